package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.MemoryNetwork;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.testing.Rfc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A 2xx to an INVITE that comes when nobody awaits it any more, from a callee that is played by hand. */
class StraySuccessTest {
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final MemoryNetwork network = MemoryNetwork.on(time);
    private final MemoryTransport callee = network.transport(address(9)).bind();
    private final List<SipRequest> heard = new ArrayList<>();
    private final UserAgent agent = UserAgent.builder(
                    network.transport(address(1)).bind())
            .scheduler(time)
            .start();

    StraySuccessTest() {
        callee.start(arrival -> {
            heard.add((SipRequest) ((Delivery) arrival).message());
            return Admission.ACCEPTED;
        });
    }

    @AfterEach
    void stop() {
        agent.close().subscribe();
        callee.close().subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));
        network.dispose();
        time.dispose();
    }

    private static InetSocketAddress address(int last) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 5060);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Call call() {
        Call call = agent.call(new CallPlan(
                SipUri.of("sip:bob@192.0.2.9"),
                NameAddr.of(SipUri.of("sip:alice@192.0.2.1")),
                Account.of("nobody", io.ringback.sip.auth.RealmCredentials.none()),
                MediaPlan.audio(16_666, io.ringback.sdp.negotiation.Codec.PCMU),
                HopLocator.through(HostPort.of("192.0.2.9", 5060), agent.locator()),
                CallPlan.DEFAULT_PATIENCE));
        pass(1);
        return call;
    }

    private void pass(int seconds) {
        time.advanceTimeBy(Duration.ofSeconds(seconds));
    }

    private SipResponse ok() {
        SipRequest invite = heard.get(0);
        return SipResponse.to(invite, 200)
                .set(HeaderTypes.TO, invite.to().withTag("bob"))
                .set(HeaderTypes.CONTACT, Contact.of(NameAddr.of(SipUri.of("sip:bob@192.0.2.9:5060"))))
                .build();
    }

    private void send(SipResponse response) {
        callee.send(new Delivery(response, callee.hopTo(address(1)))).subscribe();
        pass(1);
    }

    /** What came behind the INVITE and its retransmissions. */
    private List<SipRequest> behindTheInvite() {
        return heard.stream()
                .filter(request -> !request.method().equals(Method.INVITE))
                .toList();
    }

    private List<Method> methods() {
        return behindTheInvite().stream().map(SipRequest::method).toList();
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void acknowledgesA2xxThatComesAgainBehindTheEndOfItsTransaction() {
        Call call = call();
        String offer = heard.get(0).body().toString();
        send(ok().edit()
                .body(heard.get(0).contentType().orElseThrow(), io.ringback.text.Slice.of(offer))
                .build());
        assertThat(Optional.ofNullable(call.outcome().block(Duration.ZERO)).orElseThrow())
                .isInstanceOf(CallOutcome.Answered.class);
        pass(40);
        send(ok());

        assertThat(methods()).containsExactly(Method.ACK, Method.ACK);
        assertThat(behindTheInvite().get(1)).isEqualTo(behindTheInvite().get(0));
        assertThat(agent.dialogs()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void endsTheCallOfA2xxThatComesBehindItsTimeout() {
        call();
        pass(33);
        send(ok());

        assertThat(methods()).startsWith(Method.ACK, Method.BYE);
        assertThat(behindTheInvite().get(0).cSeq().number())
                .isEqualTo(heard.get(0).cSeq().number());
        assertThat(behindTheInvite().get(1).to().tag().orElseThrow()).hasToString("bob");
        assertThat(agent.dialogs()).isZero();
    }

    @Test
    void answersNo2xxToAnInviteThatIsNotOurs() {
        call();
        pass(33);
        send(ok().edit().set(KnownHeader.CALL_ID, "forged").build());
        pass(40);
        send(ok());

        assertThat(methods()).isEmpty();
    }

    @Test
    void hangsUpWhenItIsShutDown() {
        try (Stage stage = Stage.quiet()) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(1));
            List<String> ends = new ArrayList<>();
            stage.agent.shutdown().subscribe(nothing -> {}, failure -> {}, () -> ends.add("closed"));
            stage.pass(Duration.ofSeconds(1));
            assertThat(call.ended().block(Duration.ZERO)).isEqualTo(CallEnd.LOCAL);
            stage.pass(Duration.ofSeconds(40));

            assertThat(stage.flow()).endsWith("> BYE", "< 200 BYE");
            assertThat(ends).containsExactly("closed");
            assertThat(stage.trunk.openCalls()).isZero();
        }
    }
}
