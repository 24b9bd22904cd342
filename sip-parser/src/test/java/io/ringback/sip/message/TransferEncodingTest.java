package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.ExtensionTypes;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.testing.Rfc;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts whose content is encoded: RFC 2045 §6. */
class TransferEncodingTest {
    private static final String QUOTED_PRINTABLE = "quoted-printable";

    private static BodyPart part(SipParser parser, String head, String content) {
        String text = "MESSAGE sip:a@b SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n--b\r\n" + head
                + "\r\n\r\n" + content + "\r\n--b--";
        return Multipart.of((SipMessage) parser.parse(text.getBytes(ISO_8859_1)))
                .orElseThrow()
                .parts()
                .get(0);
    }

    private static BodyPart encoded(String encoding, String content) {
        return part(SipParser.strict(), "Content-Transfer-Encoding: " + encoding, content);
    }

    private static String decoded(String encoding, String content) {
        return new String(encoded(encoding, content).decoded().toBytes(), ISO_8859_1);
    }

    private static void assertRefused(String encoding, String content, Rule rule, int offset) {
        BodyPart part = encoded(encoding, content);
        assertThatThrownBy(part::decoded).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.offset()).isEqualTo(offset);
        });
        assertThat(part.content()).hasToString(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7bit", "7BIT", "8bit", "binary", "Binary"})
    @Rfc(number = 2045, section = "6.2")
    void takesContentThatIsNotEncodedAsItIs(String encoding) {
        String content = "\0\1=41\r\n\377 QUJD";

        assertThat(decoded(encoding, content)).isEqualTo(content);
        assertThat(part(SipParser.strict(), "Content-ID: <a@b>", content).decoded())
                .isEqualTo(Slice.of(content.getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "Zg==,f", "Zm8=,fo", "Zm9v,foo", "Zm9vYg==,foob", "Zm9vYmE=,fooba", "Zm9vYmFy,foobar"})
    @Rfc(number = 4648, section = "10")
    void decodesBase64(String content, String expected) {
        assertThat(decoded("base64", content)).isEqualTo(expected);
        assertThat(decoded("bAsE64", content)).isEqualTo(expected);
    }

    @Test
    @Rfc(number = 2045, section = "6.8")
    void decodesEveryByteInLinesAndWithout() {
        byte[] bytes = new byte[1_000];
        new Random(1).nextBytes(bytes);
        for (int length = 0; length < 200; length++) {
            Slice expected = Slice.of(bytes, 0, length);
            byte[] plain = expected.toBytes();
            assertThat(encoded("base64", Base64.getEncoder().encodeToString(plain))
                            .decoded())
                    .isEqualTo(expected);
            assertThat(encoded("base64", Base64.getMimeEncoder().encodeToString(plain) + "\r\n")
                            .decoded())
                    .isEqualTo(expected);
        }
        assertThat(decoded("base64", " Z\tm \r\n\r\n9\nv")).isEqualTo("foo");
        assertThat(decoded("base64", "Zg =\r\n=\r\n")).isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource({
        "Z,1",
        "Zg,2",
        "Zg=,3",
        "Zm9vY,5",
        "=,0",
        "Z===,1",
        "Zg===,4",
        "Zg==Zg==,4",
        "Zm8=A,4",
        "Zm9v=,4",
        "Zh==,3",
        "Zm9=,3",
        "Zm-v,2",
        "Zm_v,2",
        "Zm*v,2",
        "Zm\u00DFv,2"
    })
    @Rfc(number = 2045, section = "6.8")
    void refusesWhatIsNoBase64(String content, int offset) {
        assertThatThrownBy(() -> decoded("base64", content)).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e.rule()).isEqualTo(MessageRule.BASE64);
            assertThat(e.offset()).isEqualTo(offset);
        });
    }

    @Test
    @Rfc(number = 2045, section = "6.7")
    void decodesQuotedPrintableText() {
        assertThat(decoded(
                        QUOTED_PRINTABLE, "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country."))
                .isEqualTo("Now's the time for all folk to come to the aid of their country.");
        assertThat(decoded(QUOTED_PRINTABLE, "=0C=3D=FF=0D=0A=20")).isEqualTo("\f=\377\r\n ");
        assertThat(decoded(QUOTED_PRINTABLE, "a b\tc\r\n\r\nd\r\n")).isEqualTo("a b\tc\r\n\r\nd\r\n");
        assertThat(decoded("Quoted-Printable", "")).isEmpty();
        assertThat(decoded(QUOTED_PRINTABLE, "!<>~".repeat(100))).isEqualTo("!<>~".repeat(100));
    }

    @Test
    @Rfc(number = 2045, section = "6.7")
    void deletesTheBlanksAtAnEndOfALine() {
        assertThat(decoded(QUOTED_PRINTABLE, "a \t\r\n \r\nb= \t\r\nc=20 \t ")).isEqualTo("a\r\n\r\nbc ");
    }

    @Test
    @Rfc(number = 2045, section = "6.7")
    void takesDigitsInLowerCaseAsTheUpperOnes() {
        assertThat(decoded(QUOTED_PRINTABLE, "=3d=fF=c3=a9")).isEqualTo("=\377\303\251");
    }

    @ParameterizedTest
    @CsvSource({
        "a=,1",
        "a=4,1",
        "a=4g,1",
        "=G0,0",
        "= 41,0",
        "==41,0",
        "'a=  ',1",
        "'a=  b',1",
        "'a\u0001',1",
        "'a\u007F',1",
        "a\u00E9,1"
    })
    @Rfc(number = 2045, section = "6.7")
    void refusesWhatIsNotQuotedPrintable(String content, int offset) {
        assertThatThrownBy(() -> decoded(QUOTED_PRINTABLE, content))
                .isInstanceOfSatisfying(SyntaxException.class, e -> {
                    assertThat(e.rule()).isEqualTo(MessageRule.QUOTED_PRINTABLE);
                    assertThat(e.offset()).isEqualTo(offset);
                });
    }

    @Test
    void takesBareLineFeedsInQuotedPrintableTextOnlyWhereTheyAreTolerated() {
        String head = "Content-Transfer-Encoding: quoted-printable";

        assertRefused(QUOTED_PRINTABLE, "a\nb", MessageRule.QUOTED_PRINTABLE, 1);
        assertRefused(QUOTED_PRINTABLE, "a=\nb", MessageRule.QUOTED_PRINTABLE, 1);
        assertRefused(QUOTED_PRINTABLE, "a\rb", MessageRule.QUOTED_PRINTABLE, 1);
        assertThat(part(SipParser.lenient(), head, "a \nb=\nc= \n").decoded()).hasToString("a\nbc");
    }

    @Test
    @Rfc(number = 2045, section = "6.4")
    void takesAnEncodingThatNobodyKnowsForBytesOfAnyKind() {
        BodyPart part = part(
                SipParser.strict(),
                "Content-Type: application/sdp\r\nContent-Transfer-Encoding: x-my-new-encoding",
                "v=0");

        assertThat(part.type()).hasToString("application/octet-stream");
        assertThat(part.disposition().type()).hasToString("render");
        assertRefused(
                "x-my-new-encoding", "v=0", MessageRule.TRANSFER_ENCODING, "Content-Transfer-Encoding: ".length());
    }

    @Test
    @Rfc(number = 2045, section = "6.4")
    void readsNoPartsOutOfAnEncodedBody() {
        String head = "Content-Type: multipart/mixed;boundary=i\r\nContent-Transfer-Encoding: ";
        String parts = "--i\r\n\r\ntext\r\n--i--";

        assertThat(part(SipParser.strict(), head + "8bit", parts).multipart()).isPresent();
        assertThat(part(SipParser.strict(), head + "x-other", parts).multipart())
                .isEmpty();
        BodyPart encoded = part(SipParser.strict(), head + "quoted-printable", parts);
        assertThatThrownBy(encoded::multipart)
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(MessageRule.ENCODED_PARTS));
    }

    @Test
    void tellsOfAnEncodingThatIsNoToken() {
        BodyPart part = encoded("base64, 7bit", "");
        assertThatThrownBy(part::decoded)
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(HeaderRule.TRAILING));
    }

    @Test
    @Rfc(number = 3261, section = "23.3")
    void buildsAPartThatIsEncoded() {
        MediaType signature = MediaType.of("application", "pkcs7-signature");
        SipRequest request = SipRequest.builder(Method.INVITE, Uri.of("sip:a@b"))
                .body(MultipartBuilder.of("signed")
                        .add(MediaType.SDP, Slice.of("v=0\r\n"))
                        .add(signature, Slice.of("AAEC/w=="))
                        .header(ExtensionTypes.CONTENT_TRANSFER_ENCODING, Slice.of("base64")))
                .build();
        BodyPart part = Multipart.of(request).orElseThrow().find(signature).orElseThrow();

        assertThat(request.body().toString()).contains("\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC/w==\r\n");
        assertThat(part.decoded().toBytes()).containsExactly(0, 1, 2, -1);
        assertThat(part.content()).hasToString("AAEC/w==");
    }

    @Test
    void removesTheEncodingTogetherWithTheBody() {
        SipRequest request = SipRequest.builder(Method.INVITE, Uri.of("sip:a@b"))
                .set(ExtensionTypes.CONTENT_TRANSFER_ENCODING, Slice.of("binary"))
                .body(MediaType.SDP, Slice.of("v=0\r\n"))
                .build();

        assertThat(request.headers().first(ExtensionTypes.CONTENT_TRANSFER_ENCODING))
                .hasValue(Slice.of("binary"));
        assertThat(request.edit().noBody().build().headers().first(ExtensionTypes.CONTENT_TRANSFER_ENCODING))
                .isEmpty();
    }
}
