package io.ringback.sip.cli.call;

import io.ringback.sip.cli.wire.Recorder;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.TransportCounters;
import io.ringback.sip.transport.WireEvent;
import io.ringback.sip.transport.WireTap;
import io.ringback.sip.ua.Call;
import io.ringback.sip.ua.CallEnd;
import io.ringback.sip.ua.CallOutcome;
import io.ringback.sip.ua.UserAgent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Places one call over a transport of its own, holds it, and hangs up; all of its messages are recorded. */
public final class CallSession implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final UserAgent agent;
    private final Recorder recorder;
    private final TransportCounters counters;
    private final AtomicReference<@Nullable Call> current = new AtomicReference<>();
    private volatile boolean hungUp;

    private CallSession(UserAgent agent, Recorder recorder, TransportCounters counters) {
        this.agent = agent;
        this.recorder = recorder;
        this.counters = counters;
    }

    /**
     * Binds a transport.
     *
     * @param address the local address; port 0 takes a free one
     * @param plan what messages go by
     * @param tap sees its messages too
     * @return a session that can place one call
     * @throws io.ringback.sip.transport.BindFailedException if the address cannot be bound
     */
    public static CallSession open(InetSocketAddress address, TransportPlan plan, WireTap tap) {
        Recorder recorder = Recorder.create();
        TransportCounters counters = TransportCounters.create();
        SipTransport transport = plan.bind(address, counters, both(recorder, tap));
        return new CallSession(UserAgent.builder(transport).start(), recorder, counters);
    }

    private static WireTap both(WireTap first, WireTap second) {
        return (WireEvent event) -> {
            first.passed(event);
            second.passed(event);
        };
    }

    /**
     * Places the call, waits until it is over, and closes the transport.
     *
     * @param order the call
     * @return what has become of it
     */
    public CallReport run(CallOrder order) {
        Call call = agent.call(order.plan(agent.locator()));
        current.set(call);
        if (hungUp) {
            call.hangUp();
        }
        CallOutcome outcome = Objects.requireNonNull(call.outcome().block());
        if (outcome instanceof CallOutcome.Answered) {
            Mono.firstWithSignal(call.ended(), Mono.delay(order.hold())).block();
            call.hangUp();
        }
        CallEnd end = Objects.requireNonNull(call.ended().block());
        InetSocketAddress local = agent.transport().localAddress();
        // What was sent last is on the wire, and so recorded, when the transport has closed.
        close();
        return new CallReport(order, outcome, end, call.remoteDescription(), local, recorder.messages(), counters);
    }

    /** Ends the call as far as it has come: CANCEL before the answer, BYE after it. May be called by any thread. */
    public void hangUp() {
        hungUp = true;
        Call call = current.get();
        if (call != null) {
            call.hangUp();
        }
    }

    @Override
    public void close() {
        agent.close().timeout(CLOSE_PATIENCE).onErrorComplete().block();
    }
}
