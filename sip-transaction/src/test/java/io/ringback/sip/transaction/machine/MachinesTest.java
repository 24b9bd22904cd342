package io.ringback.sip.transaction.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What holds for all four machines, whatever happens to them in whatever order. */
class MachinesTest {
    private static final SipRequest REQUEST =
            SipRequest.builder(Method.ACK, Uri.of(Slice.of("sip:a@b"))).build();
    private static final SipResponse RESPONSE = SipResponse.to(REQUEST, 200).build();
    private static final long LONG = 1_000_000;

    /** The machines, over both kinds of transport. */
    enum Kind {
        INVITE_CLIENT,
        NON_INVITE_CLIENT,
        INVITE_SERVER,
        NON_INVITE_SERVER;

        Machine<?, ?> machine(boolean reliable, World world) {
            Timings timings = Journal.timings();
            return switch (this) {
                case INVITE_CLIENT -> new InviteClientMachine(timings, reliable, world);
                case NON_INVITE_CLIENT -> new NonInviteClientMachine(timings, reliable, world);
                case INVITE_SERVER -> new InviteServerMachine(timings, reliable, world);
                case NON_INVITE_SERVER -> new NonInviteServerMachine(timings, reliable, world);
            };
        }

        boolean isClient() {
            return this == INVITE_CLIENT || this == NON_INVITE_CLIENT;
        }
    }

    /** A world with a clock that goes from one timer to the next. */
    private static final class World implements ClientEffects, ServerEffects {
        private final Map<Timer, Long> armed = new EnumMap<>(Timer.class);
        private int ends;
        private int failures;
        private int behindTheEnd;
        private State state = State.NEW;

        private void act() {
            if (ends != 0) {
                behindTheEnd++;
            }
        }

        @Override
        public void enter(State from, State to) {
            act();
            assertThat(from).isEqualTo(state);
            state = to;
        }

        @Override
        public void arm(Timer timer, long at) {
            act();
            armed.keySet().removeIf(other -> other.purpose() == timer.purpose());
            armed.put(timer, at);
        }

        @Override
        public void disarm(Timer timer) {
            assertThat(armed.remove(timer)).isNotNull();
        }

        @Override
        public void resend() {
            act();
        }

        @Override
        public void inform(Event cause) {
            act();
            failures++;
        }

        @Override
        public void end() {
            ends++;
        }

        @Override
        public void send() {
            act();
        }

        @Override
        public void acknowledge(SipResponse response) {
            act();
        }

        @Override
        public void deliver(SipResponse response) {
            act();
        }

        @Override
        public void deliver() {
            act();
        }

        @Override
        public void deliverAck(SipRequest ack) {
            act();
        }

        @Override
        public void send(SipResponse response) {
            act();
        }

        @Override
        public void sendTrying() {
            act();
        }
    }

    @Property(tries = 4000)
    void endOnceWithoutATimerThatTheirStateDoesNotOwn(
            @ForAll Kind kind, @ForAll boolean reliable, @ForAll @Size(max = 40) List<Event> events) {
        World world = new World();
        Machine<?, ?> machine = kind.machine(reliable, world);
        long now = 0;
        machine.on(Event.START, now);
        for (Event event : events) {
            now = tell(machine, world, event, now);
            check(machine, world, kind);
        }
        // Whoever waits for a peer without a limit gives up now, by the rules.
        now = tell(machine, world, kind.isClient() ? Event.CANCELLED : Event.RESPOND_REJECTION, now);
        while (!world.armed.isEmpty() && now < LONG) {
            Timer next = earliest(world);
            now = Math.max(now, world.armed.remove(next));
            machine.fired(next, now);
            check(machine, world, kind);
        }
        assertThat(machine.state()).isEqualTo(State.TERMINATED);
        assertThat(world.armed).isEmpty();
    }

    private static Timer earliest(World world) {
        return world.armed.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** A timer's event comes from a timer that runs; all others may come at any time. */
    private static long tell(Machine<?, ?> machine, World world, Event event, long now) {
        for (Timer timer : Timer.values()) {
            if (timer.event() == event) {
                Long at = world.armed.remove(timer);
                if (at == null) {
                    return now;
                }
                machine.fired(timer, Math.max(at, now));
                return Math.max(at, now);
            }
        }
        SipMessage message = event == Event.ACK ? REQUEST : RESPONSE;
        machine.on(event, message, now);
        return now;
    }

    private static void check(Machine<?, ?> machine, World world, Kind kind) {
        State state = machine.state();
        assertThat(world.state).isEqualTo(state);
        assertThat(world.armed.keySet()).allMatch(timer -> timer.runsIn(state));
        assertThat(world.ends).isEqualTo(state == State.TERMINATED ? 1 : 0);
        assertThat(world.behindTheEnd).isZero();
        if (kind.isClient()) {
            assertThat(world.failures).isLessThanOrEqualTo(1);
        }
    }
}
