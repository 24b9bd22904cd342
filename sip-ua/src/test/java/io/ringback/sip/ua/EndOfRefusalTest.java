package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.MemoryNetwork;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Whoever waits for the end of a call that rings may end the transport next: the caller must have heard of it. */
class EndOfRefusalTest {
    private static final String INVITE = """
            INVITE sip:1@192.0.2.1 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK77
            From: <sip:alice@example.com>;tag=1
            To: <sip:1@192.0.2.1>
            Call-ID: 1@192.0.2.9
            CSeq: 1 INVITE
            Contact: <sip:alice@192.0.2.9>
            Max-Forwards: 70
            Content-Length: 0

            """.replace("\n", "\r\n");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final MemoryNetwork network = MemoryNetwork.on(time);
    private final HeldTransport held =
            new HeldTransport(network.transport(address(1)).bind(), EndOfRefusalTest::isRefusal);
    private final EmbeddedTrunk trunk = EmbeddedTrunk.builder(held)
            .scheduler(time)
            .ring(Duration.ofSeconds(60))
            .start();
    private final MemoryTransport caller = network.transport(address(9)).bind();
    private final List<Integer> answers = new ArrayList<>();
    private final List<IncomingCall> calls = new ArrayList<>();
    private final List<CallEnd> ends = new ArrayList<>();

    private static InetSocketAddress address(int last) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 5060);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRefusal(Delivery delivery) {
        return delivery.message() instanceof SipResponse response && response.statusCode() >= 300;
    }

    private void call() {
        trunk.calls().subscribe(calls::add);
        caller.start(arrival -> {
            answers.add(((SipResponse) ((Delivery) arrival).message()).statusCode());
            return Admission.ACCEPTED;
        });
        SipRequest invite = (SipRequest) SipParser.strict().parse(INVITE.getBytes(StandardCharsets.UTF_8));
        caller.send(new Delivery(invite, caller.hopTo(address(1)))).subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));
    }

    @Test
    void isToldWhenTheRefusalHasBeenSent() {
        call();

        calls.get(0).hangUp().subscribe(ends::add);
        time.advanceTimeBy(Duration.ofMillis(100));
        assertThat(ends).isEmpty();

        held.letGo();
        time.advanceTimeBy(Duration.ofMillis(100));
        assertThat(ends).containsExactly(CallEnd.NEVER_ANSWERED);
        assertThat(answers).endsWith(480);
        trunk.close().subscribe();
    }

    @Test
    void isToldToWhoHangsUpTwice() {
        call();

        calls.get(0).hangUp().subscribe(ends::add);
        calls.get(0).hangUp().subscribe(ends::add);
        held.letGo();
        time.advanceTimeBy(Duration.ofMillis(100));

        assertThat(ends).containsExactly(CallEnd.NEVER_ANSWERED, CallEnd.NEVER_ANSWERED);
        assertThat(answers).containsOnlyOnce(480);
        trunk.close().subscribe();
    }
}
