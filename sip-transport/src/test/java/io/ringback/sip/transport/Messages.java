package io.ringback.sip.transport;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.ParseLimits;
import java.nio.charset.StandardCharsets;

/** Messages to send to and fro. */
final class Messages {
    private Messages() {}

    /** An OPTIONS as text, with one Via after {@code Via: } and one body. */
    static String options(String via, int cSeq, String body) {
        return "OPTIONS sip:bob@biloxi.example SIP/2.0\r\n"
                + "Via: " + via + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:alice@atlanta.example>;tag=a1\r\n"
                + "To: <sip:bob@biloxi.example>\r\n"
                + "Call-ID: c@atlanta.example\r\n"
                + "CSeq: " + cSeq + " OPTIONS\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static SipRequest options(HostPort sentBy, int cSeq) {
        return (SipRequest) message(options("SIP/2.0/UDP " + sentBy + ";branch=z9hG4bK" + cSeq, cSeq, ""));
    }

    static SipRequest options(Hop hop, int cSeq) {
        return (SipRequest) message(options(via(hop, "z9hG4bK" + cSeq), cSeq, ""));
    }

    private static String via(Hop hop, String branch) {
        return "SIP/2.0/" + hop.transport().token() + " " + hop.sentBy() + ";branch=" + branch;
    }

    /** An OPTIONS whose whole size is given. */
    static SipRequest optionsOfSize(Hop hop, int size) {
        String via = via(hop, "z9hG4bKlarge");
        int without = options(via, 1, "x".repeat(10_000)).length() - 10_000;
        SipParser parser = SipParser.strict().withLimits(ParseLimits.defaults().withMessageBytes(1 << 20));
        return (SipRequest) parser.parse(bytes(options(via, 1, "x".repeat(size - without))));
    }

    static SipResponse ok(SipRequest request) {
        return SipResponse.to(request, 200).build();
    }

    static SipMessage message(String text) {
        return (SipMessage) SipParser.strict().parse(bytes(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
