package io.ringback.sip.transaction.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
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
        SipRequest request = with("x").edit().set(KnownHeader.VIA, via).build();
        probe.server(request);
        probe.client(request);
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
}
