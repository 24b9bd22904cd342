package io.ringback.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineFeedEditingTest {
    private static SipMessage lenient(String message) {
        return (SipMessage) SipParser.lenient().parse(message.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void keepsTheOtherValuesOfALineThatEndsWithALineFeedAlone() {
        SipMessage message =
                lenient("OPTIONS sip:a@b SIP/2.0\nVia: SIP/2.0/UDP a, SIP/2.0/UDP b\nContent-Length: 0\n\n");

        SipMessage edited = message.edit().removeFirst(HeaderTypes.VIA).build();

        assertThat(edited.headers().all(HeaderTypes.VIA)).hasToString("[SIP/2.0/UDP b]");
    }

    @Test
    void removesAValueBeforeACommaThatNothingFollows() {
        SipMessage message = lenient("OPTIONS sip:a@b SIP/2.0\nVia: SIP/2.0/UDP a,\nContent-Length: 0\n\n");

        assertThat(message.edit().removeFirst(HeaderTypes.VIA).build().headers().all(HeaderTypes.VIA))
                .isEmpty();
    }

    /** What is passed on is not repaired; whoever tolerates it can read it again, whatever was written beside it. */
    @Test
    void keepsTheLineFeedsOfLinesThatAreNotTouched() {
        SipMessage message = lenient("OPTIONS sip:a@b SIP/2.0\nVia: SIP/2.0/UDP a\nTo: b\n c\nContent-Length: 0\n\n");

        SipMessage edited = message.edit().set(KnownHeader.SUBJECT, "s").build();

        String via = "Via: SIP/2.0/UDP a\n";
        String to = "To: b\n c\n";
        assertThat(edited.bytes().toString()).contains("\r\n" + via + to + "Subject: s\r\n");
        assertThat(lenient(edited.bytes().toString()).headers().size()).isEqualTo(4);
    }

    @Test
    void endsLinesWithCrLfThatItCopiesIntoAnotherMessage() {
        SipMessage message = lenient("OPTIONS sip:a@b SIP/2.0\nRoute: <sip:a>,\n <sip:b>\nRoute: <sip:c>\n\n");

        SipMessage other = SipRequest.builder(Method.ACK, Uri.of("sip:b"))
                .copy(message, KnownHeader.ROUTE)
                .build();

        String second = "Route: <sip:c>\r\n";
        assertThat(other.bytes().toString()).contains("\r\nRoute: <sip:a>,\r\n <sip:b>\r\n" + second);
    }
}
