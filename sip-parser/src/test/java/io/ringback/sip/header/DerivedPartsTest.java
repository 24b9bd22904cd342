package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a value's bytes when it is asked for is what was written there. */
class DerivedPartsTest {
    private static final String CALL = """
            INVITE sip:a@b SIP/2.0
            Via: %s
            From: %s
            To: <sip:b>
            Call-ID: 1
            CSeq: 1 INVITE
            Contact: <sip:%s>

            """;

    private static SipMessage read(SipParser parser, String via, String from, String contact) {
        String text = CALL.formatted(via, from, contact).replace("\n", "\r\n");
        return (SipMessage) parser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, -1, example.com, NAME",
        "example.com., 5060, example.com., NAME",
        "a, 1, a, NAME",
        "a-b.c1, 65535, a-b.c1, NAME",
        "192.0.2.1, -1, 192.0.2.1, IPV4",
        "192.0.2.100, 5, 192.0.2.100, IPV4",
        "[::1], -1, ::1, IPV6",
        "[2001:db8::1:5060], -1, 2001:db8::1:5060, IPV6",
        "[2001:db8::1], 5060, 2001:db8::1, IPV6",
        "a_b.example, 5061, a_b.example, NAME"
    })
    void hostAndPort(String written, int port, String name, Host.Kind kind) {
        String hostPort = port == HostPort.NO_PORT ? written : written + ":" + port;
        SipMessage message =
                read(SipParser.lenient(), "SIP/2.0/UDP " + hostPort + ";branch=1", "<sip:a>", "u@" + hostPort + ";lr");
        SipUri uri = (SipUri) message.contact().orElseThrow().uri();
        assertThat(message.via().transport()).hasToString("UDP");
        for (HostPort read : new HostPort[] {
            message.via().sentBy(),
            uri.hostPort(),
            message.via().with("x", "y").sentBy(),
            uri.withUser("v").hostPort()
        }) {
            assertThat(read.host().name()).hasToString(name);
            assertThat(read.host().kind()).isEqualTo(kind);
            assertThat(read.port()).isEqualTo(port);
        }
        assertThat(uri.host())
                .isEqualTo(uri.hostPort().host())
                .hasSameHashCodeAs(message.via().sentBy().host());
        assertThat(uri.port()).isEqualTo(port);
        assertThat(new Via(Slice.of("TLS-SCTP"), uri.hostPort(), Parameters.none()).sentBy())
                .isEqualTo(uri.hostPort());
    }

    @Test
    void whatIsToleratedIsKeptAsItWasUnderstood() {
        SipMessage message =
                read(SipParser.lenient(), "SIP/2.0/UDP [2001:db8:::1]:005060", "<sip:a>", "[2001:db8:::1]:0000005060");
        SipUri uri = (SipUri) message.contact().orElseThrow().uri();
        for (HostPort read : new HostPort[] {message.via().sentBy(), uri.hostPort()}) {
            assertThat(read.host()).isEqualTo(Host.of("2001:db8::1"));
            assertThat(read.port()).isEqualTo(5060);
        }
        assertThat(uri.port()).isEqualTo(5060);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void anAddressIsOneInWhateverWayItIsWritten(String text) {
        Host host = Host.of(text);
        assertThat(host.kind()).isEqualTo(Host.Kind.IPV6);
        assertThat(host).isEqualTo(Host.of("[::1]")).hasSameHashCodeAs(Host.of("::1"));
        assertThat(Host.readAddress(Slice.of("::1").cursor())).isEqualTo(host);
        assertThat(host).isNotEqualTo(Host.of("a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536})
    void aBranchAndATagOfAnyLength(int length) {
        String value = "v".repeat(length);
        assertThat(tagAndBranch("", value)).containsOnly(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0x7FF8, 0x7FF9, 0x7FFA, 0x7FFB, 0x8000})
    void aBranchAndATagHoweverFarTheyAre(int distance) {
        assertThat(tagAndBranch(";x=" + "y".repeat(distance), "v1")).containsOnly("v1");
    }

    private static String[] tagAndBranch(String before, String value) {
        ParseLimits limits = ParseLimits.defaults()
                .withHeaderBytes(1 << 20)
                .withHeaderSectionBytes(1 << 21)
                .withMessageBytes(1 << 22);
        SipMessage message = read(
                SipParser.strict().withLimits(limits),
                "SIP/2.0/UDP a" + before + ";branch=" + value + ";z",
                "<sip:a>" + before + ";tag=" + value + ";z",
                "c");
        NameAddr upper =
                NameAddr.read(Slice.of("<sip:a>" + before + ";TAG=" + value).cursor(), NameAddr.TAGGED);
        return new String[] {
            message.via().branch().orElseThrow().toString(),
            message.from().tag().orElseThrow().toString(),
            upper.tag().orElseThrow().toString().toLowerCase(Locale.ROOT)
        };
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0000000, 0", "00000000, 0", "0000000003, 3", "3, 3"})
    void lengthOfABody(String written, int length) {
        String text = CALL.formatted("SIP/2.0/UDP a", "<sip:a>", "c")
                .replace("\n\n", "\nContent-Length: " + written + "\n\nabc")
                .replace("\n", "\r\n");
        SipMessage message = (SipMessage) SipParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(message.contentLength()).hasValue(length);
        assertThat(message.body().length()).isEqualTo(length);
    }
}
