package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.MediaType;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import io.ringback.text.SyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of several parts whose lines end with a line feed alone: {@link Leniency#BARE_LINE_FEED}. */
class MultipartLineEndsTest {
    private static final SipParser TOLERANT = SipParser.strict().tolerating(Set.of(Leniency.BARE_LINE_FEED));
    private static final String HEAD = "INVITE sip:a@b SIP/2.0\nContent-Type: multipart/mixed;boundary=b\n\n";
    private static final String BODY = """
            preamble
            --b
            Content-Type: multipart/alternative;
             boundary=bi

            --bi\040\040

            text

            --bi
            Content-Type: application/sdp
            Content-ID: <in@x>

            v=0

            --bi--
            --b

            --b--
            --b
            """;

    private static SipMessage message(SipParser parser, String text) {
        return (SipMessage) parser.parse(text.getBytes(ISO_8859_1));
    }

    /** A message whose head is as the RFC has it. */
    private static SipMessage withBody(SipParser parser, String body) {
        return message(parser, HEAD.replace("\n", "\r\n") + body);
    }

    private static List<String> contents(SipMessage message) {
        return Multipart.of(message).orElseThrow().parts().stream()
                .map(part -> part.content().toString())
                .toList();
    }

    private static void assertRefused(SipMessage message, Rule rule) {
        assertThatThrownBy(() -> Multipart.of(message))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    @Test
    @Rfc(number = 2046, section = "5.1.1")
    void readsAMessageOfBareLineFeeds() {
        SipMessage message = message(TOLERANT, HEAD + BODY);

        assertThat(Multipart.of(message).orElseThrow().parts()).hasSize(2);
        assertThat(message.content(MediaType.SDP).orElseThrow()).hasToString("v=0\n");
        assertThat(message.content(MediaType.of("text", "plain")).orElseThrow()).hasToString("text\n");
        assertThat(contents(message).get(1)).isEmpty();
        assertThat(contents(withBody(TOLERANT, BODY))).isEqualTo(contents(message));
    }

    @Test
    void refusesBareLineFeedsUnlessTheyAreTolerated() {
        SipParser others = SipParser.lenient().tolerating(EnumSet.complementOf(EnumSet.of(Leniency.BARE_LINE_FEED)));

        assertRefused(withBody(SipParser.strict(), BODY), MessageRule.MULTIPART);
        assertRefused(withBody(others, BODY), MessageRule.MULTIPART);
        assertRefused(withBody(SipParser.strict(), "--b\r\nContent-ID: <a@b>\n\r\n\r\n--b--"), MessageRule.LINE_END);
    }

    @Test
    void takesLineEndsOfBothKindsInOneBody() {
        assertThat(contents(withBody(TOLERANT, "--b\r\n\r\none\n--b\n\ntwo\r\n--b--")))
                .containsExactly("one\n--b\n\ntwo");
        assertThat(contents(withBody(TOLERANT, "--b\n\r\none\r\n--b\n\ntwo\r\n\n--b--\n")))
                .containsExactly("one", "two\r\n");
        assertThat(contents(withBody(TOLERANT, "--b\r\nContent-ID: <a@b>\n\none\r\n--b--")))
                .containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\n\r\na\n--b\n\nb\r\n--b--",
                "--b\r\n\r\na\n--b--\n\r\n--b\r\n\r\nc\r\n--b--",
                "x\n--b\n\n\r\n--b\r\n\r\nb\n\r\n--b--"
            })
    void readsLikeTheStrictOneWhateverThatOneReads(String body) {
        assertThat(contents(withBody(SipParser.lenient(), body)))
                .isEqualTo(contents(withBody(SipParser.strict(), body)));
    }

    /** Line feeds end no line where lines end with CR LF, also if there is something else that is wrong. */
    @Test
    void readsNoOtherPartsWhereOneIsWrong() {
        String body = "--b\r\n\r\nx\n--b\n\ny\n--b--\nrest\r\n--b\r\nno colon\r\n\r\nz\r\n--b--";
        assertRefused(withBody(SipParser.strict(), body), MessageRule.HEADER_NAME);
        assertRefused(withBody(TOLERANT, body), MessageRule.HEADER_NAME);
    }

    @Test
    void keepsItsRulesAndLimits() {
        SipParser small = TOLERANT.withLimits(ParseLimits.defaults().withBodyParts(2));

        assertRefused(withBody(TOLERANT, "--b\n--b--"), MessageRule.MULTIPART);
        assertRefused(withBody(TOLERANT, "--b\n\ntext\n"), MessageRule.MULTIPART);
        assertRefused(withBody(TOLERANT, "--b\nno colon\n\n--b--"), MessageRule.HEADER_NAME);
        assertRefused(withBody(small, "--b\n\n\n".repeat(3) + "--b--"), Limit.TOO_MANY_BODY_PARTS);
    }
}
