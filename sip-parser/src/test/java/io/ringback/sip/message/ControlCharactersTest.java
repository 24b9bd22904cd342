package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.grammar.HeaderValues;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import io.ringback.text.Manner;
import io.ringback.text.Rule;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backslash escapes a control character in a quoted string and in a comment, and nowhere else: RFC 3261 §25.1. */
class ControlCharactersTest {
    private static final List<SipParser> BOTH = List.of(SipParser.strict(), SipParser.lenient());
    private static final String RESPONSE = """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            From: <sip:alice@example.com>;tag=1
            To: <sip:bob@example.com>;tag=2
            Call-ID: 1@192.0.2.1
            CSeq: 1 OPTIONS
            Server: a (b)
            Content-Length: 0

            """.replace("\n", "\r\n");

    private static Rule rule(SipParser parser, String old, String wrong) {
        Parsed parsed = parser.parse(RESPONSE.replace(old, wrong).getBytes(ISO_8859_1));
        return parsed instanceof MalformedMessage malformed
                ? malformed.violation().rule()
                : ((SipMessage) parsed).validate().orElseThrow().rule();
    }

    static IntStream controls() {
        return IntStream.range(0, 0x80).filter(b -> (b < ' ' || b == 0x7F) && "\t\r\n".indexOf(b) < 0);
    }

    @ParameterizedTest
    @MethodSource("controls")
    @Rfc(number = 3261, section = "25.1")
    void isRefusedInAHeaderThatNobodyKnows(int control) {
        for (SipParser parser : BOTH) {
            for (String value : List.of("a\\#b", "\\#", "\"\\#\"", "(\\#)", "a\r\n \\#")) {
                String line = "X-Foo: " + value.replace('#', (char) control) + "\r\nServer";
                assertThat(rule(parser, "Server", line)).as(value).isEqualTo(MessageRule.CONTROL_CHARACTER);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("controls")
    @Rfc(number = 3261, section = "25.1")
    void isRefusedInAStartLine(int control) {
        for (SipParser parser : BOTH) {
            assertThat(rule(parser, "OK", "a\\" + (char) control + "b")).isEqualTo(MessageRule.CONTROL_CHARACTER);
            assertThat(rule(parser, "SIP/2.0 200", "A sip:b\\" + (char) control))
                    .isInstanceOf(MessageRule.class);
        }
    }

    @ParameterizedTest
    @MethodSource("controls")
    @Rfc(number = 3261, section = "25.1")
    void isRefusedInText(int control) {
        for (SipParser parser : BOTH) {
            String escaped = "\\" + (char) control;
            assertThat(rule(parser, "Server", "Subject: a" + escaped + "\r\nServer"))
                    .isEqualTo(AddressRule.TEXT);
            for (String software : List.of(escaped, "a" + escaped + "b", "a (b" + escaped, "a/" + escaped)) {
                Rule rule = rule(parser, "a (b)", software);
                assertThat(rule).as(software).isIn(HeaderRule.SERVER_VALUE, AddressRule.COMMENT, HeaderRule.TRAILING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("controls")
    @Rfc(number = 4475, section = "3.1.1.2")
    void isTakenInAQuotedStringAndInAComment(int control) {
        for (SipParser parser : BOTH) {
            String escaped = "\\" + (char) control;
            String text = RESPONSE.replace("(b)", "(" + escaped + ")").replace("From: ", "From: \"" + escaped + "\" ");
            SipMessage message = (SipMessage) parser.parse(text.getBytes(ISO_8859_1));
            assertThat(message.validate()).isEmpty();
            assertThat(message.tolerated()).isEmpty();
        }
    }

    /** The known headers' own readers tell, each for itself: none of them takes it where there are no quotes. */
    @Property(tries = 100)
    void isRefusedInEveryValueWithoutQuotes(@ForAll Draw draw) {
        for (KnownHeader name : KnownHeader.values()) {
            HeaderType<?> type = HeaderTypes.of(name).orElseThrow();
            String value = HeaderValues.of(name, draw);
            if (value.indexOf('"') < 0 && value.indexOf('(') < 0) {
                int at = draw.below(value.length() + 1);
                String wrong =
                        value.substring(0, at) + "\\" + draw.pick("\0", "\1", "\33", "\177") + value.substring(at);
                byte[] bytes = wrong.getBytes(ISO_8859_1);
                for (SipParser parser : BOTH) {
                    Manner manner = parser.manner();
                    assertThatThrownBy(() -> type.all(bytes, 0, 0, bytes.length, manner))
                            .as("%s: %s", name, wrong)
                            .isInstanceOf(SyntaxException.class);
                }
            }
        }
    }

    @Test
    void isRefusedInThePartOfABody() {
        String body = "--b\r\nX-Foo: a\\\0\r\n\r\nc\r\n--b--";
        String text = RESPONSE.replace("Content-Length: 0", "Content-Type: multipart/mixed;boundary=b") + body;
        SipMessage message = (SipMessage) SipParser.lenient().parse(text.getBytes(ISO_8859_1));
        assertThatThrownBy(() -> Multipart.of(message)).isInstanceOf(SyntaxException.class);
    }
}
