package com.example.consumer;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.UdpTransport;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/** Sends a request from one socket to another, which answers it. */
public final class TransportAlone {
    private TransportAlone() {}

    /**
     * Runs the example.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // begin
        SipTransport near = UdpTransport.builder().bind().block(); // a free port of loopback
        SipTransport far = UdpTransport.builder().bind().block();

        // An arrival is a message, or what could be read of a malformed one; its hop leads back to its sender.
        far.arrivals()
                .ofType(Delivery.class)
                .flatMap(delivery -> far.send(new Delivery(
                        SipResponse.to((SipRequest) delivery.message(), 200).build(), delivery.hop())))
                .subscribe();
        Mono<Delivery> answer = near.arrivals().ofType(Delivery.class).next();

        Hop hop = near.hopTo(far.localAddress());
        String text = """
                OPTIONS sip:bob@example.com SIP/2.0
                Via: SIP/2.0/UDP %s;rport;branch=z9hG4bK776asdhds
                Max-Forwards: 70
                From: <sip:alice@example.org>;tag=1928301774
                To: <sip:bob@example.com>
                Call-ID: a84b4c76e66710
                CSeq: 1 OPTIONS
                Content-Length: 0

                """.formatted(hop.sentBy()).replace("\n", "\r\n");
        SipRequest options = (SipRequest) SipParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));

        Delivery response = near.send(new Delivery(options, hop)).then(answer).block();
        // The far side has noted where the request really came from: received and rport (RFC 3581).
        System.out.println(response.message().via());
        near.close().and(far.close()).block();
        // end
    }
}
