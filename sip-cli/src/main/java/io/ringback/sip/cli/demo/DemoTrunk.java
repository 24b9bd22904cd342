package io.ringback.sip.cli.demo;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.TransportObserver;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** The provider's side of a demonstration: an embedded trunk at a free port of the loopback address. */
public final class DemoTrunk implements AutoCloseable {
    /** The realm of its challenges. */
    public static final String REALM = "sip.twilio.com";

    static final String USER = "yourname";
    static final String PASSWORD = "yourpassword1234567";

    private static final String OTHER_PASSWORD = "another password";
    private static final Duration NONCE_LIFETIME = Duration.ofMinutes(5);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final EmbeddedTrunk trunk;
    private final TransportProtocol protocol;
    private final Optional<DemoCertificate> certificate;

    private DemoTrunk(EmbeddedTrunk trunk, TransportProtocol protocol, Optional<DemoCertificate> certificate) {
        this.trunk = trunk;
        this.protocol = protocol;
        this.certificate = certificate;
    }

    /**
     * Starts a trunk.
     *
     * @param setting how it behaves
     * @param protocol what it listens by
     * @return a trunk that takes calls
     */
    public static DemoTrunk start(DemoSetting setting, TransportProtocol protocol) {
        StaleClock clock = new StaleClock(setting.stale() ? NONCE_LIFETIME.multipliedBy(2) : Duration.ZERO);
        Optional<DemoCertificate> certificate =
                protocol.secure() ? Optional.of(DemoCertificate.of(REALM)) : Optional.empty();
        TransportPlan plan = new TransportPlan(
                Optional.of(protocol), certificate.map(DemoCertificate::shown), Optional.empty(), Faults.none());
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        SipTransport transport = plan.bind(any, TransportObserver.none(), clock);
        String password = setting.wrongPassword() ? OTHER_PASSWORD : PASSWORD;
        VerifierPolicy policy = VerifierPolicy.defaults()
                .withAlgorithms(setting.algorithm())
                .withQops(setting.qop())
                .withNonceLifetime(NONCE_LIFETIME);
        EmbeddedTrunk trunk = EmbeddedTrunk.builder(transport)
                .realm(REALM)
                .user(UserCredentials.ofPassword(USER, password.toCharArray()))
                .policy(policy)
                .authenticateDialogs(true)
                .clock(clock)
                .start();
        return new DemoTrunk(trunk, protocol, certificate);
    }

    /**
     * How a gateway gets here: it trusts the trunk's certificate.
     *
     * @param faults what happens to its datagrams
     * @return the plan
     */
    public TransportPlan plan(Faults faults) {
        return new TransportPlan(
                Optional.of(protocol), certificate.map(DemoCertificate::trusted), Optional.of(REALM), faults);
    }

    /**
     * Where it listens.
     *
     * @return the loopback address and the port
     */
    public HostPort address() {
        InetSocketAddress address = trunk.address();
        return new HostPort(Host.of(address.getAddress()), address.getPort());
    }

    @Override
    public void close() {
        trunk.close().timeout(CLOSE_PATIENCE).onErrorComplete().block();
    }
}
