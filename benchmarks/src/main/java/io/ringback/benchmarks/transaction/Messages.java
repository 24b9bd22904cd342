package io.ringback.benchmarks.transaction;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The messages that transactions are measured with. */
final class Messages {
    /** As long as the branches that a layer makes. */
    static final String BRANCH = "z9hG4bK00112233445566778899aabbccddeeff";

    static final Hop RELIABLE = new FixedHop(TransportProtocol.TCP);
    static final Hop UNRELIABLE = new FixedHop(TransportProtocol.UDP);

    private Messages() {}

    /** A hop to nowhere. */
    private record FixedHop(TransportProtocol transport) implements Hop {
        private static final InetSocketAddress REMOTE = new InetSocketAddress("192.0.2.9", 5060);
        private static final HostPort SENT_BY = HostPort.of("client.example.com", 5060);

        @Override
        public InetSocketAddress remote() {
            return REMOTE;
        }

        @Override
        public HostPort sentBy() {
            return SENT_BY;
        }
    }

    /**
     * A request as its maker hands it to the layer, without a Via: 356 bytes and the length of the method's name twice.
     */
    static SipRequest request(Method method) {
        return (SipRequest) read("""
                %1$s sip:bob@biloxi.example.com;transport=tcp SIP/2.0
                Max-Forwards: 70
                From: Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl
                To: Bob <sip:bob@biloxi.example.com>
                Call-ID: 3848276298220188511@atlanta.example.com
                CSeq: 314159 %1$s
                Contact: <sip:alice@client.atlanta.example.com;transport=tcp>
                User-Agent: Ringback
                Content-Length: 0

                """.formatted(method));
    }

    /** A request as it arrives, with {@link #BRANCH}. */
    static SipRequest arriving(Method method) {
        return (SipRequest) read("""
                %1$s sip:bob@biloxi.example.com;transport=tcp SIP/2.0
                Via: SIP/2.0/TCP client.example.com:5060;branch=%2$s
                Max-Forwards: 70
                From: Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl
                To: Bob <sip:bob@biloxi.example.com>
                Call-ID: 3848276298220188511@atlanta.example.com
                CSeq: 314159 %1$s
                Contact: <sip:alice@client.atlanta.example.com;transport=tcp>
                User-Agent: Ringback
                Content-Length: 0

                """.formatted(method, BRANCH));
    }

    /** A response with {@link #BRANCH}. */
    static SipMessage response(Method method, String status) {
        return read("""
                SIP/2.0 %2$s
                Via: SIP/2.0/TCP client.example.com:5060;branch=%3$s
                From: Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl
                To: Bob <sip:bob@biloxi.example.com>;tag=8321234356
                Call-ID: 3848276298220188511@atlanta.example.com
                CSeq: 314159 %1$s
                Contact: <sip:bob@client.biloxi.example.com;transport=tcp>
                Content-Length: 0

                """.formatted(method, status, BRANCH));
    }

    private static SipMessage read(String text) {
        Parsed parsed = SipParser.strict().parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        if (parsed instanceof MalformedMessage malformed) {
            throw new IllegalStateException(malformed.toString());
        }
        return (SipMessage) parsed;
    }
}
