package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.testing.Seed;
import io.ringback.text.Slice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The user's own nine messages: they parse, are valid, and go out as they came. */
class SeedMessagesTest {
    static SipMessage read(Seed seed) {
        return (SipMessage) SipParser.strict().parse(seed.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void isValid(Seed seed) {
        assertThat(read(seed).validate()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenBackByteForByte(Seed seed) {
        SipMessage message = read(seed);
        assertThat(message.bytes().toBytes()).isEqualTo(seed.bytes());
        assertThat(message.edit().build().bytes().toBytes()).isEqualTo(seed.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryOtherByteWhenOneHeaderIsReplaced(Seed seed) {
        SipMessage message = read(seed);
        SipMessage edited = message.edit()
                .replaceFirst(HeaderTypes.VIA, message.via().with("received", "192.0.2.1"))
                .build();
        String expected = new String(seed.bytes(), UTF_8).replaceFirst("(Via: [^\r]*)", "$1;received=192.0.2.1");
        assertThat(edited.bytes().toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheSameAtAnyOffsetOfALargerArray(Seed seed) {
        byte[] bytes = seed.bytes();
        for (int offset : new int[] {1, 2, 3, 5, 7, 8, 13, 64}) {
            byte[] larger = new byte[bytes.length + 2 * offset];
            Arrays.fill(larger, (byte) 'x');
            System.arraycopy(bytes, 0, larger, offset, bytes.length);
            SipMessage message = (SipMessage) SipParser.strict().parse(larger, offset, offset + bytes.length);
            assertThat(message).isEqualTo(read(seed));
            assertThat(message.validate()).isEmpty();
            assertThat(message.callId()).isEqualTo(read(seed).callId());
            assertThat(message.body()).isEqualTo(read(seed).body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMalformedAtEveryShorterLength(Seed seed) {
        byte[] bytes = seed.bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] prefix = Arrays.copyOf(bytes, length);
            assertThat(SipParser.strict().parse(prefix)).isInstanceOf(MalformedMessage.class);
        }
    }

    @Test
    void readsTheAuthorizedInvite() {
        SipRequest invite = (SipRequest) read(Seed.AUTHORIZED_INVITE);
        assertThat(invite.method()).isEqualTo(Method.INVITE);
        assertThat(invite.rawRequestUri()).hasToString("sip:+18001234567@yourname.pstn.twilio.com:5060");
        assertThat(invite.via().branch()).hasValue(Slice.of("z9hG4bK11E173"));
        assertThat(invite.via().sentBy()).hasToString("203.0.113.100:5060");
        assertThat(invite.cSeq()).hasToString("102 INVITE");
        assertThat(invite.callId()).hasToString("8C0B2A64-7BDC11E4-835EED1E-7210D108@203.0.113.100");
        assertThat(invite.from().tag()).hasValue(Slice.of("655DFE64-B2A"));
        assertThat(invite.to().tag()).isEmpty();
        assertThat(invite.contact().orElseThrow().uri()).hasToString("sip:1234567890@203.0.113.100:5060");
        assertThat(invite.headers().first(HeaderTypes.MAX_FORWARDS)).hasValue(70);
        assertThat(invite.headers().first(HeaderTypes.EXPIRES)).hasValue(180L);
        assertThat(invite.headers().all(HeaderTypes.ALLOW)).hasSize(12).contains(Method.REFER);
        assertThat(invite.headers().all(HeaderTypes.SUPPORTED)).hasSize(5);
        assertThat(invite.contentType().orElseThrow().isSameType(MediaType.SDP)).isTrue();
        assertThat(invite.body().length()).isEqualTo(274);
        assertThat(invite.headers().text(KnownHeader.MIN_SE)).hasValue(Slice.of("1800"));
    }

    @Test
    void readsTheCredentialsInTheOrderTheyWereWritten() {
        var credentials = read(Seed.AUTHORIZED_INVITE)
                .headers()
                .first(HeaderTypes.PROXY_AUTHORIZATION)
                .orElseThrow();
        assertThat(credentials.isDigest()).isTrue();
        assertThat(credentials.parameters())
                .extracting(p -> p.name() + (p.quoted() ? " quoted" : " plain"))
                .containsExactly(
                        "username quoted",
                        "realm quoted",
                        "uri quoted",
                        "response quoted",
                        "nonce quoted",
                        "opaque quoted",
                        "cnonce quoted",
                        "qop plain",
                        "algorithm plain",
                        "nc plain");
    }

    @Test
    void readsTheChallengeWithoutBlanksAfterItsCommas() {
        var challenge = read(Seed.CHALLENGE)
                .headers()
                .first(HeaderTypes.PROXY_AUTHENTICATE)
                .orElseThrow();
        assertThat(challenge.parameters().text("realm")).hasValue("sip.twilio.com");
        assertThat(challenge.parameters().text("qop")).hasValue("auth");
        assertThat(challenge.parameters().text("nonce")).hasValue("559389cd4b456fe70b70959fd9b16c9e");
        assertThat(challenge.parameters().text("algorithm")).isEmpty();
    }

    @Test
    void answersWithTheHeadersThatAResponseCopies() {
        SipRequest invite = (SipRequest) read(Seed.INVITE);
        SipResponse trying =
                SipResponse.to(invite, 100).reasonPhrase("Giving a try").build();
        assertThat(trying.bytes().toString()).isEqualTo("""
                        SIP/2.0 100 Giving a try\r
                        Via: SIP/2.0/UDP 203.0.113.100:5060;branch=z9hG4bK11D19D0\r
                        From: <sip:1234567890@203.0.113.100>;tag=655DFE64-B2A\r
                        To: <sip:+18001234567@yourname.pstn.twilio.com>\r
                        Call-ID: 8C0B2A64-7BDC11E4-835EED1E-7210D108@203.0.113.100\r
                        CSeq: 101 INVITE\r
                        Timestamp: 1417801190\r
                        Content-Length: 0\r
                        \r
                        """);
    }
}
