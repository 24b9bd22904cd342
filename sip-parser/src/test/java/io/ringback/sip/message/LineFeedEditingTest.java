package io.ringback.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderTypes;
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
}
