package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.testing.Rfc;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New requests and responses have what RFC 3261 §8.1.1, §8.2.6 and §12.1.1 ask for. */
class TemplatesTest {
    private static final String INVITE = """
            INVITE sip:bob@b.example.com SIP/2.0
            Via: SIP/2.0/UDP p.example.com;branch=z9hG4bK2, SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            v: SIP/2.0/TCP 192.0.2.2;branch=z9hG4bK0
            Record-Route: <sip:p2.example.com;lr>;x="a, b"
            Record-Route:
             <sip:p1.example.com;lr>
            From: "Alice" <sip:alice@a.example.com>;tag=1
            To: Bob <sip:bob@b.example.com>
            Call-ID: 1@192.0.2.1
            CSeq: 1 INVITE
            Timestamp: 54
            Content-Length: 0

            """.replace("\n", "\r\n");
    private static final NameAddr CONTACT = NameAddr.of(SipUri.of("sip:bob@192.0.2.9"));

    private static SipRequest invite(String text) {
        return (SipRequest) SipParser.strict().parse(text.getBytes(ISO_8859_1));
    }

    @Test
    @Rfc(number = 3261, section = "8.2.6.2")
    void aResponseCopiesTheFieldsAsTheyAreAndAddsATag() {
        SipResponse response = SipResponse.to(invite(INVITE), 486, "t").build();
        assertThat(response.bytes()).hasToString("""
                SIP/2.0 486 Busy Here
                Via: SIP/2.0/UDP p.example.com;branch=z9hG4bK2, SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
                v: SIP/2.0/TCP 192.0.2.2;branch=z9hG4bK0
                From: "Alice" <sip:alice@a.example.com>;tag=1
                To: Bob <sip:bob@b.example.com>;tag=t
                Call-ID: 1@192.0.2.1
                CSeq: 1 INVITE
                Content-Length: 0

                """.replace("\n", "\r\n"));
        assertThat(response.validate()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "8.2.6.2")
    void aResponseInADialogKeepsTheTagOfItsRequest() {
        SipRequest request =
                invite(INVITE.replace("To: Bob <sip:bob@b.example.com>", "t:<sip:bob@b.example.com> ; tag=x"));
        assertThat(SipResponse.to(request, 200, "t").build().bytes().toString())
                .contains("\r\nt:<sip:bob@b.example.com> ; tag=x\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"To: <sip:bob", "To: \"open <sip:a@b>", "X: no To"})
    void aResponseToAMalformedRequestCopiesWhatThereIs(String to) {
        String text = INVITE.replace("To: Bob <sip:bob@b.example.com>", to);
        String copied = SipResponse.to(invite(text), 400, "t").build().bytes().toString();
        assertThat(copied.contains("\r\n" + to + "\r\n")).isEqualTo(to.startsWith("To"));
    }

    /** What the request may have the response may have, too: RFC 4475 §3.1.1.2 has such a display name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: \"BEL:\\\007 NUL:\\\000 DEL:\\\177\" <sip:bob@b.example.com>",
                "To: \"a\\\\\" <sip:bob@b.example.com>;x=\"\\\000\""
            })
    @Rfc(number = 4475, section = "3.1.1.2")
    void aResponseKeepsEscapedControlCharacters(String to) {
        SipRequest request = invite(INVITE.replace("To: Bob <sip:bob@b.example.com>", to));
        assertThat(request.validate()).isEmpty();
        SipResponse response = SipResponse.to(request, 200, "t").build();
        assertThat(response.bytes().toString()).contains("\r\n" + to + ";tag=t\r\n");
        assertThat(SipParser.strict().parse(response.bytes().toBytes())).isEqualTo(response);
        assertThat(response.validate()).isEmpty();
    }

    @Test
    void aResponseAddsATagToAsManyParametersAsThereMayBe() {
        StringBuilder parameters = new StringBuilder();
        int most = ParseLimits.defaults().parameters();
        for (int i = 0; i < most; i++) {
            parameters.append(";p").append(i);
        }
        SipRequest request =
                invite(INVITE.replace("To: Bob <sip:bob@b.example.com>", "To: <sip:bob@b.example.com>" + parameters));
        assertThat(request.validate()).isEmpty();
        SipResponse response = SipResponse.to(request, 200, "t").build();
        assertThat(response.to().tag()).hasValue(Slice.of("t"));
        assertThat(response.to().parameters().list()).hasSize(most + 1);
    }

    @Test
    @Rfc(number = 3261, section = "8.2.6.1")
    void a100HasNoTagAndTellsTheDelay() {
        SipRequest request = invite(INVITE);
        SipResponse trying =
                SipResponse.trying(request, Duration.ofMillis(1_250)).build();
        assertThat(trying.statusCode()).isEqualTo(100);
        assertThat(trying.to().tag()).isEmpty();
        assertThat(trying.headers().text(KnownHeader.TIMESTAMP)).hasValue(Slice.of("54 1.250"));
        assertThat(SipResponse.to(request, 100, "t").build().to().tag()).isEmpty();
        SipRequest without = request.edit().remove(KnownHeader.TIMESTAMP).build();
        assertThat(SipResponse.trying(without, Duration.ZERO).build().headers().has(KnownHeader.TIMESTAMP))
                .isFalse();
        assertThat(SipResponse.to(request, 180, "t").build().headers().has(KnownHeader.TIMESTAMP))
                .isFalse();
        Duration negative = Duration.ofMillis(-1);
        assertThatThrownBy(() -> SipResponse.trying(request, negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 3261, section = "12.1.1")
    void aResponseThatEstablishesADialogHasContactAndAllRecordRoutes() {
        SipResponse ok =
                SipResponse.establishing(invite(INVITE), 200, "t", CONTACT).build();
        assertThat(ok.recordRoutes()).isEqualTo(invite(INVITE).recordRoutes()).hasSize(2);
        assertThat(ok.contact()).hasValue(CONTACT);
        assertThat(ok.to().tag()).hasValue(Slice.of("t"));
        assertThat(ok.validate()).isEmpty();
        assertThat(SipResponse.establishing(invite(INVITE), 183, "t", CONTACT)
                        .build()
                        .statusCode())
                .isEqualTo(183);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300, 486, 600})
    void noDialogIsEstablishedByOtherResponses(int statusCode) {
        assertThatThrownBy(() -> SipResponse.establishing(invite(INVITE), statusCode, "t", CONTACT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 3261, section = "8.1.1")
    @Rfc(number = 3261, section = "7.3.1")
    void aNewRequestHasTheMandatoryFieldsInTheAdvisedOrder() {
        NameAddr alice = NameAddr.of(SipUri.of("sip:alice@a.example.com")).withTag("1");
        NameAddr bob = NameAddr.of(SipUri.of("sip:bob@b.example.com"));
        SipRequest request = SipRequest.outsideDialog(Method.MESSAGE, bob.uri(), alice, bob, Slice.of("c"), 7)
                .body(MediaType.of("text", "plain"), Slice.of("hi"))
                .add(HeaderName.of("X-Own"), "x")
                .set(HeaderTypes.SUPPORTED, Slice.of("path"))
                .add(HeaderTypes.ROUTE, NameAddr.of(SipUri.of("sip:p;lr")))
                .build();
        assertThat(request.bytes()).hasToString("""
                MESSAGE sip:bob@b.example.com SIP/2.0
                Route: <sip:p;lr>
                Max-Forwards: 70
                From: <sip:alice@a.example.com>;tag=1
                To: <sip:bob@b.example.com>
                Call-ID: c
                CSeq: 7 MESSAGE
                Supported: path
                X-Own: x
                Content-Type: text/plain
                Content-Length: 2

                hi""".replace("\n", "\r\n"));
        assertThatThrownBy(() -> SipRequest.outsideDialog(Method.MESSAGE, bob.uri(), bob, bob, Slice.of("c"), 7))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SipRequest.outsideDialog(Method.MESSAGE, bob.uri(), alice, alice, Slice.of("c"), 7))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
