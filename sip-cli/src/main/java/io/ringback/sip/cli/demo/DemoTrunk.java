package io.ringback.sip.cli.demo;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

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

    private DemoTrunk(EmbeddedTrunk trunk) {
        this.trunk = trunk;
    }

    /**
     * Starts a trunk.
     *
     * @param setting how it behaves
     * @return a trunk that takes calls
     */
    public static DemoTrunk start(DemoSetting setting) {
        StaleClock clock = new StaleClock(setting.stale() ? NONCE_LIFETIME.multipliedBy(2) : Duration.ZERO);
        UdpTransport transport = Objects.requireNonNull(
                UdpTransport.builder().wireTap(clock).bind().block());
        String password = setting.wrongPassword() ? OTHER_PASSWORD : PASSWORD;
        VerifierPolicy policy = VerifierPolicy.defaults()
                .withAlgorithms(setting.algorithm())
                .withQops(setting.qop())
                .withNonceLifetime(NONCE_LIFETIME);
        return new DemoTrunk(EmbeddedTrunk.builder(transport)
                .realm(REALM)
                .user(UserCredentials.ofPassword(USER, password.toCharArray()))
                .policy(policy)
                .authenticateDialogs(true)
                .clock(clock)
                .start());
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
