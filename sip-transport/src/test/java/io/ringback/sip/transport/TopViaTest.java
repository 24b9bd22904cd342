package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.Via;
import io.ringback.sip.message.MessageIndex;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.testing.Rfc;
import io.ringback.text.ParseLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is written in place is what {@link ResponseRoute} tells for a Via of any form. */
class TopViaTest {
    private static final List<String> SOURCES =
            List.of("192.0.2.1", "10.1.1.1", "255.255.255.255", "2001:db8::1", "::1");

    /** One for all, as one thread has it: what it remembers of the sender before must not matter. */
    private static final TopVia TOP = new TopVia(ParseLimits.defaults());

    private static InetSocketAddress source(String address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** The message as it arrives; empty if its Via is not written plainly, or there is no room. */
    private static String marked(String request, InetSocketAddress source, int room) {
        byte[] bytes = Messages.bytes(request);
        MessageIndex index = SipParser.strict().index();
        byte[] own = Arrays.copyOf(bytes, bytes.length + room);
        boolean plain = index.read(own, 0, bytes.length) && index.hasPlainEssentials() && TOP.read(own, index);
        if (plain) {
            assertThat(TOP.destination(source, 5060))
                    .isEqualTo(ResponseRoute.of(via(request), source, 5060).destination());
        }
        boolean done = plain && TOP.mark(index, source);
        SipMessage message = index.message();
        if (!done) {
            assertThat(message.bytes()).hasToString(request);
            return "";
        }
        assertThat(SipParser.strict().parse(message.bytes().toBytes())).isEqualTo(message);
        return message.bytes().toString();
    }

    private static Via via(String request) {
        return ((SipMessage) SipParser.strict().parse(Messages.bytes(request))).via();
    }

    @Provide
    Arbitrary<String> plainVias() {
        Arbitrary<String> sentBys =
                Arbitraries.of("a.example", "a.example:5066", "192.0.2.1", "10.1.1.1:5060", "[::1]:5");
        Arbitrary<String> parameters = Arbitraries.of(
                        "branch=z9hG4bK1",
                        "rport",
                        "RPORT=9",
                        "received=192.0.2.99",
                        "received=10.0.0.1;rport",
                        "rport=7;Received=10.0.0.1",
                        "ttl=3",
                        "x",
                        "y=z")
                .list()
                .uniqueElements(text ->
                        text.toLowerCase(Locale.ROOT).replaceAll("=.*", "").replace("received", "rport"))
                .ofMaxSize(6)
                .map(list -> list.isEmpty() ? "" : ";" + String.join(";", list));
        return Combinators.combine(sentBys, parameters).as((sentBy, rest) -> "SIP/2.0/UDP " + sentBy + rest);
    }

    @Property
    @Rfc(number = 3581, section = "4")
    void isMarkedInPlaceAsAViaOfAnyFormIs(
            @ForAll("plainVias") String via,
            @ForAll @IntRange(max = 4) int from,
            @ForAll @IntRange(min = 1, max = 65_535) int port) {
        InetSocketAddress source = source(SOURCES.get(from), port);
        String request = Messages.options(via, 1, "body");
        String expected = ResponseRoute.of(via(request), source, 5060).via().toString();

        assertThat(marked(request, source, TopVia.ROOM)).isEqualTo(request.replace(via, expected));
    }

    @Property
    void isLeftAsItCameWhereThereIsNoRoom(
            @ForAll("plainVias") String via,
            @ForAll @IntRange(max = 4) int from,
            @ForAll @IntRange(max = 63) int room) {
        String request = Messages.options(via, 1, "body");
        InetSocketAddress source = source(SOURCES.get(from), 65_535);
        String expected = ResponseRoute.of(via(request), source, 5060).via().toString();
        boolean fits = expected.length() - via.length() <= room;

        assertThat(marked(request, source, room)).isEqualTo(fits ? request.replace(via, expected) : "");
    }

    @Test
    void hasRoomForTheLongestAddressOfEachKind() {
        for (String address : List.of("255.255.255.255", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")) {
            InetSocketAddress source = source(address, 65_535);
            String request = Messages.options("SIP/2.0/UDP a.example;rport", 1, "");

            assertThat(marked(request, source, TopVia.roomFor(source)))
                    .contains(";received=" + address + ";rport=65535");
        }
    }

    @Test
    void isLeftToOthersWhereItIsNotWrittenPlainly() {
        for (String via : List.of(
                "SIP/2.0/UDP a.example;rport, SIP/2.0/UDP b.example",
                "SIP/2.0/UDP a.example;\r\n rport",
                "SIP/2.0/UDP a.example;x=\";rport\"",
                "SIP/2.0/UDP a.example;maddr=192.0.2.9",
                "SIP/2.0/UDP a.example;keep",
                "SIP/2.0/UDP a.example;ALIAS",
                "SIP/2.0/UDP a.example;rport=none",
                "SIP/2.0/UDP a.example;rport;branch=z9hG4bK1;received=192.0.2.1",
                "nonsense")) {
            assertThat(marked(Messages.options(via, 1, ""), source("192.0.2.1", 9), TopVia.ROOM))
                    .as(via)
                    .isEmpty();
        }
    }

    @Test
    void keepsTheNameOfTheFieldAsItCame() {
        String request = Messages.options("SIP/2.0/UDP a.example;rport", 1, "").replace("Via: ", "v:");

        assertThat(marked(request, source("192.0.2.1", 9), TopVia.ROOM))
                .contains("\r\nv:SIP/2.0/UDP a.example;received=192.0.2.1;rport=9\r\n");
    }
}
