package io.ringback.sdp;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Descriptions that are valid by RFC 8866 §9, with every type of line. */
final class GeneratedDescriptions {
    private GeneratedDescriptions() {}

    static Arbitrary<String> valid() {
        Arbitrary<String> head = Combinators.combine(token(), digits(), digits(), address(), text())
                .as((user, id, version, address, name) ->
                        "v=0\r\no=" + user + " " + id + " " + version + " " + address + "\r\ns=" + name + "\r\n");
        Arbitrary<String> about = Combinators.combine(
                        lines(text().map(value -> "i=" + value), 1),
                        lines(Arbitraries.of("u=http://[2001:db8::1]:80/a%20b?c#d", "u=/x", "u=urn:x:y"), 1),
                        lines(email(), 2),
                        lines(phone(), 2),
                        lines(connection(), 1))
                .as((information, uri, emails, phones, connection) ->
                        information + uri + emails + phones + connectionOr(connection));
        Arbitrary<String> rest = Combinators.combine(
                        lines(bandwidth(), 2),
                        time().list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("", list)),
                        lines(key(), 1),
                        lines(attribute(), 4))
                .as((bandwidths, times, key, attributes) -> bandwidths + times + key + attributes);
        Arbitrary<String> media = media().list().ofMaxSize(3).map(list -> String.join("", list));
        return Combinators.combine(head, about, rest, media).as((a, b, c, d) -> a + b + c + d);
    }

    /** The session has a connection, so that media may do without. */
    private static String connectionOr(String connection) {
        return connection.isEmpty() ? "c=IN IP4 192.0.2.1\r\n" : connection;
    }

    private static Arbitrary<String> media() {
        Arbitrary<String> line = Combinators.combine(
                        token(),
                        Arbitraries.integers().between(0, 65_535),
                        Arbitraries.of("", "/1", "/2", "/65535"),
                        Arbitraries.of("RTP/AVP", "UDP/TLS/RTP/SAVPF", "udptl", "TCP/MSRP"),
                        Arbitraries.oneOf(token(), Arbitraries.of("0", "127", "128", "007"))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as((type, port, count, protocol, formats) ->
                        "m=" + type + " " + port + count + " " + protocol + " " + String.join(" ", formats) + "\r\n");
        return Combinators.combine(
                        line,
                        lines(text().map(value -> "i=" + value), 1),
                        lines(connection(), 2),
                        lines(bandwidth(), 2),
                        lines(key(), 1),
                        lines(attribute(), 5))
                .as((first, information, connections, bandwidths, key, attributes) ->
                        first + information + connections + bandwidths + key + attributes);
    }

    private static Arbitrary<String> attribute() {
        Arbitrary<String> map = Combinators.combine(
                        Arbitraries.integers().between(0, 127),
                        token(),
                        Arbitraries.integers().between(1, 96_000),
                        Arbitraries.of("", "/1", "/2"))
                .as((type, name, rate, channels) -> "a=rtpmap:" + type + " " + name + "/" + rate + channels);
        Arbitrary<String> other = Combinators.combine(token(), text()).as((name, value) -> "a=x-" + name + ":" + value);
        return Arbitraries.oneOf(
                map,
                other,
                token().map(name -> "a=x-" + name),
                Arbitraries.of(
                        "a=sendonly",
                        "a=inactive",
                        "a=ptime:20",
                        "a=maxptime:0.125",
                        "a=framerate:29.97",
                        "a=orient:portrait",
                        "a=type:H332",
                        "a=charset:ISO-8859-1",
                        "a=quality:10",
                        "a=lang:zh-Hant-TW",
                        "a=fmtp:96 a=1; b"));
    }

    private static Arbitrary<String> time() {
        Arbitrary<String> moment =
                Arbitraries.longs().between(1_000_000_000L, 1L << 40).map(String::valueOf);
        Arbitrary<String> span = Combinators.combine(
                        Arbitraries.integers().between(0, 100_000), Arbitraries.of("", "d", "h", "m", "s"))
                .as((count, unit) -> count + unit);
        Arbitrary<String> repeat = Combinators.combine(
                        span.map(interval -> interval.startsWith("0") ? "1d" : interval),
                        span,
                        span.list().ofMinSize(1).ofMaxSize(3))
                .as((interval, duration, offsets) ->
                        "r=" + interval + " " + duration + " " + String.join(" ", offsets));
        Arbitrary<String> zone = Combinators.combine(moment, Arbitraries.of("", "-"), span)
                .as((at, sign, offset) -> at + " " + sign + offset)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(pairs -> "z=" + String.join(" ", pairs));
        Arbitrary<String> repeats = Combinators.combine(lines(repeat, 2), lines(zone, 1))
                .as((all, adjustments) -> all.isEmpty() ? "" : all + adjustments);
        return Combinators.combine(
                        Arbitraries.oneOf(moment, Arbitraries.just("0")),
                        Arbitraries.oneOf(moment, Arbitraries.just("0")),
                        repeats)
                .as((start, stop, behind) -> "t=" + start + " " + stop + "\r\n" + behind);
    }

    private static Arbitrary<String> connection() {
        return Arbitraries.oneOf(
                address().map(value -> "c=" + value),
                Arbitraries.of(
                        "c=IN IP4 224.2.36.42/127",
                        "c=IN IP4 239.255.0.1/0/2000000000",
                        "c=IN IP6 FF15::101",
                        "c=IN IP6 ff15::101/3",
                        "c=ATM NSAP 47.0091.8100/x"));
    }

    private static Arbitrary<String> address() {
        Arbitrary<String> four = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(3)
                .map(parts ->
                        "IN IP4 " + "10." + parts.stream().map(String::valueOf).collect(Collectors.joining(".")));
        return Arbitraries.oneOf(
                four,
                Arbitraries.of("IN IP6 2001:db8::1", "IN IP6 ::", "IN IP6 ::ffff:192.0.2.1", "IN IP4 host.example"));
    }

    private static Arbitrary<String> email() {
        return Arbitraries.of(
                "e=a.b@example.com", "e=j@[192.0.2.1] (Jane, Dœ)", "e=Jane Doe <j.doe@example.com>", "e=\"a b\"@x");
    }

    private static Arbitrary<String> phone() {
        return Arbitraries.of("p=+1 617 555-6011", "p=44", "p=+1 617 (Jane)", "p=Jane <+1 617-555>");
    }

    private static Arbitrary<String> key() {
        return Arbitraries.of("k=prompt", "k=clear:a b", "k=base64:YWJj", "k=base64:", "k=uri:http://example.com/k");
    }

    private static Arbitrary<String> bandwidth() {
        return Combinators.combine(Arbitraries.of("AS", "CT", "TIAS", "X-YZ"), digits())
                .as((type, value) -> "b=" + type + ":" + value);
    }

    static Arbitrary<String> token() {
        return Arbitraries.strings()
                .withChars("abcXYZ019!#$%&'*+-.^_`{|}~")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().withChars("ab :=;/\t\"é漢").ofMinLength(1).ofMaxLength(20);
    }

    private static Arbitrary<String> digits() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE).map(String::valueOf);
    }

    private static Arbitrary<String> lines(Arbitrary<String> line, int max) {
        return line.list()
                .ofMaxSize(max)
                .map((List<String> list) ->
                        list.stream().map(value -> value + "\r\n").collect(Collectors.joining()));
    }
}
