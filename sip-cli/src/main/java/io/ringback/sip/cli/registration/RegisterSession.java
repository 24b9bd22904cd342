package io.ringback.sip.cli.registration;

import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.cli.wire.Recorder;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.TransportCounters;
import io.ringback.sip.transport.WireTap;
import io.ringback.sip.ua.Registration;
import io.ringback.sip.ua.RegistrationEvent;
import io.ringback.sip.ua.UserAgent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Registers over a transport of its own, keeps the registration, and removes it; all messages are recorded. */
public final class RegisterSession implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final UserAgent agent;
    private final Recorder recorder;
    private final AtomicReference<@Nullable Registration> current = new AtomicReference<>();
    private volatile boolean ended;

    private RegisterSession(UserAgent agent, Recorder recorder) {
        this.agent = agent;
        this.recorder = recorder;
    }

    /**
     * Binds a transport.
     *
     * @param address the local address; port 0 takes a free one
     * @param plan what messages go by
     * @param tap sees its messages too
     * @return a session that can make one registration
     * @throws io.ringback.sip.transport.BindFailedException if the address cannot be bound
     */
    public static RegisterSession open(InetSocketAddress address, TransportPlan plan, WireTap tap) {
        Recorder recorder = Recorder.create();
        SipTransport transport = plan.bind(address, TransportCounters.create(), event -> {
            recorder.passed(event);
            tap.passed(event);
        });
        return new RegisterSession(UserAgent.builder(transport).start(), recorder);
    }

    /**
     * Registers, keeps the registration as long as it is wanted, removes it, and closes the transport.
     *
     * @param order the registration
     * @return what has become of it
     */
    public RegisterReport run(RegisterOrder order) {
        Registration registration = agent.register(order.plan(agent.locator()));
        List<RegistrationEvent> events = new CopyOnWriteArrayList<>();
        registration.events().subscribe(events::add);
        current.set(registration);
        if (ended) {
            registration.remove();
        }
        RegistrationEvent first = registration.events().blockFirst();
        if (first instanceof RegistrationEvent.Registered) {
            Mono.firstWithSignal(
                            registration.events().then(),
                            Mono.delay(order.keep()).then())
                    .block();
        }
        registration.remove().onErrorComplete().block();
        InetSocketAddress local = agent.transport().localAddress();
        // What was sent last is on the wire, and so recorded, when the transport has closed.
        close();
        return new RegisterReport(order, List.copyOf(events), local, recorder.messages());
    }

    /** Removes the registration now. May be called by any thread. */
    public void end() {
        ended = true;
        Registration registration = current.get();
        if (registration != null) {
            registration.remove();
        }
    }

    @Override
    public void close() {
        agent.close().timeout(CLOSE_PATIENCE).onErrorComplete().block();
    }
}
