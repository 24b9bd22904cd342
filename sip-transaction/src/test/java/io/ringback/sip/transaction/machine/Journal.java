package io.ringback.sip.transaction.machine;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes down what a machine does, in the words of the figures. The time is always 0, in milliseconds. */
final class Journal implements ClientEffects, ServerEffects {
    private static final Timings TIMINGS = new Timings(500, 4000, 5000, 200, 32_000);

    private final List<String> entries = new ArrayList<>();
    private final Set<Timer> armed = EnumSet.noneOf(Timer.class);
    private final String sent;
    private final String passed;

    Journal(String sent, String passed) {
        this.sent = sent;
        this.passed = passed;
    }

    static Timings timings() {
        return TIMINGS;
    }

    List<String> entries() {
        return List.copyOf(entries);
    }

    Set<Timer> armed() {
        return armed;
    }

    void clear() {
        entries.clear();
    }

    void fired(Timer timer) {
        armed.remove(timer);
    }

    @Override
    public void enter(State from, State to) {}

    @Override
    public void arm(Timer timer, long at) {
        armed.removeIf(other -> other.purpose() == timer.purpose());
        armed.add(timer);
        entries.add(
                switch (timer) {
                    case TRYING -> "100 timer = " + at + " ms";
                    case LATE -> "late timer = " + (at == 3500 ? "until E is T2" : at);
                    case EXPIRY -> "expiry = " + length(at);
                    case CANCEL -> "Cancel timer = " + length(at);
                    case E, G -> "Timer " + timer + " = " + (at == 1000 ? "MIN(2*T1,T2)" : length(at));
                    default -> "Timer " + timer + " = " + (timer == Timer.D ? "32 s" : length(at));
                });
        if (timer == Timer.D && at != 32_000) {
            throw new AssertionError("timer D of " + at);
        }
    }

    private static String length(long millis) {
        return switch ((int) millis) {
            case 500 -> "T1";
            case 1000 -> "2*T1";
            case 4000 -> "T2";
            case 5000 -> "T4";
            case 32_000 -> "64*T1";
            default -> millis + " ms";
        };
    }

    @Override
    public void disarm(Timer timer) {
        if (!armed.remove(timer)) {
            throw new AssertionError("not armed: " + timer);
        }
        if (timer == Timer.TRYING) {
            entries.add("stop 100 timer");
        }
    }

    @Override
    public void send() {
        entries.add(sent);
    }

    @Override
    public void resend() {
        entries.add(sent.isEmpty() ? "send response again" : sent);
    }

    @Override
    public void acknowledge(SipResponse response) {
        entries.add("ACK sent");
    }

    @Override
    public void deliver(SipResponse response) {
        entries.add("resp. to TU");
    }

    @Override
    public void deliver() {
        entries.add(passed);
    }

    @Override
    public void deliverAck(SipRequest ack) {
        entries.add("ACK to TU");
    }

    @Override
    public void send(SipResponse response) {
        entries.add("send response");
    }

    @Override
    public void sendTrying() {
        entries.add("send 100");
    }

    @Override
    public void end() {}

    @Override
    public void inform(Event cause) {
        entries.add("inform TU");
    }
}
