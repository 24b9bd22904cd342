package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields of the headers that tell where a message goes, has come by, and belongs to. */
class RoutingHeadersTest {
    private static final String REQUEST = """
            INVITE sip:bob@example.com SIP/2.0
            v: SIP/2.0/TLS proxy.example.com:5081;branch=z9hG4bK2;received=192.0.2.7;rport=4711;maddr=239.1.1.1;ttl=16,
             SIP / 2.0 / udp 192.0.2.1 ;rport
            Via: SIP/2.0/WSS [2001:db8::1]:443;branch=z9hG4bK1;keep
            Route: <sip:p1.example.com;lr>, "P 2" <sip:p2.example.com;transport=tcp>;x=y
            Record-Route: <sips:rr.example.com;lr>
            Path: <sip:path.example.com;lr;ob>
            Service-Route: <sip:home.example.com;lr>
            f: "Alice \\"A\\"" <sip:alice@example.com;user=phone>;tag=a1;x=1
            t: sip:bob@example.com;tag=b2
            i: call@192.0.2.1
            CSeq: 0042 INVITE
            m: <sip:alice@192.0.2.1>;q=0.5;expires=60, sips:a@b.example
            Max-Forwards: 7
            Max-Breadth: 30
            Expires: 120
            Min-Expires: 90
            k: 100rel,timer
            Require: sec-agree
            Proxy-Require: privacy
            Unsupported: x
            Allow: INVITE, x-ext
            Request-Disposition: no-fork, Queue
            In-Reply-To: a@b, c
            Flow-Timer: 120
            RSeq: 9
            l: 0

            """.replace("\n", "\r\n");

    private static final SipMessage MESSAGE =
            (SipMessage) SipParser.strict().parse(Slice.of(REQUEST).toBytes());

    private static <T> List<T> all(HeaderType<T> type) {
        return MESSAGE.headers().all(type);
    }

    private static <T> T first(HeaderType<T> type) {
        return MESSAGE.headers().first(type).orElseThrow();
    }

