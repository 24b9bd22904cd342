package io.ringback.sip.ua;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.transport.MemoryNetwork;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.sip.transport.WireEvent;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A gateway and a provider's trunk on a network in memory, in virtual time; the gateway's datagrams are recorded. */
final class Stage implements AutoCloseable {
    static final String REALM = "sip.twilio.com";
    static final SipUri TARGET = SipUri.of("sip:+18001234567@yourname.pstn.twilio.com:5060");

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final MemoryNetwork network;
    final EmbeddedTrunk trunk;
    final UserAgent agent;
    final List<WireEvent> wire = new ArrayList<>();

    Stage(Faults faults, UnaryOperator<EmbeddedTrunk.Builder> setUp) {
        network = MemoryNetwork.builder(time)
                .latency(Duration.ofMillis(5))
                .faults(faults)
                .build();
        MemoryTransport far = network.transport(address(10)).bind();
        MemoryTransport near = network.transport(address(1)).wireTap(wire::add).bind();
        trunk = setUp.apply(EmbeddedTrunk.builder(far)
                        .scheduler(time)
                        .clock(() -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS)))
                        .realm(REALM)
                        .user(UserCredentials.ofPassword("yourname", "right".toCharArray())))
                .start();
        agent = UserAgent.builder(near).scheduler(time).start();
    }

    static Stage quiet() {
        return new Stage(Faults.none(), trunk -> trunk);
    }

    private static InetSocketAddress address(int last) {
        return new InetSocketAddress(inet(last), 5060);
    }

    private static InetAddress inet(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    Account account(String password) {
        UserCredentials credentials = UserCredentials.ofPassword("yourname", password.toCharArray());
        return Account.of("provider", RealmCredentials.none().realm(REALM, credentials));
    }

    CallPlan plan(String password) {
        HostPort proxy = HostPort.of("192.0.2.10", 5060);
        return new CallPlan(
                TARGET,
                NameAddr.of(SipUri.of("sip:1234567890@gateway.example.com")),
                account(password),
                MediaPlan.audio(16_666, Codec.PCMU, Codec.telephoneEvent(8_000)),
                HopLocator.through(proxy, agent.locator()),
                CallPlan.DEFAULT_PATIENCE);
    }

    void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    /** What the gateway has sent or received, without what was lost, as text lines such as {@code > INVITE}. */
    List<String> flow() {
        return wire.stream()
                .map(event -> (event.direction() == Direction.OUT ? "> " : "< ") + summary(message(event)))
                .toList();
    }

    private static String summary(SipMessage message) {
        String line = message.startLine().toString();
        String method = message.cSeq().method().name();
        return message instanceof SipRequest ? method : line.substring(8, 11) + " " + method;
    }

    List<SipMessage> messages() {
        return wire.stream().map(Stage::message).toList();
    }

    private static SipMessage message(WireEvent event) {
        return (SipMessage) SipParser.strict().parse(event.bytes().toBytes());
    }

    @Override
    public void close() {
        agent.close().subscribe();
        trunk.close().subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));
        network.dispose();
        time.dispose();
    }
}
