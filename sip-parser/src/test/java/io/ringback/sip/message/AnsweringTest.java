package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Uri;
import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.SipText;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever could be read of a request is answered by a message that everybody can read. */
class AnsweringTest {
    private static final NameAddr CONTACT = NameAddr.of(Uri.of("sip:bob@192.0.2.4"));

    private static Optional<SipRequest> readable(SipParser parser, byte[] bytes) {
        Parsed parsed = parser.parse(bytes.clone());
        Optional<SipMessage> message =
                parsed instanceof MalformedMessage malformed ? malformed.readable() : Optional.of((SipMessage) parsed);
        return message.filter(SipRequest.class::isInstance).map(SipRequest.class::cast);
    }

    /** Reads a request of which one line is as given. */
    private static SipRequest request(SipParser parser, String line) {
        String text = "OPTIONS sip:bob@example.com SIP/2.0\r\n" + line
                + "CSeq: 1 OPTIONS\r\nCall-ID: 1@192.0.2.1\r\nContent-Length: 0\r\n\r\n";
        return readable(parser, text.getBytes(ISO_8859_1)).orElseThrow();
    }

    private static void isReadable(SipResponse response) {
        byte[] bytes = response.bytes().toBytes();
        Parsed again = SipParser.strict().parse(bytes);
        assertThat(again).describedAs("%s: %s", again, response.bytes()).isInstanceOf(SipResponse.class);
        assertThat(((SipResponse) again).bytes()).isEqualTo(response.bytes());
        assertThat(((SipResponse) again).headers().size())
                .isEqualTo(response.headers().size());
    }

    private static void isAnswered(SipRequest request) {
        isReadable(SipResponse.to(request, 400).build());
        isReadable(SipResponse.to(request, 100).build());
        isReadable(SipResponse.to(request, 486, "a6c85cf").build());
        isReadable(SipResponse.trying(request, Duration.ofMillis(7)).build());
        isReadable(SipResponse.establishing(request, 180, "a6c85cf", CONTACT).build());
    }

    private static byte[] withLineFeeds(Draw draw, byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return (draw.oneIn(2) ? text.replace("\r\n", "\n") : text.replace("\r\n ", "\n ")).getBytes(ISO_8859_1);
    }

    private static byte[] withControls(Draw draw, byte[] bytes) {
        byte[] spoilt = bytes.clone();
        for (int count = draw.between(1, 4); count > 0; count--) {
            byte control = (byte) (draw.oneIn(8) ? 0x7F : draw.below(' '));
            spoilt[draw.below(spoilt.length)] = draw.oneIn(4) ? (byte) '\r' : control;
        }
        return spoilt;
    }

    /** A backslash escapes nothing outside of quotes and comments, nor in a header that nobody knows. */
    @Test
    @Rfc(number = 3261, section = "25.1")
    void repeatsNoControlCharacterThatABackslashDoesNotEscape() {
        SipRequest request = request(
                SipParser.strict(),
                "From: <sip:a@b>;tag=1\\\001\r\nTo: \"\\\001\" <sip:b@b>\r\nX-Foo: \"a\\\001b\"\r\nVia: SIP/2.0/UDP a\\\000\r\n");
        SipResponse response = SipResponse.to(request, 400)
                .copy(request, HeaderName.of("X-Foo"))
                .build();
        assertThat(response.bytes().toString())
                .contains("From: <sip:a@b>;tag=1\\ \r\n", "To: \"\\\001\" <sip:b@b>\r\n")
                .contains("X-Foo: \"a\\ b\"\r\n", "Via: SIP/2.0/UDP a\\ \r\n");
        isReadable(response);
    }

    @Property(tries = 3_000)
    void answersWhateverCouldBeReadByWhatIsReadStrictly(@ForAll Draw draw) {
        byte[] bytes = SipText.of(draw).bytes();
        bytes = draw.oneIn(3) ? withLineFeeds(draw, bytes) : bytes;
        bytes = draw.oneIn(2) ? withControls(draw, bytes) : bytes;
        bytes = draw.oneIn(2) ? Mutation.of(draw, bytes) : bytes;
        readable(SipParser.strict(), bytes).ifPresent(AnsweringTest::isAnswered);
        readable(SipParser.lenient(), bytes).ifPresent(AnsweringTest::isAnswered);
    }

    @Test
    @Rfc(number = 3261, section = "7")
    void answersARequestWithLineFeedsInCrLf() {
        String lines = """
                Via: SIP/2.0/UDP 192.0.2.1
                 ;branch=z9hG4bK1
                f: <sip:alice@example.com>
                \t;tag=1
                To:
                 <sip:bob@example.com>
                Call-ID: 1
                CSeq: 1 OPTIONS
                """;
        byte[] bytes = ("OPTIONS sip:bob@example.com SIP/2.0\n" + lines + "\n").getBytes(ISO_8859_1);
        for (SipParser parser : List.of(SipParser.strict(), SipParser.lenient())) {
            SipRequest request = readable(parser, bytes).orElseThrow();
            assertThat(SipResponse.to(request, 400).build().bytes())
                    .hasToString(
                            "SIP/2.0 400 Bad Request\r\n" + lines.replace("\n", "\r\n") + "Content-Length: 0\r\n\r\n");
            isAnswered(request);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<sip:a@b>;tag=1\\rX-Inj: 1|<sip:a@b>;tag=1 X-Inj: 1",
                "<sip:a@b>;tag=1\\r|<sip:a@b>;tag=1",
                "\"a\\0b\" <sip:a@b>;tag=1|\"a b\" <sip:a@b>;tag=1",
                "\"a\\177b\" <sip:a@b>;tag=1|\"a b\" <sip:a@b>;tag=1",
                "\"a\\tb\" <sip:a@b>;tag=1|\"a\\tb\" <sip:a@b>;tag=1",
                "\"a\\\\\\1b\" <sip:a@b>;tag=1|\"a\\\\\\1b\" <sip:a@b>;tag=1",
                "\"a\\\\\\rb\" <sip:a@b>;tag=1|\"a\\\\ b\" <sip:a@b>;tag=1",
                "\"a\\\\\\\\\\1b\" <sip:a@b>;tag=1|\"a\\\\\\\\ b\" <sip:a@b>;tag=1",
            })
    @Rfc(number = 3261, section = "25.1")
    void repeatsNoControlCharacterThatIsNotEscaped(String value, String answered) {
        SipRequest request = request(SipParser.strict(), "From: " + value.translateEscapes() + "\r\n");
        SipResponse response = SipResponse.to(request, 400).build();
        Headers headers = response.headers();
        assertThat(headers.line(headers.next(KnownHeader.FROM, 0)).toString().strip())
                .isEqualTo("From: " + answered.translateEscapes());
        isAnswered(request);
    }

    /** A quoted pair may be NUL (RFC 3261 §25.1), but builders write none. */
    @Test
    void copiesAToThatCannotBeWrittenAnew() {
        String to = "To: \"a\\\0b\" <sip:bob@example.com>\r\n";
        SipRequest request = request(SipParser.strict(), to);
        assertThat(request.headers().first(HeaderTypes.TO)).isPresent();
        isAnswered(request);
    }
}
