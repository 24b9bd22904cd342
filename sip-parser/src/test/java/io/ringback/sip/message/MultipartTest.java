package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.ContentDisposition;
import io.ringback.sip.header.ContentId;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of several parts. */
class MultipartTest {
    private static final MediaType XML = MediaType.of("application", "resource-lists+xml");

    private static SipMessage message(String contentType, String body) {
        return message(SipParser.strict(), contentType, body);
    }

    private static SipMessage message(SipParser parser, String contentType, String body) {
        String text = "INVITE sip:conf-fact@example.com SIP/2.0\nContent-Type: " + contentType + "\nContent-Length: ";
        String wire = body.replace("\n", "\r\n");
        String head = (text + wire.length() + "\n\n").replace("\n", "\r\n");
        return (SipMessage) parser.parse((head + wire).getBytes(ISO_8859_1));
    }

    private static Multipart parts(String body) {
        return Multipart.of(message("multipart/mixed;boundary=\"b 1\"", body)).orElseThrow();
    }

    private static void assertRefused(SipMessage message, Rule rule) {
        assertThatThrownBy(() -> Multipart.of(message).orElseThrow().find(XML))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    @Test
    @Rfc(number = 5621, section = "3.1")
    void readsASessionDescriptionBesideAList() {
        Multipart parts = parts("""
                --b 1
                Content-Type: application/sdp

                v=0

                --b 1
                Content-Type: application/resource-lists+xml
                Content-Disposition: recipient-list;handling=optional
                Content-ID: <list@example.com>

                <?xml version="1.0"?>
                --b 1--
                """);
        assertThat(parts.type().subtype()).hasToString("mixed");
        BodyPart session = parts.parts().get(0);
        BodyPart list = parts.parts().get(1);
        assertThat(session.content()).hasToString("v=0\r\n");
        assertThat(session.disposition().type()).hasToString("session");
        assertThat(list.content()).hasToString("<?xml version=\"1.0\"?>");
        assertThat(list.disposition().isRequired()).isFalse();
        assertThat(parts.find(ContentId.of("list", "example.com"))).hasValue(list);
        assertThat(parts.find(XML)).hasValue(list);
        assertThat(parts.find(MediaType.of("text", "plain"))).isEmpty();
    }

    @Test
    @Rfc(number = 2046, section = "5.1.1")
    void ignoresWhatIsNoPart() {
        Multipart parts = parts("""
                a preamble with --b 1
                --b 12
                --b 1--2
                --b 1 \t

                no header, no line end
                --b 1
                X: only a header

                --b 1

                --b 1--
                an epilogue
                --b 1
                """);
        assertThat(parts.parts())
                .extracting(part -> part.content().toString())
                .containsExactly("no header, no line end", "", "");
        BodyPart first = parts.parts().get(0);
        assertThat(first.headers().size()).isZero();
        assertThat(first.type().isSameType(MediaType.of("text", "plain"))).isTrue();
        assertThat(first.disposition().type()).hasToString("render");
        assertThat(parts.parts().get(1).headers().size()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 2046, section = "5.1.1")
    void takesAPartThatEndsWithItsHeaders() {
        assertThat(parts("--b 1\nContent-Type: text/html\n--b 1--")
                        .parts()
                        .get(0)
                        .content())
                .hasToString("");
    }

    @Test
    @Rfc(number = 5621, section = "4.2")
    void findsAPartWithinAPart() {
        SipMessage message = message("multipart/mixed;boundary=o", """
                --o
                Content-Type: multipart/alternative;boundary=oi

                --oi

                text
                --oi
                Content-Type: application/sdp

                v=0
                --oi--
                --o
                Content-Type: text/html

                <p>
                --o--""");
        assertThat(message.content(MediaType.SDP)).hasValue(Slice.of("v=0"));
        assertThat(message.content(MediaType.of("text", "HTML"))).hasValue(Slice.of("<p>"));
        assertThat(message.content(XML)).isEmpty();
        assertThat(message("application/sdp", "v=0").content(MediaType.SDP)).hasValue(Slice.of("v=0"));
    }

    @Test
    @Rfc(number = 8262, section = "1.2")
    void findsANamedPartAtAnyDepth() {
        Multipart parts =
                Multipart.of(message("multipart/mixed;boundary=o", """
                --o
                Content-Type: multipart/alternative;boundary=oi
                Content-ID: <both@x>

                --oi

                text
                --oi
                Content-ID: <in@x>

                named
                --oi--
                --o
                Content-ID: <last@x>

                last
                --o--""")).orElseThrow();
        assertThat(parts.find(ContentId.of("in", "x")).orElseThrow().content()).hasToString("named");
        assertThat(parts.find(ContentId.of("both", "x")).orElseThrow().multipart())
                .isPresent();
        assertThat(parts.find(ContentId.of("last", "x")).orElseThrow().content())
                .hasToString("last");
        assertThat(parts.find(ContentId.of("IN", "x"))).isEmpty();
    }

    @Test
    @Rfc(number = 2046, section = "5.1.5")
    void takesAPartOfADigestForAMessage() {
        Multipart digest = Multipart.of(message("multipart/Digest;boundary=\"---- next message ----\"", """
                ------ next message ----

                From: someone-else
                Subject: my opinion

                ...body goes here ...

                ------ next message ----
                Content-Type: text/plain

                a description
                ------ next message ------"""))
                .orElseThrow();
        assertThat(digest.parts())
                .extracting(part -> part.type().text())
                .containsExactly("message/rfc822", "text/plain");
        assertThat(digest.parts().get(0).disposition().type()).hasToString("render");
        assertThat(digest.parts().get(0).headers().size()).isZero();
    }

    @Test
    void keepsEveryByteOfABinaryPart() {
        String content = "\0\1\r\r\n\n\377--b 1\r\n --b 1";
        byte[] body = ("--b\r\n\r\n" + content + "\r\n--b--").getBytes(ISO_8859_1);
        SipRequest request = SipRequest.builder(Method.INVITE, Uri.of("sip:a@b"))
                .body(MediaType.of("multipart", "mixed").with("boundary", "b"), Slice.of(body))
                .build();
        assertThat(Multipart.of(request).orElseThrow().parts().get(0).content().toBytes())
                .isEqualTo(content.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b 1",
                "--b 1\n",
                "--b 1\n\ntext",
                "--b 1\n\ntext\n--b 1",
                "--b 1\n\ntext\n--b 1\n",
                "--b 1--",
                "--b 1\n--b 1--",
                "text --b 1\n\n--b 1--"
            })
    @Rfc(number = 2046, section = "5.1.1")
    void refusesABodyWithoutWholeParts(String body) {
        assertRefused(message("multipart/mixed;boundary=\"b 1\"", body), MessageRule.MULTIPART);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";boundary=\"\"", ";boundary=\"b \"", ";boundary=\"b<\"", ";boundary=b;boundary=c"})
    @Rfc(number = 2046, section = "5.1.1")
    void refusesABodyWithoutAGoodBoundary(String parameter) {
        SipMessage message = message("multipart/mixed" + parameter, "--b\n\n\n--b--");
        assertThatThrownBy(() -> Multipart.of(message)).isInstanceOf(SyntaxException.class);
        assertRefused(message("multipart/mixed;boundary=" + "b".repeat(71), ""), MessageRule.BOUNDARY);
        assertRefused(message("multipart/mixed", "--\n\n\n----"), MessageRule.BOUNDARY);
    }

    @Test
    void refusesAPartWithAWrongHeaderAndTellsWhere() {
        SipMessage message = message("multipart/mixed;boundary=b", "--b\nno colon\n\n\n--b--");
        assertThatThrownBy(() -> Multipart.of(message)).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e.rule()).isEqualTo(MessageRule.HEADER_NAME);
            assertThat(e.offset()).isEqualTo(message.bytes().toString().indexOf("no colon"));
        });
    }

    @Test
    void namesPartsWithinTheSameLimits() {
        SipMessage deep = message("multipart/mixed;boundary=b0", nested(50));
        assertThatThrownBy(() -> Multipart.of(deep).orElseThrow().find(ContentId.of("a", "b")))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(Limit.NESTED_TOO_DEEPLY));
    }

    @Test
    void stopsAtItsLimits() {
        SipParser parser = SipParser.strict()
                .withLimits(ParseLimits.defaults().withBodyParts(2).withDepth(2));
        String three = "--b\n\n\n".repeat(3) + "--b--";
        assertRefused(message(parser, "multipart/mixed;boundary=b", three), Limit.TOO_MANY_BODY_PARTS);
        assertRefused(message(parser, "multipart/mixed;boundary=b0", nested(3)), Limit.NESTED_TOO_DEEPLY);
        assertThat(message(parser, "multipart/mixed;boundary=b0", nested(2)).content(XML))
                .isEmpty();
        assertRefused(message("multipart/mixed;boundary=b0", nested(50)), Limit.NESTED_TOO_DEEPLY);
    }

    /** Parts in parts, to a depth. */
    private static String nested(int depth) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            boolean innermost = i == depth - 1;
            before.append("--b").append(i).append("\nContent-Type: ");
            before.append(innermost ? "text/plain" : "multipart/mixed;boundary=b" + (i + 1))
                    .append("\n\n");
            after.insert(0, "\n--b" + i + "--");
        }
        return before.append(after).toString();
    }

    @Test
    @Rfc(number = 5621, section = "4.3")
    void buildsPartsThatItReads() {
        ContentId id = ContentId.of("list", "example.com");
        SipRequest request = SipRequest.builder(Method.INVITE, Uri.of("sip:conf-fact@example.com"))
                .body(MultipartBuilder.mixed()
                        .add(MediaType.SDP, Slice.of("v=0\r\n"))
                        .add(XML, Slice.of("<resource-lists/>"))
                        .disposition(ContentDisposition.of("recipient-list").optional())
                        .contentId(id))
                .build();
        Multipart parts = Multipart.of(request).orElseThrow();
        assertThat(parts.type().isSameType(MediaType.of("multipart", "mixed"))).isTrue();
        assertThat(parts.find(MediaType.SDP).orElseThrow().content()).hasToString("v=0\r\n");
        assertThat(parts.find(id).orElseThrow().content()).hasToString("<resource-lists/>");
        assertThat(parts.find(id).orElseThrow().disposition()).hasToString("recipient-list;handling=optional");
        assertThat(request.headers().first(HeaderTypes.CONTENT_LENGTH))
                .hasValue(request.body().length());
    }

    @Test
    void buildsNoBodyWithoutParts() {
        SipRequest.Builder builder = SipRequest.builder(Method.INVITE, Uri.of("sip:a@b"));
        MultipartBuilder none = MultipartBuilder.alternative();
        assertThatThrownBy(() -> builder.body(none)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> none.disposition(ContentDisposition.of("session")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> MultipartBuilder.of("a b")).isInstanceOf(IllegalArgumentException.class);
    }
}
