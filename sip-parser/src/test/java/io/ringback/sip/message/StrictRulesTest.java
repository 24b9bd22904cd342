package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told by its rule, its byte and the status to answer, wherever in a message it is. */
class StrictRulesTest {
    private static final String HEAD = """
            Via: SIP/2.0/UDP a.example;branch=z9hG4bK1
            From: <sip:a@a.example>;tag=1
            To: <sip:b@b.example>
            Call-ID: 1
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            """.replace("\n", "\r\n");
    private static final String REQUEST = "OPTIONS sip:b@b.example SIP/2.0\r\n" + HEAD + "Content-Length: 0\r\n\r\n";
    private static final String RESPONSE = "SIP/2.0 200 OK\r\n" + HEAD + "Content-Length: 0\r\n\r\n";
    private static final SipParser SMALL = SipParser.strict()
            .withLimits(ParseLimits.defaults().withStartLineBytes(200).withHeaderSectionBytes(400));

    private static Violation violation(String text) {
        Parsed parsed = SMALL.parse(text.getBytes(ISO_8859_1));
        return parsed instanceof MalformedMessage malformed
                ? malformed.violation()
                : ((SipMessage) parsed).validate().orElseThrow();
    }

    /** A request in which one text stands for another, what is wrong, where in the new text, and the status. */
    private static Arguments of(String old, String wrong, String at, Rule rule, int status) {
        return Arguments.of(old, wrong, at, rule, status);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                of("OPTIONS sip", "OPTIO(NS sip", "(NS", MessageRule.START_LINE, 0),
                of("SIP/2.0\r\nVia", "SIP/7.0\r\nVia", "SIP/7.0\r", MessageRule.VERSION, 505),
                of("SIP/2.0\r\nVia", "HTTP/1.1\r\nVia", "HTTP/1.1", MessageRule.START_LINE, 400),
                of("sip:b@b.example S", "sip:b@b.exa<mple S", "<mple", MessageRule.REQUEST_URI, 400),
                of("sip:b@b.example S", "sip:b@b.example?x=y S", "sip:b@b", MessageRule.REQUEST_URI, 400),
                of("sip:b@b.example S", "sip:b@b.example:0 S", "0 SIP", AddressRule.PORT, 400),
                of("Max-Forwards: 70", "Max-Forwards: 256", "256", HeaderRule.NUMBER, 400),
                of("Max-Forwards: 70", "Max-Forwards 70", "Max-Forwards", MessageRule.HEADER_NAME, 400),
                of("Max-Forwards: 70", "X: a\0b", "\0b", MessageRule.CONTROL_CHARACTER, 400),
                of("Max-Forwards: 70", "X: a\rb", "\rb", MessageRule.LINE_END, 400),
                of("Max-Forwards: 70\r\n", "X: a\nY: b\r\n", "\nY", MessageRule.LINE_END, 400),
                of("CSeq: 1 OPTIONS", "CSeq: 1 INVITE", "1 INVITE", MessageRule.CSEQ_METHOD, 400),
                of("CSeq: 1 ", "CSeq: 2147483648 ", "2147483648", HeaderRule.CSEQ, 400),
                of("Call-ID: 1", "Call-ID: 1\r\nCall-ID: 1", "1\r\nCSeq", MessageRule.HEADER_TWICE, 400),
                of("SIP/2.0/UDP", "SIP/7.0/UDP", "7.0", HeaderRule.SIP_VERSION, 400),
                of("Max-Forwards: 70", "Expires: 1 x", "x\r\nC", HeaderRule.TRAILING, 400),
                of("Via: SIP/2.0/UDP a.example;branch=z9hG4bK1", "Via:", "\r\nFrom", HeaderRule.EMPTY, 400),
                of("From: <sip:a@a.example>;tag=1", "From:", "\r\nTo", AddressRule.SCHEME, 400),
                of("Max-Forwards: 70", "Require:", "\r\nContent", HeaderRule.EMPTY, 400),
                of("sip:b@b.example S", "sip:" + "b".repeat(190) + " S", "bb SIP", Limit.START_LINE_TOO_LONG, 414),
                of("Content-Length: 0", "Content-Length: 9", "", MessageRule.BODY_TOO_SHORT, 400));
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource("faults")
    @Rfc(number = 3261, section = "21.4.1")
    void tellsTheRuleTheByteAndTheStatus(String old, String wrong, String at, Rule rule, int status) {
        String text = REQUEST.replace(old, wrong);
        Violation violation = violation(text);
        assertThat(violation.rule()).isEqualTo(rule);
        assertThat(violation.status()).isEqualTo(status);
        int offset = violation.offset();
        assertThat(text.substring(offset)).as("at %d", offset).startsWith(at);
    }

