package com.example.consumer;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import java.nio.charset.StandardCharsets;

/** Reads a message from bytes, looks at it, and writes a changed copy, as a proxy would. */
public final class ParserAlone {
    private ParserAlone() {}

    /**
     * Runs the example.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // begin
        byte[] datagram = """
                OPTIONS sip:bob@example.com SIP/2.0
                v: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK776asdhds
                Max-Forwards: 70
                f: "Alice" <sip:alice@example.org>;tag=1928301774
                t: <sip:bob@example.com>
                i: a84b4c76e66710
                CSeq: 1 OPTIONS
                X-Unknown:   stays   as it came
                l: 0

                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

        Parsed parsed = SipParser.strict().parse(datagram); // never throws, copies nothing
        if (parsed instanceof MalformedMessage malformed) {
            System.out.println(malformed.violation()); // the rule, where it stands, the byte offset
            return;
        }
        SipRequest request = (SipRequest) parsed;
        System.out.println(request.method() + " from " + request.from().uri()); // values are read when asked for

        HostPort proxy = HostPort.of("proxy.example.com", 5060);
        SipRequest forwarded = request.edit() // lines that are not touched keep their bytes
                .prepend(HeaderTypes.VIA, Via.of(TransportProtocol.UDP, proxy, "z9hG4bKnashds7"))
                .set(HeaderTypes.MAX_FORWARDS, 69)
                .build();
        System.out.println(forwarded.headers().all(HeaderTypes.VIA));
        // end
    }
}
