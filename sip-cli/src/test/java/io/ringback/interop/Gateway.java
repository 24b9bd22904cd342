package io.ringback.interop;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.TransportObserver;
import io.ringback.sip.transport.WireEvent;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.Call;
import io.ringback.sip.ua.CallPlan;
import io.ringback.sip.ua.MediaPlan;
import io.ringback.sip.ua.RandomTokens;
import io.ringback.sip.ua.Registration;
import io.ringback.sip.ua.RegistrationPlan;
import io.ringback.sip.ua.Reply;
import io.ringback.sip.ua.UserAgent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Our side of an interop test: bob at the realm trunk.test, over a real socket. */
final class Gateway implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<WireEvent> wire = new CopyOnWriteArrayList<>();
    private final UserAgent agent;

    Gateway() {
        this(TransportPlan.udp());
    }

    Gateway(TransportPlan plan) {
        this(plan, TransportObserver.none());
    }

    Gateway(TransportPlan plan, TransportObserver observer) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        agent = UserAgent.builder(plan.bind(any, observer, wire::add)).start();
    }

    static <T> T present(T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private static Account account(String password) {
        UserCredentials bob = UserCredentials.ofPassword("bob", password.toCharArray());
        return Account.of("trunk", RealmCredentials.none().realm("trunk.test", bob));
    }

    private static NameAddr self() {
        return NameAddr.of(SipUri.of("sip:bob@trunk.test"));
    }

    Call call(String uri, String password) {
        return agent.call(new CallPlan(
                SipUri.of(uri),
                self(),
                account(password),
                MediaPlan.audio(16_666, Codec.PCMU, Codec.telephoneEvent(8_000)),
                agent.locator(),
                CallPlan.DEFAULT_PATIENCE));
    }

    /** Sends a REGISTER through its challenge. */
    Reply register(int registrar, String password) {
        SipRequest register = SipRequest.builder(Method.REGISTER, SipUri.of("sip:127.0.0.1:" + registrar))
                .set(HeaderTypes.MAX_FORWARDS, 70)
                .set(HeaderTypes.FROM, self().withTag(RandomTokens.tag()))
                .set(HeaderTypes.TO, self())
                .set(HeaderTypes.CALL_ID, RandomTokens.callId())
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.REGISTER))
                .set(HeaderTypes.CONTACT, Contact.of(self()))
                .set(HeaderTypes.EXPIRES, 60L)
                .build();
        return present(
                agent.request(register, account(password), agent.locator()).block(PATIENCE));
    }

    /** Registers a user with the password of bob, and keeps the registration. */
    Registration registration(int registrar, String user) {
        return agent.register(new RegistrationPlan(
                SipUri.of("sip:127.0.0.1:" + registrar),
                NameAddr.of(SipUri.of("sip:" + user + "@trunk.test")),
                List.of(),
                account("s3cret"),
                agent.locator(),
                Duration.ofSeconds(60)));
    }

    /** How many requests of a method were sent. */
    long sent(Method method) {
        return wire.stream()
                .filter(event -> event.direction() == Direction.OUT)
                .filter(event -> event.bytes().toString().startsWith(method.name() + " "))
                .count();
    }

    @Override
    public void close() {
        agent.close().block(PATIENCE);
    }
}
