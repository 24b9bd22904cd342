package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.grammar.SipText;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The topmost value can be taken away or replaced, in whatever way all values are spread over fields. */
class TopmostValueTest {
    private static final NameAddr NEW = NameAddr.of(SipUri.of("sip:new"));

    private static SipMessage lenient(String fields) {
        String text = "OPTIONS sip:a SIP/2.0\r\n" + fields + "\r\n";
        return (SipMessage) SipParser.lenient().parse(text.getBytes(ISO_8859_1));
    }

    @Property
    @Rfc(number = 3261, section = "16.7")
    void isTakenAwayFromEveryValidField(@ForAll Draw draw) {
        SipMessage message =
                (SipMessage) SipParser.strict().parse(SipText.of(draw).bytes());
        for (KnownHeader name : KnownHeader.values()) {
            if (name != KnownHeader.CONTENT_LENGTH) {
                HeaderTypes.of(name).ifPresent(type -> assertTakenAway(message, type));
            }
        }
    }

    private static <T> void assertTakenAway(SipMessage message, HeaderType<T> type) {
        List<T> all = message.headers().all(type);
        Headers less = message.edit().removeFirst(type).build().headers();
        assertThat(less.all(type)).as(type.toString()).isEqualTo(all.subList(Math.min(1, all.size()), all.size()));
        if (!all.isEmpty()) {
            T last = all.get(all.size() - 1);
            List<T> replaced =
                    message.edit().replaceFirst(type, last).build().headers().all(type);
            assertThat(replaced).hasSameSizeAs(all);
            assertThat(replaced.subList(1, all.size())).isEqualTo(all.subList(1, all.size()));
        }
    }

    /** A field without a value has none to take away; an empty element is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Route: , <sip:a1>, <sip:a2>~                | Route: <sip:a2>~                 | Route: <sip:new>~Route: <sip:a2>~",
                "Route: <sip:a1>,, <sip:a2>~                 | Route: <sip:a2>~                 | Route: <sip:new>~Route: <sip:a2>~",
                "Route: <sip:a1>,~                          | ''                              | Route: <sip:new>~",
                "Route:~Route: <sip:a1>~Route: <sip:a2>~     | Route:~Route: <sip:a2>~          | Route:~Route: <sip:new>~Route: <sip:a2>~",
                "Route:~ ~                                 | Route:~ ~                       | Route:~ ~Route: <sip:new>~",
                "Route: <sip:a1>~ , <sip:a2;lr>;x=\",\" ~    | Route: <sip:a2;lr>;x=\",\"~      | Route: <sip:new>~Route: <sip:a2;lr>;x=\",\"~",
                "Route:<sip:a1>~                            | ''                              | Route: <sip:new>~",
                "Subject: x~                               | Subject: x~                     | Route: <sip:new>~Subject: x~"
            })
    void isFoundAmongEmptyOnes(String fields, String without, String replaced) {
        SipMessage message = lenient(fields.replace("~", "\r\n"));
        assertThat(fields(message.edit().removeFirst(HeaderTypes.ROUTE))).isEqualTo(without);
        assertThat(fields(message.edit().replaceFirst(HeaderTypes.ROUTE, NEW))).isEqualTo(replaced);
    }

    private static String fields(MessageBuilder<?> builder) {
        String text = builder.build().bytes().toString();
        String length = "Content-Length: 0\r\n\r\n";
        return text.substring(text.indexOf("\r\n") + 2, text.length() - length.length())
                .replace("\r\n", "~");
    }
}
