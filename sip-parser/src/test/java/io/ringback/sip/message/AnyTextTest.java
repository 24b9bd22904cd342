package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Rfc;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a header is not known, its value is {@code *(TEXT-UTF8char / UTF8-CONT / LWS)}, and a reason phrase is alike:
 * RFC 3261 §25.1.
 */
class AnyTextTest {
    private static final String MESSAGE = """
            SIP/2.0 200 #1
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            From: <sip:alice@example.com>;tag=1
            To: <sip:bob@example.com>;tag=2
            Call-ID: 1@192.0.2.1
            CSeq: 1 OPTIONS
            X-Foo: #2
            Content-Length: 0

            """.replace("\n", "\r\n");

    private static String text(String reason, String value) {
        return MESSAGE.replace("#1", reason).replace("#2", value);
    }

    private static SipMessage message(SipParser parser, String text) {
        return (SipMessage) parser.parse(text.getBytes(ISO_8859_1));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("\u00E9", 0),
                Arguments.of("\u00FF", 0),
                Arguments.of("caf\u00E9", 3),
                Arguments.of("\u00C3\u00A9 caf\u00E9s and more text", 6),
                Arguments.of("\u00A9\u00A9\u00C3", 2),
                Arguments.of("more than eight bytes, \u00E2\u0082", 23),
                Arguments.of("a\u00C0\u0080", 1),
                Arguments.of("\u00ED\u00A0\u0080", 0),
                Arguments.of("\u00F4\u0090\u0080\u0080", 0));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("wrong")
    @Rfc(number = 3261, section = "25.1")
    @Rfc(number = 3629, section = "4")
    void refusesACharacterThatIsNotWhole(String wrong, int at) {
        for (String text : new String[] {text("OK", wrong), text(wrong, "a")}) {
            Violation violation = message(SipParser.strict(), text).validate().orElseThrow();
            assertThat(violation.rule()).isEqualTo(AddressRule.UTF8);
            assertThat(violation.offset()).isEqualTo(text.indexOf(wrong) + at);

            SipMessage lenient = message(SipParser.lenient(), text);
            assertThat(lenient.validate()).isEmpty();
            assertThat(lenient.tolerated()).containsExactly(Leniency.NOT_UTF8);
            SipParser others = SipParser.strict().tolerating(EnumSet.complementOf(EnumSet.of(Leniency.NOT_UTF8)));
            assertThat(message(others, text).validate()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\u00A9",
                "a\u0080\u00BF",
                "\u00D0\u00BD\u00BE",
                "\u00C3\u00A9",
                "\u00F0\u009F\u0098\u0080 and more than eight bytes \u00EF\u00BB\u00BF"
            })
    @Rfc(number = 3261, section = "25.1")
    @Rfc(number = 4475, section = "3.1.1.13")
    void takesWholeCharactersAndBytesThatContinueNone(String right) {
        SipMessage message = message(SipParser.strict(), text(right, right + "\r\n " + right));
        assertThat(message.validate()).isEmpty();
    }

    @Test
    void asksItOfWholeMessagesOnly() {
        SipMessage message = message(SipParser.strict(), text("\u00E9", "\u00E9"));
        assertThat(message.validateEssentials()).isEmpty();
        assertThat(message.validate(Set.of(KnownHeader.VIA))).isEmpty();
    }

    @Test
    void tellsOfAllThatAReasonShows() {
        SipMessage message = message(SipParser.lenient(), text("[\u00E9]", "a"));
        assertThat(message.tolerated()).containsExactly(Leniency.NOT_UTF8, Leniency.REASON_TEXT);
        SipParser one = SipParser.strict().tolerating(Set.of(Leniency.NOT_UTF8));
        assertThat(message(one, text("[\u00E9]", "a")).tolerated()).containsExactly(Leniency.NOT_UTF8);
        assertThat(message(one, text("[\u00E9]", "a")).validate().map(Violation::rule))
                .isEqualTo(Optional.of(MessageRule.REASON_PHRASE));
    }
}
