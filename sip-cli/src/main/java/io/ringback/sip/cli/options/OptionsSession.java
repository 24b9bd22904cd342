package io.ringback.sip.cli.options;

import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.cli.wire.Recorder;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.TransportCounters;
import io.ringback.sip.transport.WireTap;
import io.ringback.sip.transport.location.DnsClient;
import io.ringback.sip.transport.location.NettyDnsClient;
import io.ringback.sip.transport.location.ServerLocator;
import io.ringback.sip.ua.HopLocator;
import io.ringback.sip.ua.Reply;
import io.ringback.sip.ua.UserAgent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Sends one OPTIONS request over a transport of its own; each step, and all messages, are recorded. */
public final class OptionsSession implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final UserAgent agent;
    private final NettyDnsClient dns;
    private final Recorder recorder;
    private final Trail trail;
    private final Sinks.Empty<Void> stopped = Sinks.empty();

    private OptionsSession(UserAgent agent, NettyDnsClient dns, Recorder recorder, Trail trail) {
        this.agent = agent;
        this.dns = dns;
        this.recorder = recorder;
        this.trail = trail;
    }

    /**
     * Binds a transport.
     *
     * @param address the local address; port 0 takes a free one
     * @param plan what messages go by
     * @param server the DNS server to ask; those of the system if it is empty
     * @param tap sees its messages too
     * @return a session that can send one request
     * @throws io.ringback.sip.transport.BindFailedException if the address cannot be bound
     */
    public static OptionsSession open(
            InetSocketAddress address, TransportPlan plan, Optional<InetSocketAddress> server, WireTap tap) {
        Recorder recorder = Recorder.create();
        Trail trail = new Trail();
        SipTransport transport = plan.bind(address, TransportCounters.create(), event -> {
            recorder.passed(event);
            tap.passed(event);
        });
        NettyDnsClient dns = server.map(given -> NettyDnsClient.of(NettyDnsClient.DEFAULT_TIMEOUT, given))
                .orElseGet(NettyDnsClient::system);
        UserAgent agent = UserAgent.builder(transport)
                .servers(servers(transport, dns, trail))
                .failover(trail)
                .start();
        return new OptionsSession(agent, dns, recorder, trail);
    }

    private static ServerLocator servers(SipTransport transport, DnsClient dns, Trail trail) {
        return ServerLocator.builder(transport).dns(dns).observer(trail).build();
    }

    /**
     * Sends the request, waits for its final response, and closes the transport.
     *
     * @param order the request
     * @return what has become of it
     */
    public OptionsReport run(OptionsOrder order) {
        HopLocator direct = agent.locator();
        HopLocator locator =
                order.proxy().map(proxy -> HopLocator.through(proxy, direct)).orElse(direct);
        Outcome outcome = agent.request(order.request(), order.account(), locator)
                .map(reply -> new Outcome(Optional.of(reply), Optional.empty()))
                .takeUntilOther(stopped.asMono())
                .onErrorResume(failure -> Mono.just(new Outcome(Optional.empty(), Optional.of(failure))))
                .blockOptional()
                .orElseGet(() -> new Outcome(Optional.empty(), Optional.empty()));
        InetSocketAddress local = agent.transport().localAddress();
        // What was sent last is on the wire, and so recorded, when the transport has closed.
        close();
        return new OptionsReport(outcome.reply(), outcome.failure(), trail.steps(), local, recorder.messages());
    }

    private record Outcome(Optional<Reply> reply, Optional<Throwable> failure) {}

    /** Waits no longer. May be called by any thread. */
    public void stop() {
        stopped.tryEmitEmpty();
    }

    @Override
    public void close() {
        dns.dispose();
        agent.close().timeout(CLOSE_PATIENCE).onErrorComplete().block();
    }
}
