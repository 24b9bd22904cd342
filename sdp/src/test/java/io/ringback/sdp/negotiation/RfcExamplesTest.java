package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.Descriptions;
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

    @Test
    @Rfc(number = 8866, section = "5")
    void answersTheExampleOfRfc8866() {
        SessionDescription offer = Descriptions.of(
                "v=0",
                "o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1",
                "s=Call to John Smith",
                "i=SDP Offer #1",
                "u=http://www.jdoe.example.com/home.html",
                "e=Jane Doe <jane@jdoe.example.com>",
                "p=+1 617 555-6011",
                "c=IN IP4 198.51.100.1",
                "t=0 0",
                "m=audio 49170 RTP/AVP 0",
                "m=audio 49180 RTP/AVP 0",
                "m=video 51372 RTP/AVP 99",
                "c=IN IP6 2001:db8::2",
                "a=rtpmap:99 h263-1998/90000");
        Capabilities capabilities = Capabilities.of(
                MediaCapability.audio(Codec.PCMU), MediaCapability.video(Codec.of("H263-1998", 90_000)));
        OfferAnswer machine =
                OfferAnswer.of(capabilities, LocalParty.of("203.0.113.7", 9, MediaPorts.of(4000, 4002, 4004)));
        machine.receiveOffer(offer);
        assertThat(machine.answer().media())
                .extracting(media -> media.line().text())
                .containsExactly("audio 4000 RTP/AVP 0", "audio 0 RTP/AVP 0", "video 4004 RTP/AVP 99");
        assertThat(machine.media().get(0).remotePort()).isEqualTo(49_170);
        assertThat(machine.media().get(2).remoteConnection().orElseThrow().address())
                .hasToString("2001:db8::2");
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
