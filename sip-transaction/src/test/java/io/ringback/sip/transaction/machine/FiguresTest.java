package io.ringback.sip.transaction.machine;

import static io.ringback.sip.transaction.machine.Event.ACK;
import static io.ringback.sip.transaction.machine.Event.PROVISIONAL;
import static io.ringback.sip.transaction.machine.Event.REJECTION;
import static io.ringback.sip.transaction.machine.Event.RESPOND_PROVISIONAL;
import static io.ringback.sip.transaction.machine.Event.RESPOND_REJECTION;
import static io.ringback.sip.transaction.machine.Event.RESPOND_SUCCESS;
import static io.ringback.sip.transaction.machine.Event.START;
import static io.ringback.sip.transaction.machine.Event.SUCCESS;
import static io.ringback.sip.transaction.machine.Event.TIMER_B;
import static io.ringback.sip.transaction.machine.Event.TIMER_EXPIRY;
import static io.ringback.sip.transaction.machine.Event.TIMER_F;
import static io.ringback.sip.transaction.machine.Event.TIMER_L;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state and every event of every machine, against the figures as they were transcribed from the RFCs. */
class FiguresTest {
    private static final SipRequest REQUEST =
            SipRequest.builder(Method.ACK, Uri.of(Slice.of("sip:a@b"))).build();
    private static final SipResponse RESPONSE = SipResponse.to(REQUEST, 200).build();

    /**
     * One machine.
     *
     * @param figure the file
     * @param paths how to come to each state from the start
     * @param maker makes it for a reliable transport or an unreliable one
     */
    private record Subject(
            String figure,
            String sent,
            String passed,
            Map<State, List<Event>> paths,
            BiFunction<Boolean, Journal, Machine<?, ?>> maker) {}

    @TestFactory
    @Rfc(number = 3261, section = "17.1.1.2")
    @Rfc(number = 6026, section = "8.4")
    Stream<DynamicTest> followsFigure5() {
        return everyCell(new Subject(
                "invite-client",
                "INVITE sent",
                "",
                Map.of(
                        State.NEW, List.of(),
                        State.CALLING, List.of(START),
                        State.PROCEEDING, List.of(START, PROVISIONAL),
                        State.COMPLETED, List.of(START, PROVISIONAL, REJECTION),
                        State.ACCEPTED, List.of(START, SUCCESS),
                        State.TERMINATED, List.of(START, TIMER_B)),
                (reliable, journal) -> new InviteClientMachine(Journal.timings(), reliable, journal)));
    }

    @TestFactory
    @Rfc(number = 3261, section = "17.1.2.2")
    Stream<DynamicTest> followsFigure6() {
        return everyCell(new Subject(
                "non-invite-client",
                "Request sent",
                "",
                Map.of(
                        State.NEW, List.of(),
                        State.TRYING, List.of(START),
                        State.PROCEEDING, List.of(START, PROVISIONAL),
                        State.COMPLETED, List.of(START, SUCCESS),
                        State.TERMINATED, List.of(START, TIMER_F)),
                (reliable, journal) -> new NonInviteClientMachine(Journal.timings(), reliable, journal)));
    }

    @TestFactory
    @Rfc(number = 3261, section = "17.2.1")
    @Rfc(number = 6026, section = "8.6")
    Stream<DynamicTest> followsFigure7() {
        return everyCell(new Subject(
                "invite-server",
                "",
                "pass INV to TU",
                Map.of(
                        State.NEW, List.of(),
                        State.PROCEEDING, List.of(START),
                        State.COMPLETED, List.of(START, RESPOND_REJECTION),
                        State.CONFIRMED, List.of(START, RESPOND_REJECTION, ACK),
                        State.ACCEPTED, List.of(START, RESPOND_SUCCESS),
                        State.TERMINATED, List.of(START, RESPOND_SUCCESS, TIMER_L)),
                (reliable, journal) -> new InviteServerMachine(Journal.timings(), reliable, journal)));
    }

    @TestFactory
    @Rfc(number = 3261, section = "17.2.2")
    @Rfc(number = 4320, section = "4.1")
    Stream<DynamicTest> followsFigure8() {
        return everyCell(new Subject(
                "non-invite-server",
                "",
                "pass to TU",
                Map.of(
                        State.NEW, List.of(),
                        State.TRYING, List.of(START),
                        State.PROCEEDING, List.of(START, RESPOND_PROVISIONAL),
                        State.COMPLETED, List.of(START, RESPOND_SUCCESS),
                        State.TERMINATED, List.of(START, TIMER_EXPIRY)),
                (reliable, journal) -> new NonInviteServerMachine(Journal.timings(), reliable, journal)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite-client", "non-invite-client", "invite-server", "non-invite-server"})
    void tellsEachCellOnce(String name) {
        List<Figure.Line> lines = Figure.read(name).lines();

        assertThat(lines.stream().map(line -> line.from() + " " + line.event())).doesNotHaveDuplicates();
        assertThat(lines.stream().filter(line -> line.from() == State.NEW)).hasSize(1);
        // Every state that a line leads to, but for the last one, is left by a line.
        assertThat(lines.stream().map(Figure.Line::to).filter(state -> state != State.TERMINATED))
                .allMatch(state -> lines.stream().anyMatch(line -> line.from() == state));
    }

    private static Stream<DynamicTest> everyCell(Subject subject) {
        Figure figure = Figure.read(subject.figure());
        return Stream.of(false, true)
                .flatMap(reliable -> subject.paths().keySet().stream()
                        .sorted()
                        .flatMap(state -> Stream.of(Event.values())
                                .map(event -> DynamicTest.dynamicTest(
                                        (reliable ? "reliable " : "unreliable ") + state + ' ' + event,
                                        () -> checkCell(subject, figure, state, event, reliable)))));
    }

    private static void checkCell(Subject subject, Figure figure, State from, Event event, boolean reliable) {
        Journal journal = new Journal(subject.sent(), subject.passed());
        Machine<?, ?> machine = subject.maker().apply(reliable, journal);
        subject.paths().get(from).forEach(step -> tell(machine, journal, step));
        if (machine.state() != from) {
            // Over a reliable transport nobody can stay in a state whose timer has no length.
            assertThat(reliable).isTrue();
            assertThat(machine.state()).isEqualTo(State.TERMINATED);
            return;
        }
        journal.clear();
        boolean heard = tell(machine, journal, event);
        Figure.Line line = figure.at(from, event).orElse(null);
        if (line == null) {
            assertThat(heard).isFalse();
            assertThat(machine.state()).isEqualTo(from);
            assertThat(journal.entries()).isEmpty();
        } else {
            assertThat(heard).isTrue();
            assertThat(machine.state()).isEqualTo(line.to(reliable));
            List<String> done = journal.entries().stream()
                    .filter(entry ->
                            !entry.equals("stop 100 timer") || line.actions().contains(entry))
                    .toList();
            assertThat(done).containsExactlyInAnyOrderElementsOf(line.actions(reliable));
        }
        assertThat(journal.armed()).allMatch(timer -> timer.runsIn(machine.state()));
    }

    private static boolean tell(Machine<?, ?> machine, Journal journal, Event event) {
        for (Timer timer : Timer.values()) {
            if (timer.event() == event) {
                journal.fired(timer);
                State before = machine.state();
                int entries = journal.entries().size();
                machine.fired(timer, 0);
                return machine.state() != before || journal.entries().size() != entries;
            }
        }
        return machine.on(event, message(event), 0);
    }

    private static SipMessage message(Event event) {
        return event == ACK ? REQUEST : RESPONSE;
    }
}
