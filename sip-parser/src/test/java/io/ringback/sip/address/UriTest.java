package io.ringback.sip.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URIs: RFC 3261 §19.1. */
class UriTest {
    @Test
    void readsEveryPartOfASipUri() {
        SipUri uri = SipUri.of("sips:alice;day=tue:pw@atlanta.com:5061;transport=tcp;lr?subject=x&to=y");
        assertThat(uri.secure()).isTrue();
        assertThat(uri.userText()).hasValue("alice;day=tue");
        assertThat(uri.host()).isEqualTo(Host.of("ATLANTA.com"));
        assertThat(uri.hostPort().port()).isEqualTo(5061);
        assertThat(uri.transport()).hasValue(TransportProtocol.TCP);
        assertThat(uri.parameters().has("LR")).isTrue();
        assertThat(uri.headers()).hasToString("subject=x&to=y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:alice@atlanta.com",
                "sip:alice:secretword@atlanta.com;transport=tcp",
                "sips:alice@atlanta.com?subject=project%20x&priority=urgent",
                "sip:+1-212-555-1212:1234@gateway.com;user=phone",
                "sips:1212@gateway.com",
                "sip:alice@192.0.2.4",
                "sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com",
                "sip:alice;day=tuesday@atlanta.com",
                "sip:[2001:db8::10]:5070",
                "tel:+1-201-555-0123",
                "tel:7042;phone-context=example.com",
                "urn:service:sos",
                "http://u@[::1]:80/a?b",
                "http://www.example.com/a?b#c"
            })
    @Rfc(number = 3261, section = "19.1.3")
    void writesAUriAsItWasRead(String text) {
        assertThat(Uri.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip",
                "sip:",
                "sip:@host",
                "sip:a@",
                "sip:a@b:0",
                "sip:a@b:65536",
                "sip:a@b:",
                "sip:a@b;",
                "sip:a@b;=1",
                "sip:a b@c",
                "sip:a@b?x",
                "sip:a@b%2",
                "sip:a%zz@b",
                "sip:a@-b",
                "sip:a@b-",
                "sip:a@b..c",
                "sip:a@1.2.3",
                "sip:a@1.2.3.256",
                "sip:a@[::1",
                "sip:a@[1:2]",
                "sip:user@[2001:db8:::192.0.2.1]",
                "sip:a@b;pn-prid",
                "sip:a@b;pn-param=",
                "sip:a@[1::2::3]",
                "1sip:a@b",
                "tel:",
                "tel:+",
                "tel:+abc",
                "sip:a@b@c",
                "sip:[1:2:3:4:5:6:7:8:9]",
                "sip:[1:2:3:4:5:6:7:1.2.3.4]",
                "urn:",
                "sip:a@b;ttl=256",
                "sip:a@b;ttl=x",
                "sip:a@b;maddr=a..b",
                "sip:a@b;transport",
                "sip:a@b;transport=",
                "sip:a@b;lr;lr",
                "sip:a@b;lr;l%72",
                "sip:a@b;a;b;c;d;e;f;g;h;lr;%4CR",
                "sip:a@b; lr",
                "sip:a@b;x =y",
                "sip:a@b?x",
                "sip:a@b?=y",
                "sip:a@b?x=y&",
                "sip:a%2@b",
                "sip:a@b%41",
                "sip:@b",
                "sip:a b@c",
                "sip:a@-b",
                "sip:a@b-",
                "sip:a@b.1",
                "sip:a@256.0.0.1",
                "sip:a@b:0",
                "sip:a@b:",
                "mailto:[a]",
                "urn:a[b",
                "x:/[::1]/",
                "http://[::1]/[",
                "http://a?[",
                "http://a#]"
            })
    void refusesWhatIsNoUri(String text) {
        assertThatThrownBy(() -> Uri.of(text)).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:%61lice@atlanta.com;transport=TCP | sip:alice@AtLanTa.CoM;Transport=tcp",
                "sip:carol@chicago.com | sip:carol@chicago.com;newparam=5",
                "sip:carol@chicago.com | sip:carol@chicago.com;security=on",
                "sip:carol@chicago.com;newparam=5 | sip:carol@chicago.com;security=on",
                "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com | sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
                "sip:alice@atlanta.com?subject=project%20x&priority=urgent | sip:alice@atlanta.com?priority=urgent&subject=project%20x",
                "sip:a@[2001:db8::1] | sip:a@[2001:DB8:0::1]",
                "sip:a@[2001:db8::9:1] | sip:a@[2001:db8:0:0:0:0:9:1]",
                "sip:a@b;maddr=[::1] | sip:a@b;maddr=[0:0:0:0:0:0:0:1]",
                "sip:a@[::ffff:192.0.2.1] | sip:a@[::FFFF:c000:201]",
                "sip:a@b;%6Cr;%74ransport=%74cp | sip:a@b;transport=tcp;lr",
                "sip:+1%32@b;user=phone | sip:+12@b;user=phone"
            })
    @Rfc(number = 3261, section = "19.1.4")
    @Rfc(number = 5954, section = "4.2")
    void findsUrisEquivalent(String a, String b) {
        assertThat(SipUri.of(a).isEquivalent(SipUri.of(b))).isTrue();
        assertThat(SipUri.of(b).isEquivalent(SipUri.of(a))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP:ALICE@AtLanTa.CoM;Transport=udp | sip:alice@AtLanTa.CoM;Transport=UDP",
                "sip:bob@biloxi.com | sip:bob@biloxi.com:5060",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;transport=udp",
                "sip:bob@biloxi.com | sip:bob@biloxi.com:6000;transport=tcp",
                "sip:carol@chicago.com | sip:carol@chicago.com?Subject=next%20meeting",
                "sip:bob@phone21.boxesbybob.com | sip:bob@192.0.2.4",
                "sip:bob@biloxi.com | sips:bob@biloxi.com",
                "sip:bob:a@biloxi.com | sip:bob@biloxi.com",
                "sip:bob:a@biloxi.com | sip:bob:A@biloxi.com",
                "sip:biloxi.com | sip:bob@biloxi.com",
                "sip:bob@biloxi.com;maddr=a | sip:bob@biloxi.com",
                "sip:bob@biloxi.com;ttl=1 | sip:bob@biloxi.com",
                "sip:bob@biloxi.com;user=ip | sip:bob@biloxi.com",
                "sip:bob@biloxi.com;method=INVITE | sip:bob@biloxi.com",
                "sip:bob@biloxi.com?a=1&a=1 | sip:bob@biloxi.com?a=1&a=2",
                "sip:bob@biloxi.com?a=1&a=1 | sip:bob@biloxi.com?a=1",
                "sip:carol@chicago.com;security=on | sip:carol@chicago.com;security=off",
                "sip:a%3Bb@c | sip:a;b@c",
                "sip:a@b;%74ransport=tcp | sip:a@b",
                "sip:a@[2001:db8::1] | sip:a@[2001:db8::2]"
            })
    @Rfc(number = 3261, section = "19.1.4")
    void findsUrisDifferent(String a, String b) {
        assertThat(SipUri.of(a).isEquivalent(SipUri.of(b))).isFalse();
        assertThat(SipUri.of(b).isEquivalent(SipUri.of(a))).isFalse();
    }

    @Test
    @Rfc(number = 3261, section = "19.1.4")
    void isEquivalentWithoutBeingTransitive() {
        SipUri plain = SipUri.of("sip:carol@chicago.com");
        SipUri on = SipUri.of("sip:carol@chicago.com;security=on");
        SipUri off = SipUri.of("sip:carol@chicago.com;security=off");
        assertThat(plain.isEquivalent(on)).isTrue();
        assertThat(plain.isEquivalent(off)).isTrue();
        assertThat(on.isEquivalent(off)).isFalse();
    }

    @Test
    void comparesOtherSchemesByTheirBytes() {
        assertThat(Uri.of("URN:service:sos").isEquivalent(Uri.of("urn:service:sos")))
                .isTrue();
        assertThat(Uri.of("urn:service:sos").isEquivalent(Uri.of("urn:service:SOS")))
                .isFalse();
        assertThat(Uri.of("urn:a").isEquivalent(Uri.of("sip:a"))).isFalse();
    }

    @Test
    @Rfc(number = 3261, section = "19.1.1")
    void tellsItsParametersAndHeaders() {
        SipUri uri = SipUri.of("sip:u:p%3A@h;maddr=239.255.255.1;ttl=15;method=MESSAGE;lr?Sub%6Aect=a%20b&body=");
        assertThat(uri.password()).hasValue(Slice.of("p%3A"));
        assertThat(uri.maddr()).hasValue(Host.of("239.255.255.1"));
        assertThat(uri.ttl()).hasValue(15);
        assertThat(uri.method()).hasValue(Slice.of("MESSAGE"));
        assertThat(uri.isLooseRouter()).isTrue();
        assertThat(uri.header("subject")).hasValue("a b");
        assertThat(uri.header("body")).hasValue("");
        assertThat(uri.header("to")).isEmpty();
        assertThat(SipUri.of("sip:h").password()).isEmpty();
    }

    @Test
    @Rfc(number = 4475, section = "3.1.1.3")
    void knowsAParameterWhoseNameIsEscaped() {
        SipUri uri = SipUri.of("sip:a@b;%6C%72;n%61me=v%61lue%25%34%31");
        assertThat(uri.isLooseRouter()).isTrue();
        assertThat(uri.parameter("name")).hasValue("value%41");
        assertThat(uri.parameter("lr")).hasValue("");
        assertThat(uri.parameter("transport")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%74ransport=%74cp, transport=tcp",
        "tran%73port=TC%50, transport=TCP",
        "transport=%74%63%70, transport=tcp"
    })
    @Rfc(number = 3261, section = "19.1.4")
    void readsTheTransportOfEquivalentUrisAlike(String escaped, String plain) {
        SipUri uri = SipUri.of("sip:a@b;" + escaped);
        assertThat(uri.isEquivalent(SipUri.of("sip:a@b;" + plain))).isTrue();
        assertThat(uri.transport()).hasValue(TransportProtocol.TCP);
    }

    @Test
    @Rfc(number = 3261, section = "19.1.4")
    void readsTypedParametersWhoseNamesOrValuesAreEscaped() {
        SipUri uri = SipUri.of("sip:+1@b;%6daddr=1.2.3.4;%74tl=%31%35;met%68od=%49NVITE;us%65r=%50hone");
        assertThat(uri.maddr()).hasValue(Host.of("1.2.3.4"));
        assertThat(uri.ttl()).hasValue(15);
        assertThat(uri.method()).hasValue(Slice.of("INVITE"));
        assertThat(uri.telephone()).hasValue(TelUri.of("tel:+1"));
        assertThat(SipUri.of("sip:+1@b;user=p%68one").telephone()).hasValue(TelUri.of("tel:+1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%6daddr",
                "%6daddr=%00",
                "%6daddr=a..b",
                "%6daddr=1.2.3.4%20",
                "%6daddr=1.2.3.4/x",
                "%6daddr=%31.2.3.4",
                "%6daddr=%5B::1]",
                "%74tl",
                "%74tl=%39%39%39%39",
                "%74tl=256",
                "%74tl=%2D1",
                "%74tl=1%00",
                "%74tl=%FF",
                "%74ransport",
                "%74ransport=%00",
                "transport=tcp%00",
                "transport=%0D%0A",
                "%6dethod",
                "method=A%20B",
                "method=%0D%0AX",
                "method=%C3%A9",
                "method=%FF",
                "us%65r",
                "us%65r=%00"
            })
    @Rfc(number = 3261, section = "19.1.2")
    void tellsNothingOfAParameterThatIsNoneOfItsType(String parameter) {
        SipUri uri = SipUri.of("sip:+1@b;" + parameter);
        assertThat(uri.maddr()).isEmpty();
        assertThat(uri.ttl()).isEmpty();
        assertThat(uri.transport()).isEmpty();
        assertThat(uri.method()).isEmpty();
        assertThat(uri.telephone()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "19.1.2")
    void refusesAnEscapeInAHostAndInANumber() {
        for (String text : List.of("sip:a@b;maddr=%00", "sip:a@b;maddr=%31.2.3.4", "sip:a@b;ttl=%39%39%39%39")) {
            assertThatThrownBy(() -> Uri.of(text)).isInstanceOf(SyntaxException.class);
        }
    }

    /** A reserved character that is escaped is another character (RFC 3261 §19.1.4). */
    @Test
    @Rfc(number = 3261, section = "19.1.4")
    void keepsNamesApartThatDifferInAnEscapedReservedCharacter() {
        assertThat(Uri.of("sip:a@b;x%2Fy=1;x/y=2").isEquivalent(Uri.of("sip:a@b;x/y=2;x%2fY=1")))
                .isTrue();
        assertThat(Uri.of("sip:a@b;x%2Fy=1").isEquivalent(Uri.of("sip:a@b;x%2Fy=2")))
                .isFalse();
    }

    @Test
    void escapesAUserThatNeedsIt() {
        SipUri uri = SipUri.of("a b@c", HostPort.of("::1", 5060));
        assertThat(uri).hasToString("sip:a%20b%40c@[::1]:5060");
        assertThat(uri.userText()).hasValue("a b@c");
        assertThat(SipUri.of(uri.toString())).isEqualTo(uri);
    }

    @Test
    @Rfc(number = 3261, section = "19.1.4")
    void putsAParameterInPlaceOfOneWhoseNameIsEscaped() {
        SipUri uri = SipUri.of("sip:b;%74ransport=udp;l%72");
        assertThat(uri.withParameter("transport", "tcp")).hasToString("sip:b;l%72;transport=tcp");
        assertThat(uri.withoutParameter("LR")).hasToString("sip:b;%74ransport=udp");
    }

    @Test
    void changesItsParametersOneByOne() {
        SipUri uri = SipUri.of("sip:proxy.example.com;transport=udp;lr");
        assertThat(uri.withParameter("transport", "tcp")).hasToString("sip:proxy.example.com;lr;transport=tcp");
        assertThat(uri.withoutParameter("lr")).hasToString("sip:proxy.example.com;transport=udp");
        assertThatThrownBy(() -> uri.withParameter("x", "a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> uri.withParameter("x\r\n", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> uri.withParameter("x", "%")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> uri.withParameter("ttl", "999")).isInstanceOf(IllegalArgumentException.class);
    }
}
