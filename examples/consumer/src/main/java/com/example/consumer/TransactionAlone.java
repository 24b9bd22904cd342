package com.example.consumer;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ClientTransaction;
import io.ringback.sip.transaction.TransactionLayer;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Runs a client transaction over a network that is a function. */
public final class TransactionAlone {
    private TransactionAlone() {}

    /**
     * Runs the example.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // begin
        Sinks.Many<Delivery> network = Sinks.many().unicast().onBackpressureBuffer();
        TransactionLayer layer =
                TransactionLayer.over(delivery -> Mono.fromRunnable(() -> network.tryEmitNext(delivery)));

        // The other side: its network loses the first datagram, so it answers the retransmission, 500 ms later.
        network.asFlux().skip(1).subscribe(delivery -> {
            SipRequest arrived = (SipRequest) delivery.message();
            SipResponse ok = SipResponse.to(arrived, 200)
                    .set(HeaderTypes.TO, arrived.to().withTag("314159"))
                    .build();
            layer.accept(new Delivery(ok, delivery.hop()));
        });

        NameAddr alice = NameAddr.of(Uri.of("sip:alice@example.org"));
        NameAddr bob = NameAddr.of(Uri.of("sip:bob@example.com"));
        SipRequest options = SipRequest.builder(Method.OPTIONS, bob.uri())
                .set(HeaderTypes.MAX_FORWARDS, 70)
                .set(HeaderTypes.FROM, alice.withTag("1928301774"))
                .set(HeaderTypes.TO, bob)
                .set(HeaderTypes.CALL_ID, Slice.of("a84b4c76e66710"))
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.OPTIONS))
                .build();
        record Udp(InetSocketAddress remote, HostPort sentBy) implements Hop {
            @Override
            public TransportProtocol transport() {
                return TransportProtocol.UDP;
            }
        }
        Hop hop = new Udp(new InetSocketAddress("192.0.2.9", 5060), HostPort.of("192.0.2.1", 5060));

        ClientTransaction transaction = layer.client(options, hop); // writes the Via; nothing is sent yet
        SipResponse response = transaction.response().block(); // or compose it, as any Mono
        System.out.println(response + " to " + response.cSeq());
        layer.dispose();
        // end
    }
}
