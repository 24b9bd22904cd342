package io.ringback.sip.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.grammar.HeaderValues;
import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.NearMisses;
import io.ringback.testing.Draw;
import io.ringback.text.Manner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header's plain reader makes of a value what its careful one makes of it, or nothing. */
class PlainValuesTest {
    private static HeaderType<?> type(HeaderName name) {
        return HeaderTypes.of((KnownHeader) name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Via|SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport",
                "Via|SIP/2.0/TCP [2001:db8::1];received=192.0.2.9;rport=5061;ttl=1;branch=a",
                "Via|sip / 2.0 / TLS a.b : 5061 ; branch = z9hG4bK1, SIP/2.0/UDP c",
                "Via|SIP/2.0/UDP a.b;received=a.b;maddr=c;x=\"y\"",
                "From|\"A. B\" <sip:a@b:5060;lr>;tag=x1;y=z",
                "From|<sip:a@b>;x=y;tag=x1",
                "To|sip:a@b;tag=x1",
                "To|A B <sip:a@b>",
                "Contact|<sip:a@192.0.2.1:5060;transport=udp>;q=0.5;expires=60",
                "Contact|sip:a@b;q=1;reg-id=1",
                "Contact|*",
                "Contact|*a <sip:b>;+sip.instance=\"<urn:x>\"",
                "Call-ID|a1@192.0.2.1",
                "Call-ID|x-y.z",
                "CSeq|102 INVITE",
                "CSeq|2147483647 X",
                "CSeq|2147483648 X",
                "CSeq|9999999 SUBSCRIBE",
                "CSeq|10000000 INVITES",
                "CSeq|0000000001 SUBSCRIBER",
                "CSeq|0 x!%",
                "Max-Forwards|70",
                "Max-Forwards|255",
                "Content-Length|2147483647",
                "Expires|4294967295",
                "Supported|100rel",
                "Supported|100rel, timer,a\t ,b",
                "Allow|INVITE, ACK,invite,X",
                "Allow|SUBSCRIBE",
                "Require|a,b, c",
                "Priority|urgent",
                "Route|<sip:a;lr>, \"a, b\" <sip:b,c@d;lr>;x=y",
                "Record-Route|<sip:a;lr>,<sip:b?c=d>",
                "Remote-Party-ID|<sip:1@192.0.2.1>;party=calling;screen=no;privacy=off",
                "Contact|sip:a@b,<sip:c>;q=0.5,*",
                "Date|Sat, 13 Nov 2010 23:29:00 GMT",
                "Date|Tue, 29 Feb 2000 00:00:59 GMT",
                "Date|Wed, 30 Feb 2000 00:00:00 GMT",
                "Date|Thu, 31 Dec 9999 24:00:00 GMT",
                "Authorization|Digest username=\"a\", realm=\"b\",nc=00000001,qop=auth",
                "WWW-Authenticate|dIGEST realm=\"b\",\tnonce=\"c d\", NONCE2=x, realm=\"e\"",
                "Proxy-Authorization|Digest algorithm=a,algorithm-x=b",
                "SIP-ETag|a-b.c!"
            })
    void agreeWhateverByteIsOff(String name, String value) {
        HeaderType<?> type = type(HeaderName.of(name));
        NearMisses.of(value, bytes -> PlainValues.assertSame(type, bytes));
    }

    /** Where the parts of an address are is told in few bits: those that are longer have to be read another way. */
    @ParameterizedTest
    @ValueSource(ints = {32_764, 32_765, 32_766, 65_529, 65_530, 65_531, 65_532, 100_000})
    void agreeOnLongAddresses(int length) {
        String name = "x".repeat(length);
        for (String value : new String[] {
            "\"" + name + "\" <sip:a@b>;tag=1",
            "<sip:" + name + "@b>;tag=1",
            "<sip:a@b>;tag=" + name,
            "sip:" + name + "@b"
        }) {
            byte[] bytes = value.getBytes(ISO_8859_1);
            PlainValues.assertSame(HeaderTypes.FROM, bytes);
            PlainValues.assertSame(HeaderTypes.CONTACT, bytes);
            NameAddr from = HeaderTypes.FROM.required(bytes, 0, 0, bytes.length, Manner.strict());
            assertThat(from.text()).contains(value);
        }
    }

    @Property(tries = 200)
    void whatIsGeneratedIsReadTheSame(@ForAll Draw draw) {
        for (KnownHeader name : KnownHeader.values()) {
            byte[] value = HeaderValues.of(name, draw).getBytes(ISO_8859_1);
            PlainValues.assertSame(type(name), value);
            PlainValues.assertSame(type(name), Mutation.of(draw, value));
        }
    }
}
