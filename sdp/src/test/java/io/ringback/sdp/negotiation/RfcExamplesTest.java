package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Direction;
import io.ringback.testing.Rfc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples of the RFCs, played by two machines. Each side has to say what it says in the RFC, version included, and
 * then hears the RFC's own text; what each makes of that is checked against both texts.
 */
class RfcExamplesTest {
    /** Where the machine says something else, and why: what it says for the stream of that place. */
    private record Other(int stream, String says, String because) {}

    private static final Map<String, Other> DIFFERENT = Map.of(
            "2.3 Audio and Video 3: 1 bob",
            new Other(
                    0,
                    "audio 49172 RTP/AVP 97 at IN IP4 host.biloxi.example.com SENDRECV",
                    "RFC 3264 §6.1: an answer should have the offer's payload type, which the example changes to 99"),
            "3.2 Hold with Two Streams: 3 alice",
            new Other(
                    0,
                    "audio 49170 RTP/AVP 97 at IN IP4 host.atlanta.example.com RECVONLY",
                    "RFC 3264 §6.1: sendonly must be answered with recvonly or inactive; the example says sendrecv, and"
                            + " adds a format that was not offered"));

    @TestFactory
    @Rfc(number = 4317, section = "2")
    @Rfc(number = 4317, section = "3")
    @Rfc(number = 4317, section = "4")
    @Rfc(number = 4317, section = "5")
    Stream<DynamicTest> playsTheExamplesOfRfc4317() {
        return Example.read("rfc4317.txt").stream()
                .map(example -> DynamicTest.dynamicTest(example.title(), () -> play(example)));
    }

    @TestFactory
    @Rfc(number = 3264, section = "10.1")
    @Rfc(number = 3264, section = "10.2")
    Stream<DynamicTest> playsTheExamplesOfRfc3264() {
        return Example.read("rfc3264.txt").stream()
                .map(example -> DynamicTest.dynamicTest(example.title(), () -> play(example)));
    }

    @Test
    void theExamplesOfRfc4317AreAllThere() {
        List<Example> examples = Example.read("rfc4317.txt");
        assertThat(examples).hasSize(16);
        assertThat(examples.stream().mapToInt(example -> example.steps().size()).sum())
                .isEqualTo(2 * 27);
        assertThat(DIFFERENT.values())
                .allSatisfy(other -> assertThat(other.because()).startsWith("RFC"));
    }

    private static void play(Example example) {
        Map<String, Actor> actors = new HashMap<>();
        for (Example.Step step : example.steps()) {
            actors.computeIfAbsent(step.who(), who -> new Actor(step.text()));
        }
        assertThat(actors).hasSize(2);
        SessionDescription offer = null;
        for (int i = 0; i < example.steps().size(); i++) {
            Example.Step step = example.steps().get(i);
            Actor speaker = actors.get(step.who());
            Actor listener = actors.entrySet().stream()
                    .filter(actor -> !actor.getKey().equals(step.who()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            SessionDescription said = step.offer() ? speaker.offers(step.text()) : speaker.machine.answer();
            compare(example.title() + ": " + i + " " + step.who(), said, step.text());
            if (step.offer()) {
                // The listener wants what it will say.
                listener.rehearse(example.steps().get(i + 1).text());
                listener.machine.receiveOffer(step.text());
                offer = step.text();
            } else {
                assertThat(listener.machine.receiveAnswer(step.text())).isEqualTo(AnswerOutcome.APPLIED);
                hears(listener.machine.media(), offer, step.text());
                hears(speaker.machine.media(), said, offer);
            }
        }
    }

    private static void compare(String place, SessionDescription said, SessionDescription text) {
        Other other = DIFFERENT.get(place);
        if (other == null) {
            assertThat(Actor.content(said)).as(place).isEqualTo(Actor.content(text));
            return;
        }
        assertThat(Actor.content(said)).as(place).isNotEqualTo(Actor.content(text));
        assertThat(said.origin()).isEqualTo(text.origin());
        MediaDescription media = said.media().get(other.stream());
        assertThat(media.line() + " at " + media.connection().orElseThrow() + " " + media.direction())
                .isEqualTo(other.says());
    }

    /** What one side makes of its own description and the other's. */
    private static void hears(List<NegotiatedMedia> agreed, SessionDescription own, SessionDescription other) {
        assertThat(agreed).hasSize(own.media().size());
        IntStream.range(0, agreed.size())
                .forEach(i ->
                        hears(agreed.get(i), own.media().get(i), other.media().get(i)));
    }

    private static void hears(NegotiatedMedia agreed, MediaDescription own, MediaDescription other) {
        assertThat(agreed.isAccepted()).isEqualTo(!own.isRejected() && !other.isRejected());
        if (!agreed.isAccepted()) {
            assertThat(agreed.sends() || agreed.receives()).isFalse();
            return;
        }
        Direction both = own.direction().and(other.direction().reversed());
        assertThat(agreed.direction()).isEqualTo(both);
        assertThat(agreed.local().connection()).isEqualTo(own.connection());
        assertThat(agreed.localPort()).isEqualTo(own.port());
        assertThat(agreed.remoteConnection()).isEqualTo(other.connection());
        assertThat(agreed.remotePort()).isEqualTo(other.port());
        assertThat(agreed.sends())
                .isEqualTo(both.sends() && !other.connection().orElseThrow().isUnspecified());
        assertThat(agreed.formats()).isNotEmpty().allSatisfy(format -> {
            assertThat(other.rtpMap(format.sendPayloadType()).filter(format.codec()::matches))
                    .isPresent();
            assertThat(own.rtpMap(format.receivePayloadType()).filter(format.codec()::matches))
                    .isPresent();
        });
    }
}