    @Test
    @Rfc(number = 3261, section = "21.4.11")
    @Rfc(number = 3261, section = "21.5.7")
    void tellsTheStatusOfWhatIsTooLarge() {
        Violation section = violation(REQUEST.replace("Max", "X: y\r\n".repeat(60) + "Max"));
        assertThat(section.rule()).isEqualTo(Limit.HEADER_SECTION_TOO_LARGE);
        assertThat(section.status()).isEqualTo(513);
        assertThat(section.offset()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WWW-Authenticate: Digest realm=\"a\", nonce=\"n\", Digest realm=\"b\", nonce=\"n\"",
                "Proxy-Authenticate: Digest realm=\"a\", nonce=\"n\",\r\n Basic realm=\"b\"",
                "Authorization: Digest realm=\"a\", nonce=\"n\", Digest realm=\"b\", nonce=\"n\"",
                "Proxy-Authorization: Basic YQ==, Basic Yg==",
                "Identity: ..c;info=<https://x.example/y>, ..d;info=<https://x.example/y>"
            })
    @Rfc(number = 3261, section = "7.3.1")
    void takesNoListOfWhatStandsAloneInItsField(String field) {
        Violation violation = violation(REQUEST.replace("Max-Forwards: 70", field));
        assertThat(violation.rule()).isEqualTo(MessageRule.HEADERS_JOINED);
        assertThat(violation.status()).isEqualTo(400);
        String apart = field.substring(0, field.indexOf(':') + 1);
        String two = field.replaceFirst(",\\s+(Digest|Basic|\\.)", "\r\n" + apart + " $1");
        assertThat(((SipMessage) SMALL.parse(
                                REQUEST.replace("Max-Forwards: 70", two).getBytes(ISO_8859_1)))
                        .validate())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0 200",
                "SIP/2.0 20",
                "SIP/2.0 2000 OK",
                "SIP/2.0  200 OK",
                "SIP/2.0 099 x",
                "SIP/2.0 700 x"
            })
    @Rfc(number = 3261, section = "7.2")
    void refusesAStatusLineThatIsNone(String line) {
        Violation violation = violation(RESPONSE.replace("SIP/2.0 200 OK", line));
        assertThat(violation.rule()).isIn(MessageRule.START_LINE, MessageRule.STATUS_CODE);
        assertThat(violation.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x]", "\"OK\"", "2^31", "100%", "%4", "%zz", "<b>", "a\\b", "{", "|", "`", "#1"})
    @Rfc(number = 3261, section = "25.1")
    void refusesAReasonWithOtherCharactersThanThoseOfUris(String reason) {
        String text = RESPONSE.replace("OK", "Not " + reason);
        Violation violation = violation(text);
        assertThat(violation.rule()).isEqualTo(MessageRule.REASON_PHRASE);
        assertThat(violation.status()).isZero();
        assertThat(violation.offset()).isBetween("SIP/2.0 200 Not ".length(), text.indexOf('\r') - 1);
        assertThat(((SipResponse) SMALL.parse(text.getBytes(ISO_8859_1))).validateEssentials())
                .isEmpty();
    }

    /** A server may put the rule into its response, as sip-ua does. */
    @Test
    void describesEveryRuleWithWordsThatMayBeAReason() {
        Stream.<Rule[]>of(MessageRule.values(), HeaderRule.values(), AddressRule.values(), Limit.values())
                .flatMap(Stream::of)
                .forEach(rule -> takesAnyReasonOfTheGrammar(rule.description()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "OK\t(really)", "= 2**3 * 5**2 \u00D0\u00BD\u00BE", "100%25, a/b?c:d@e&f=g+h$i;j"})
    @Rfc(number = 4475, section = "3.1.1.12")
    @Rfc(number = 4475, section = "3.1.1.13")
    void takesAnyReasonOfTheGrammar(String reason) {
        SipResponse response =
                (SipResponse) SMALL.parse(RESPONSE.replace("OK", reason).getBytes(ISO_8859_1));
        assertThat(response.validate()).isEmpty();
        assertThat(response.reasonPhrase().toBytes()).isEqualTo(reason.getBytes(ISO_8859_1));
    }

    @Test
    void aBareCrBelongsToTheValueThatIsCutBehindIt() {
        byte[] cut = "A sip:b SIP/2.0\r\nTo: abc\rX".getBytes(StandardCharsets.US_ASCII);
        MalformedMessage malformed = (MalformedMessage) SipParser.strict().parse(cut);
        assertThat(malformed.headers().text(KnownHeader.TO).orElseThrow()).hasToString("abc\rX");
    }
}
