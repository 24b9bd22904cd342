package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.negotiation.Transitions.Event;
import io.ringback.testing.Rfc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state and every event of the machine, against the sentences of the RFCs as {@code states.csv} has them. */
class TransitionsTest {
    private static final SessionDescription OFFER = Descriptions.withMedia("m=audio 6000 RTP/AVP 0");
    private static final SessionDescription ANSWER = Descriptions.withMedia("m=audio 6002 RTP/AVP 0");
    private static final int EVENTS = Event.values().length;

    /** How to come to each state. */
    private static final Map<NegotiationState, List<Event>> PATHS = Map.of(
            NegotiationState.IDLE, List.of(),
            NegotiationState.LOCAL_OFFER, List.of(Event.OFFER),
            NegotiationState.REMOTE_PRANSWER, List.of(Event.OFFER, Event.RECEIVE_PRANSWER),
            NegotiationState.REMOTE_ANSWER, List.of(Event.OFFER, Event.RECEIVE_ANSWER),
            NegotiationState.REMOTE_OFFER, List.of(Event.RECEIVE_OFFER),
            NegotiationState.LOCAL_PRANSWER, List.of(Event.RECEIVE_OFFER, Event.PRANSWER),
            NegotiationState.LOCAL_ANSWER, List.of(Event.RECEIVE_OFFER, Event.ANSWER));

    /** One line of the file. */
    record Line(NegotiationState from, Event event, String outcome) {}

    static List<Line> lines() {
        String text = new String(Descriptions.bytes("/negotiation/states.csv"), StandardCharsets.UTF_8);
        return text.lines().skip(1).map(TransitionsTest::line).toList();
    }

    private static Line line(String text) {
        String[] cells = text.split(",", 4);
        assertThat(cells[3]).contains("RFC ");
        return new Line(NegotiationState.valueOf(cells[0]), Event.valueOf(cells[1]), cells[2]);
    }

    @Test
    void everyCellIsTranscribed() {
        assertThat(lines()).hasSize(NegotiationState.values().length * EVENTS);
        assertThat(lines().stream().map(line -> line.from() + " " + line.event()))
                .doesNotHaveDuplicates();
    }

    @TestFactory
    @Rfc(number = 3264, section = "4")
    @Rfc(number = 6337, section = "3.1.1")
    @Rfc(number = 6337, section = "4.3")
    Stream<DynamicTest> followsEveryCell() {
        return lines().stream()
                .map(line -> DynamicTest.dynamicTest(line.from() + " " + line.event(), () -> check(line, false)));
    }

    @TestFactory
    @Rfc(number = 3261, section = "14.1")
    Stream<DynamicTest> followsEveryCellOfALaterExchangeToo() {
        return lines().stream()
                .filter(line -> line.from() != NegotiationState.IDLE)
                .map(line -> DynamicTest.dynamicTest(line.from() + " " + line.event(), () -> check(line, true)));
    }

    private static void check(Line line, boolean later) {
        OfferAnswer machine =
                OfferAnswer.of(Capabilities.audio(Codec.PCMU), LocalParty.of("192.0.2.7", 1, MediaPorts.of(5000)));
        NegotiationState before = NegotiationState.IDLE;
        if (later) {
            tell(machine, Event.RECEIVE_OFFER);
            tell(machine, Event.ANSWER);
            before = NegotiationState.LOCAL_ANSWER;
        }
        List<NegotiatedMedia> agreedBefore = machine.media();
        PATHS.getOrDefault(line.from(), List.of()).forEach(event -> tell(machine, event));
        assertThat(machine.state()).isEqualTo(line.from());
        List<NegotiatedMedia> agreed = machine.media();
        try {
            tell(machine, line.event());
        } catch (NegotiationException e) {
            assertThat(e.refusal().name()).isEqualTo(line.outcome());
            assertThat(machine.state()).isEqualTo(line.from());
            assertThat(machine.media()).isEqualTo(agreed);
            return;
        }
        boolean back = line.outcome().equals("before");
        assertThat(machine.state()).isEqualTo(back ? before : NegotiationState.valueOf(line.outcome()));
        if (back) {
            assertThat(machine.media()).isEqualTo(agreedBefore);
        }
    }

    private static void tell(OfferAnswer machine, Event event) {
        switch (event) {
            case OFFER -> machine.offer();
            case REPEAT_OFFER -> machine.repeatOffer();
            case RECEIVE_OFFER -> machine.receiveOffer(OFFER);
            case PRANSWER -> machine.provisionalAnswer();
            case ANSWER -> machine.answer();
            case RECEIVE_PRANSWER -> machine.receiveProvisionalAnswer(ANSWER);
            case RECEIVE_ANSWER -> machine.receiveAnswer(ANSWER);
            case CONFIRM -> machine.confirm();
            case ROLLBACK -> machine.rollback();
        }
    }

    @Test
    @Rfc(number = 6337, section = "4.3")
    void tellsHowARefusedOfferIsAnswered() {
        assertThat(Refusal.GLARE.statusCode()).hasValue(491);
        assertThat(Refusal.OFFER_UNANSWERED.statusCode()).hasValue(500);
        assertThat(Refusal.STREAM_COUNT.statusCode()).hasValue(488);
        assertThat(Refusal.OFFER_PENDING.statusCode()).isEmpty();
    }
}
