package io.ringback.sip.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telephone numbers: RFC 3966, and RFC 3261 §19.1.6. */
class TelUriTest {
    @Test
    @Rfc(number = 3966, section = "6")
    void readsTheExamples() {
        TelUri global = TelUri.of("tel:+1-201-555-0123");
        assertThat(global.isGlobal()).isTrue();
        assertThat(global.digits()).isEqualTo("+12015550123");
        assertThat(global.context()).isEmpty();
        TelUri local = TelUri.of("tel:7042;phone-context=example.com");
        assertThat(local.isGlobal()).isFalse();
        assertThat(local.context()).hasValue(Slice.of("example.com"));
        assertThat(TelUri.of("tel:863-1234;phone-context=+1-914-555").digits()).isEqualTo("8631234");
    }

    @Test
    @Rfc(number = 3966, section = "5.2")
    @Rfc(number = 3966, section = "5.3")
    void tellsExtensionsAndSubaddresses() {
        assertThat(TelUri.of("tel:+1;ext=1.2-3").extension()).hasValue("123");
        assertThat(TelUri.of("tel:+1;isub=a%3Bb").subaddress()).hasValue("a;b");
        assertThat(TelUri.of("tel:+1;isub=1,2@x?y;tsp=z").subaddress()).hasValue("1,2@x?y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tel:+1-(212).555",
                "tel:*31#06;phone-context=+49",
                "tel:aBc;phone-context=a.example.",
                "tel:+1;a-b=%20;c",
                "TEL:+1",
                "tel:+-1"
            })
    @Rfc(number = 3966, section = "3")
    void readsByTheGrammar(String text) {
        assertThat(TelUri.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tel:",
                "tel:+",
                "tel:+-.()",
                "tel:+1a",
                "tel:+1 2",
                "tel:911",
                "tel:7042;phone-context=",
                "tel:7042;phone-context",
                "tel:7042;phone-context=192.0.2.1",
                "tel:7042;phone-context=a_b",
                "tel:7042;phone-context=+",
                "tel:7042;phone-context=5",
                "tel:+1;ext=",
                "tel:+1;ext=a",
                "tel:+1;ext=--",
                "tel:+1;ext=1;isub=2",
                "tel:+1;isub",
                "tel:+1;isub=",
                "tel:+1;isub=%2",
                "tel:+1;a_b=1",
                "tel:+1;a=1;A=2",
                "tel:+1;=1",
                "tel:+1;a=%2",
                "tel:+1@example.com",
                "tel:+1?x=y"
            })
    @Rfc(number = 3966, section = "3")
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> TelUri.of(text)).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tel:+1-201-555-0123 | TEL:+1(201)5550123",
                "tel:+358-555-1234567;postd=pp22 | tel:+358-555-1234567;POSTD=PP22",
                "tel:+358-555-1234567;postd=pp22;isub=1411 | tel:+358-555-1234567;isub=1411;postd=pp22",
                "tel:7042;phone-context=Example.com | tel:70-42;phone-context=example.COM",
                "tel:7042;phone-context=+1-914 | tel:7042;phone-context=+1914",
                "tel:+1;ext=1-2 | tel:+1;ext=12",
                "tel:+1;x=%61 | tel:+1;x=A",
                "tel:+1;x=%2f | tel:+1;x=%2F",
                "tel:+1;x=a%2Db%5B | tel:+1;x=A-b[",
                "tel:+1;isub=%41%40 | tel:+1;isub=a%40",
                "tel:ABC;phone-context=a.b | tel:abc;phone-context=a.b"
            })
    @Rfc(number = 3966, section = "4")
    void findsNumbersEquivalent(String a, String b) {
        assertThat(TelUri.of(a).isEquivalent(TelUri.of(b))).isTrue();
        assertThat(TelUri.of(b).isEquivalent(TelUri.of(a))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tel:+12015550123 | tel:12015550123;phone-context=a.b",
                "tel:+1 | tel:+1;x",
                "tel:+1;x | tel:+1;y",
                "tel:+1;x=1 | tel:+1;x",
                "tel:+1;x=1-2 | tel:+1;x=12",
                "tel:+1;x=a%2Fb | tel:+1;x=a/b",
                "tel:+1;x=a%3Ab | tel:+1;x=a:b",
                "tel:+1;x=%2B | tel:+1;x=+",
                "tel:+1;isub=%40 | tel:+1;isub=@",
                "tel:+1;x=%80 | tel:+1;x=%81",
                "tel:+1;x=%25%34%31 | tel:+1;x=%41",
                "tel:1;phone-context=+12 | tel:1;phone-context=a.b",
                "tel:7042;phone-context=a.b | tel:7042;phone-context=a.c",
                "tel:+1 | sip:+1@a;user=phone"
            })
    @Rfc(number = 3966, section = "4")
    void findsNumbersDifferent(String a, String b) {
        assertThat(Uri.of(a).isEquivalent(Uri.of(b))).isFalse();
        assertThat(Uri.of(b).isEquivalent(Uri.of(a))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tel:+358-555-1234567;postd=pp22 | sip:+3585551234567;postd=pp22@foo.com;user=phone",
                "tel:+358-555-1234567;POSTD=PP22 | sip:+3585551234567;postd=pp22@foo.com;user=phone",
                "tel:+358;tsp=a.b;isub=14;postd=p | sip:+358;isub=14;postd=p;tsp=a.b@foo.com;user=phone",
                "tel:1#2;x;phone-context=+5 | sip:1%232;phone-context=+5;x@foo.com;user=phone",
                "tel:+1;isub=a%3Bb | sip:+1;isub=a%3bb@foo.com;user=phone",
                "tel:+1-212;ext=1-2 | sip:+1212;ext=12@foo.com;user=phone",
                "tel:70-42;phone-context=+1-914.555 | sip:7042;phone-context=+1914555@foo.com;user=phone",
                "tel:1;phone-context=A-b.C | sip:1;phone-context=a-b.c@foo.com;user=phone",
                "tel:+1;x=%4Da%2f%2D | sip:+1;x=ma%2f-@foo.com;user=phone",
                "tel:+1;X=[a:b] | sip:+1;x=%5Ba%3Ab%5D@foo.com;user=phone",
                "tel:+1;isub=a@b:c | sip:+1;isub=a%40b%3Ac@foo.com;user=phone",
                "tel:+1;x=%23%40 | sip:+1;x=%23%40@foo.com;user=phone",
                "tel:+1;tsp=a.b;phone-context=+5 | sip:+1;phone-context=+5;tsp=a.b@foo.com;user=phone"
            })
    @Rfc(number = 3261, section = "19.1.6")
    void becomesASipUriAndComesBack(String tel, String sip) {
        TelUri number = TelUri.of(tel);
        SipUri uri = number.toSipUri(HostPort.of("foo.com", HostPort.NO_PORT));
        assertThat(uri).hasToString(sip);
        assertThat(uri.telephone().orElseThrow().isEquivalent(number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tel:+1;ext=1-2;x=%41 | tel:+(1);X=a;ext=12",
                "tel:1;phone-context=+1-914 | tel:1;phone-context=+1914",
                "tel:1;phone-context=A.b;x=%5B | tel:1;x=[;phone-context=a.B",
                "tel:+358-555-1234567;postd=pp22;isub=1411 | tel:+358-555-1234567;isub=1411;POSTD=PP22"
            })
    @Rfc(number = 3261, section = "19.1.6")
    void makesEquivalentUrisOfEquivalentNumbers(String one, String other) {
        HostPort gateway = HostPort.of("foo.com", HostPort.NO_PORT);
        assertThat(TelUri.of(one).isEquivalent(TelUri.of(other))).isTrue();
        assertThat(TelUri.of(one)
                        .toSipUri(gateway)
                        .isEquivalent(TelUri.of(other).toSipUri(gateway)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+1%32 | tel:+12",
                "%2A31;phone-context=a.b | tel:*31;phone-context=a.b",
                "%31%23;%70hone-context=%61.b | tel:1#;phone-context=a.b",
                "+1;is%75b=%40 | tel:+1;isub=@",
                "+1;x=%2f%23 | tel:+1;x=%2f%23"
            })
    @Rfc(number = 3261, section = "19.1.4")
    void readsANumberWhoseCharactersAreEscapedWithoutNeed(String user, String number) {
        assertThat(SipUri.of("sip:" + user + "@gw;user=phone").telephone()).hasValue(TelUri.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B1", "+1%00", "+1%FF", "+1;", "+1;%3B", "+1;ext=%80", "%0D%0A", ";", "+1;;x"})
    @Rfc(number = 3261, section = "19.1.4")
    void findsNoNumberWhereAReservedCharacterIsEscapedOrMore(String user) {
        assertThat(SipUri.of("sip:" + user + "@gw;user=phone").telephone()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "19.1.1")
    void takesAUserForANumberOnlyWhenTold() {
        assertThat(SipUri.of("sip:+1-212-555-1212:1234@gateway.com;user=Phone").telephone())
                .hasValue(TelUri.of("tel:+1-212-555-1212"));
        assertThat(SipUri.of("sip:+1-212-555-1212@gateway.com").telephone()).isEmpty();
        assertThat(SipUri.of("sip:alice@gateway.com;user=phone").telephone()).isEmpty();
        assertThat(SipUri.of("sip:gateway.com;user=phone").telephone()).isEmpty();
    }
}
