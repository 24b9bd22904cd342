package io.ringback.sip.transaction.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private final Probe probe = new Probe(SipHash.forTables(3, 7));

    private static SipRequest with(String via) {
        return SipRequest.builder(Method.OPTIONS, Uri.of(Slice.of("sip:a@b")))
                .set(KnownHeader.VIA, via)
                .set(KnownHeader.CSEQ, "1 OPTIONS")
                .set(KnownHeader.CALL_ID, "c")
                .set(KnownHeader.FROM, "<sip:a@b>;tag=f")
                .set(KnownHeader.TO, "<sip:a@b>")
                .build();
    }

    private byte[] key(String via) {
        assertThat(probe.server(with(via))).isTrue();
        return probe.copy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bKa",
                "SIP / 2.0 / UDP \t pc33.example.com : 5060 ; branch = z9hG4bKa",
                "SIP/2.0/UDP PC33.Example.COM:5060;Branch=z9hG4bKa;rport",
                "SIP/2.0/TCP pc33.example.com:5060;received=192.0.2.1;branch=z9hG4bKa, SIP/2.0/UDP x;branch=z9hG4bKb",
                "SIP/2.0/UDP pc33.example.com:5060;x=\"a;branch=z9hG4bKno,\\\"\";branch=z9hG4bKa",
            })
    @Rfc(number = 3261, section = "17.2.3")
    void readsBranchAndSentByHoweverTheyAreWritten(String via) {
        assertThat(key(via)).isEqualTo(key("SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bKa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0/UDP pc33.example.com;branch=z9hG4bKa",
                "SIP/2.0/UDP pc33.example.com:5061;branch=z9hG4bKa",
                "SIP/2.0/UDP pc34.example.com:5060;branch=z9hG4bKa",
                "SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bKA",
                "SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bKb",
                "SIP/2.0/UDP pc33.example.com:5060;branch=1",
                "SIP/2.0/UDP pc33.example.com:5060",
            })
    void tellsOthersApart(String via) {
        assertThat(key(via)).isNotEqualTo(key("SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bKa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SIP", "SIP/2.0/UDP", "SIP/2.0/UDP ;branch=z9hG4bKa", "/////", "a=\"", "SIP/2.0/UDP \""})
    void neverFailsOnAViaThatIsNone(String via) {
        String text = with("x").bytes().toString().replace("Via: x", "Via: " + via);
        SipRequest request = (SipRequest) SipParser.strict().parse(text.getBytes(StandardCharsets.US_ASCII));
        probe.server(request);
        probe.client(request);
    }

    @Test
    void findsTheViaBehindOneWithoutAValue() {
        SipRequest request = with("SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bKa");
        String text = request.bytes().toString().replace("Via: ", "Via:\r\nVia: ");
        SipRequest other = (SipRequest) SipParser.lenient().parse(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(other.validate()).isEmpty();
        assertThat(probe.server(other)).isTrue();
        assertThat(probe.copy()).isEqualTo(key("SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bKa"));
    }

    @Test
    void findsWhatTheTypedReaderFinds() {
        SipRequest request = with("SIP/2.0/WSS [2001:db8::1]:5062;ttl=1;branch=z9hG4bK.x+~;rport");
        Via via = request.via();
        TopVia scan = new TopVia();
        assertThat(scan.read(request.headers().text(HeaderTypes.VIA.name()).orElseThrow()))
                .isTrue();

        assertThat(scan.branch()).isEqualTo(via.branch().orElseThrow());
        assertThat(scan.sentBy()).hasToString(via.sentBy().text());
        assertThat(scan.hasCookie()).isTrue();
    }

    private static final Branch OURS = new Branch(0x0123456789abcdefL, 0xfedcba9876543210L);

    private static SipResponse answer(String branch, String cSeq) {
        return SipResponse.to(with("SIP/2.0/UDP pc33.example.com;rport;branch=" + branch), 200)
                .set(KnownHeader.CSEQ, cSeq)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 OPTIONS", "4294967295   OPTIONS", "1\t\tOPTIONS"})
    @Rfc(number = 3261, section = "17.1.3")
    void findsAClientTransactionByItsBranchAndTheMethodOfItsCSeq(String cSeq) {
        assertThat(probe.client(answer("z9hG4bK0123456789abcdeffedcba9876543210", cSeq)))
                .isTrue();
        assertThat(probe.hash()).isEqualTo(Probe.clientHash(OURS.high()));
        assertThat(probe.isClient(OURS.high(), OURS.low(), Method.OPTIONS)).isTrue();
        assertThat(probe.isClient(OURS.high(), OURS.low(), Method.INVITE)).isFalse();
        assertThat(probe.isClient(OURS.high(), OURS.low() + 1, Method.OPTIONS)).isFalse();
        assertThat(probe.isClient(OURS.high() + 1, OURS.low(), Method.OPTIONS)).isFalse();
    }

    @Test
    void takesNoServerKeyForAClients() {
        probe.client(answer("z9hG4bK0123456789abcdeffedcba9876543210", "1 OPTIONS"));
        probe.server(with("SIP/2.0/UDP x;branch=z9hG4bK0123456789abcdeffedcba9876543210"));

        assertThat(probe.isClient(OURS.high(), OURS.low(), Method.OPTIONS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "z9hG4bK0123456789ABCDEFfedcba9876543210",
                "Z9hG4bK0123456789abcdeffedcba9876543210",
                "z9hG4bK0123456789abcdeffedcba987654321",
                "z9hG4bK0123456789abcdeffedcba98765432100",
                "z9hG4bK0123456789abcdeffedcba987654321g",
                "z9hG4bK0123456789abcdeffedcba987654321`",
                "x9hG4bK0123456789abcdeffedcba9876543210",
                "z9hG4bK",
                "1",
            })
    void knowsABranchThatIsNoneOfOurs(String branch) {
        assertThat(probe.client(answer(branch, "1 OPTIONS"))).isFalse();
    }

    @Property
    void readsTheBranchThatWasWritten(@ForAll long high, @ForAll long low) {
        byte[] text = new byte[Branch.LENGTH + 2];
        new Branch(high, low).writeTo(text, 1);

        assertThat(Branch.isWritten(text, 1, 1 + Branch.LENGTH)).isTrue();
        assertThat(new Branch(Branch.readHigh(text, 1), Branch.readLow(text, 1)))
                .isEqualTo(new Branch(high, low));
        assertThat(new String(text, 1, Branch.LENGTH, StandardCharsets.US_ASCII))
                .isEqualTo("z9hG4bK" + Branch.hex(high) + Branch.hex(low));
    }
}
