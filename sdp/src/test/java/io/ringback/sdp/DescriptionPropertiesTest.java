package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.text.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DescriptionPropertiesTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void validDescriptionsAreWrittenBackByteForByte(@ForAll("valid") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SessionDescription description =
                Descriptions.accepted(SdpParser.strict().parse(bytes));
        assertThat(description.tolerated()).isEmpty();
        assertThat(description.bytes().toBytes()).isEqualTo(bytes);
        assertThat(description.edit().build().bytes().toBytes()).isEqualTo(bytes);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void typedValuesAreWrittenAsTheyAreRead(@ForAll("valid") String text) {
        SessionDescription description =
                (SessionDescription) SdpParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
        SessionBuilder builder = description.edit().origin(description.origin());
        description.connection().ifPresent(builder::connection);
        for (MediaDescription media : description.media()) {
            builder.media(media.index()).line(media.line());
        }
        assertThat(builder.build()).isEqualTo(description);
    }

    @Property
    void anyBytesGetAVerdict(@ForAll byte[] bytes) {
        assertVerdict(SdpParser.strict().parse(bytes.clone()));
        assertVerdict(SdpParser.lenient().parse(bytes.clone()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void damagedDescriptionsGetAVerdict(@ForAll("valid") String text, @ForAll int place, @ForAll byte damage) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(place, bytes.length)] = damage;
        assertVerdict(SdpParser.strict().parse(bytes.clone()));
        assertVerdict(SdpParser.lenient().parse(bytes));
    }

    private static void assertVerdict(ParsedDescription parsed) {
        SessionDescription description;
        if (parsed instanceof MalformedDescription malformed) {
            assertThat(malformed.violation().offset()).isNotNegative();
            description = malformed.readable().orElseThrow();
        } else {
            description = (SessionDescription) parsed;
        }
        assertThat(description.edit().build().bytes()).isNotNull();
        boolean valid = description.validate().isEmpty();
        try {
            description.media().forEach(media -> {
                media.rtpMaps();
                media.connection();
                media.packetTime();
            });
            description.times();
        } catch (SyntaxException e) {
            assertThat(valid).isFalse();
        }
    }

    @Provide
    static Arbitrary<String> valid() {
        Arbitrary<String> head = Combinators.combine(token(), number(), number(), address(), text())
                .as((user, id, version, address, name) ->
                        "v=0\r\no=" + user + " " + id + " " + version + " IN " + address + "\r\ns=" + name + "\r\n");
        Arbitrary<String> middle = Combinators.combine(
                        optional(text().map(value -> "i=" + value)),
                        lines(text().map(value -> "e=" + value), 2),
                        address().map(value -> "c=IN " + value + "\r\n"),
                        lines(number().map(value -> "b=AS:" + value), 2),
                        lines(attribute(), 3))
                .as((information, emails, connection, bandwidths, attributes) ->
                        information + emails + connection + bandwidths + "t=0 0\r\n" + attributes);
        Arbitrary<String> media = media().list().ofMaxSize(3).map(list -> String.join("", list));
        return Combinators.combine(head, middle, media).as((a, b, c) -> a + b + c);
    }

    private static Arbitrary<String> media() {
        return Combinators.combine(
                        token(),
                        Arbitraries.integers().between(0, 65_535),
                        token().list().ofMinSize(1).ofMaxSize(4),
                        optional(address().map(value -> "c=IN " + value)),
                        lines(attribute(), 5))
                .as((type, port, formats, connection, attributes) -> "m=" + type + " " + port + " RTP/AVP "
                        + String.join(" ", formats) + "\r\n" + connection + attributes);
    }

    private static Arbitrary<String> attribute() {
        Arbitrary<String> map = Combinators.combine(
                        Arbitraries.integers().between(0, 127),
                        token(),
                        Arbitraries.integers().between(1, 96_000))
                .as((type, name, rate) -> "a=rtpmap:" + type + " " + name + "/" + rate);
        Arbitrary<String> other = Combinators.combine(token(), text()).as((name, value) -> "a=x-" + name + ":" + value);
        return Arbitraries.oneOf(
                map,
                other,
                token().map(name -> "a=x-" + name),
                Arbitraries.of("a=sendonly", "a=inactive", "a=ptime:20"));
    }

    private static Arbitrary<String> address() {
        Arbitrary<String> four = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(4)
                .map(parts -> "IP4 " + parts.stream().map(String::valueOf).collect(Collectors.joining(".")));
        return Arbitraries.oneOf(four, Arbitraries.of("IP6 2001:db8::1", "IP6 ::", "IP4 host.example"));
    }

    private static Arbitrary<String> token() {
        return Arbitraries.strings()
                .withChars("abcXYZ019!#$%&'*+-.^_`{|}~")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().withChars("ab :=;/\t\"é漢").ofMinLength(1).ofMaxLength(20);
    }

    private static Arbitrary<String> number() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE).map(String::valueOf);
    }

    private static Arbitrary<String> optional(Arbitrary<String> line) {
        return lines(line, 1);
    }

    private static Arbitrary<String> lines(Arbitrary<String> line, int max) {
        return line.list()
                .ofMaxSize(max)
                .map((List<String> list) ->
                        list.stream().map(value -> value + "\r\n").collect(Collectors.joining()));
    }
}