    @Test
    void isAGoodMessageAsAWhole() {
        assertThat(MESSAGE.validate()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "20.42")
    @Rfc(number = 3581, section = "4")
    void tellsWhichWayARequestHasComeAndItsResponseGoes() {
        List<Via> vias = all(HeaderTypes.VIA);
        assertThat(vias).hasSize(3);
        Via top = MESSAGE.via();
        assertThat(top.protocol()).hasValue(TransportProtocol.TLS);
        assertThat(top.sentBy()).isEqualTo(HostPort.of("PROXY.example.com", 5081));
        assertThat(top.branch()).hasValue(Slice.of("z9hG4bK2"));
        assertThat(top.parameters().text("received")).hasValue("192.0.2.7");
        assertThat(top.parameters().number("rport")).hasValue(4711L);
        assertThat(top.parameters().text("maddr")).hasValue("239.1.1.1");
        assertThat(top.parameters().number("ttl")).hasValue(16L);
        assertThat(vias.get(1).transport()).hasToString("udp");
        assertThat(vias.get(1).branch()).isEmpty();
        assertThat(vias.get(1).parameters().has("rport")).isTrue();
        assertThat(vias.get(1).parameters().value("rport")).isEmpty();
        assertThat(vias.get(2).sentBy().host().kind()).isEqualTo(Host.Kind.IPV6);
        assertThat(Via.of(TransportProtocol.TCP, HostPort.of("a.example", 5070), "z9hG4bKx")
                        .with("rport", ""))
                .hasToString("SIP/2.0/TCP a.example:5070;branch=z9hG4bKx;rport");
    }

    @Test
    @Rfc(number = 3261, section = "20.34")
    @Rfc(number = 3261, section = "20.30")
    @Rfc(number = 3327, section = "4")
    @Rfc(number = 3608, section = "5")
    void tellsTheRoute() {
        assertThat(MESSAGE.routes()).hasSize(2);
        assertThat(((SipUri) MESSAGE.routes().get(0).uri()).isLooseRouter()).isTrue();
        NameAddr second = MESSAGE.routes().get(1);
        assertThat(second.displayText()).hasValue("P 2");
        assertThat(((SipUri) second.uri()).transport()).hasValue(TransportProtocol.TCP);
        assertThat(((SipUri) second.uri()).isLooseRouter()).isFalse();
        assertThat(second.parameters().text("x")).hasValue("y");
        assertThat(((SipUri) MESSAGE.recordRoutes().get(0).uri()).secure()).isTrue();
        assertThat(((SipUri) first(ExtensionTypes.PATH).uri()).parameters().has("ob"))
                .isTrue();
        assertThat(first(ExtensionTypes.SERVICE_ROUTE).uri()).hasToString("sip:home.example.com;lr");
    }

    @Test
    @Rfc(number = 3261, section = "20.20")
    @Rfc(number = 3261, section = "20.39")
    void tellsWhoTalksToWhom() {
        assertThat(MESSAGE.from().displayText()).hasValue("Alice \"A\"");
        assertThat(MESSAGE.from().tag()).hasValue(Slice.of("a1"));
        assertThat(MESSAGE.from().parameters().text("X")).hasValue("1");
        assertThat(MESSAGE.to().uri()).hasToString("sip:bob@example.com");
        assertThat(MESSAGE.to().tag()).hasValue(Slice.of("b2"));
        assertThat(MESSAGE.to().displayText()).isEmpty();
        assertThat(MESSAGE.to().withTag("c3").text()).isEqualTo("<sip:bob@example.com>;tag=c3");
    }

    @Test
    @Rfc(number = 3261, section = "20.8")
    @Rfc(number = 3261, section = "20.16")
    @Rfc(number = 3261, section = "20.21")
    void tellsWhatItBelongsTo() {
        assertThat(MESSAGE.callId()).hasToString("call@192.0.2.1");
        assertThat(MESSAGE.cSeq().number()).isEqualTo(42);
        assertThat(MESSAGE.cSeq().method()).isEqualTo(Method.INVITE);
        assertThat(new CSeq(43, Method.ACK)).hasToString("43 ACK");
        assertThatThrownBy(() -> new CSeq(-1, Method.ACK)).isInstanceOf(IllegalArgumentException.class);
        assertThat(all(HeaderTypes.IN_REPLY_TO)).hasToString("[a@b, c]");
    }

    @Test
    @Rfc(number = 3261, section = "20.10")
    void tellsWhereSomebodyIs() {
        List<Contact> contacts = all(HeaderTypes.CONTACT);
        assertThat(contacts).hasSize(2);
        assertThat(contacts.get(0).q().orElseThrow().thousandths()).isEqualTo(500);
        assertThat(contacts.get(0).expires()).hasValue(60L);
        assertThat(contacts.get(1).address().orElseThrow().uri().scheme()).isEqualTo("sips");
        assertThat(Contact.STAR.address()).isEmpty();
        assertThat(Contact.STAR).hasToString("*");
    }

    @Test
    @Rfc(number = 3261, section = "20.22")
    @Rfc(number = 3261, section = "20.19")
    @Rfc(number = 3261, section = "20.23")
    @Rfc(number = 5393, section = "5.3.1")
    @Rfc(number = 5626, section = "10")
    @Rfc(number = 3262, section = "7.1")
    void tellsNumbers() {
        assertThat(first(HeaderTypes.MAX_FORWARDS)).isEqualTo(7);
        assertThat(first(HeaderTypes.EXPIRES)).isEqualTo(120);
        assertThat(first(HeaderTypes.MIN_EXPIRES)).isEqualTo(90);
        assertThat(first(HeaderTypes.CONTENT_LENGTH)).isZero();
        assertThat(first(ExtensionTypes.MAX_BREADTH)).isEqualTo(30);
        assertThat(first(ExtensionTypes.FLOW_TIMER)).isEqualTo(120);
        assertThat(first(ExtensionTypes.RSEQ)).isEqualTo(9);
    }

    @Test
    @Rfc(number = 3261, section = "20.37")
    @Rfc(number = 3261, section = "20.32")
    @Rfc(number = 3261, section = "20.29")
    @Rfc(number = 3261, section = "20.40")
    @Rfc(number = 3261, section = "20.5")
    @Rfc(number = 3841, section = "9.1")
    void tellsWhatIsSupportedWantedAndAllowed() {
        assertThat(all(HeaderTypes.SUPPORTED)).hasToString("[100rel, timer]");
        assertThat(all(HeaderTypes.REQUIRE)).hasToString("[sec-agree]");
        assertThat(all(HeaderTypes.PROXY_REQUIRE)).hasToString("[privacy]");
        assertThat(all(HeaderTypes.UNSUPPORTED)).hasToString("[x]");
        assertThat(all(HeaderTypes.ALLOW)).containsExactly(Method.INVITE, Method.of("x-ext"));
        assertThat(all(ExtensionTypes.REQUEST_DISPOSITION))
                .containsExactly(RequestDisposition.NO_FORK, RequestDisposition.QUEUE);
    }

    @Test
    @Rfc(number = 7315, section = "5.5")
    void tellsEveryAddressOfAChargingFunction() {
        PChargingFunctionAddresses addresses = PChargingFunctionAddresses.read(
                Slice.of("ccf=192.1.1.1; CCF=192.1.1.2;ecf=\"a, b\"").cursor());
        assertThat(addresses.addresses("ccf")).containsExactly("192.1.1.1", "192.1.1.2");
        assertThat(addresses.addresses("ecf")).containsExactly("a, b");
        assertThat(addresses.addresses("ecf-2")).isEmpty();
    }
}
