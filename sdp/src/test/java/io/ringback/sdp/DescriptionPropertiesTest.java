package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.field.Connection;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DescriptionPropertiesTest {
    @Provide
    static Arbitrary<String> valid() {
        return GeneratedDescriptions.valid();
    }

    private static SessionDescription read(String text) {
        return Descriptions.accepted(SdpParser.strict().parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void validDescriptionsAreWrittenBackByteForByte(@ForAll("valid") String text) {
        SessionDescription description = read(text);
        assertThat(description.tolerated()).isEmpty();
        assertThat(description.bytes()).hasToString(text);
        assertThat(description.edit().build().bytes()).hasToString(text);
        Promises.assertKept(SdpParser.strict(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void typedValuesAreWrittenAsTheyAreRead(@ForAll("valid") String text) {
        SessionDescription description = read(text);
        SessionBuilder builder = description.edit().origin(description.origin());
        description.connection().ifPresent(builder::connection);
        for (MediaDescription media : description.media()) {
            if (media.portCount() != 1 || !text.contains("/1 ")) {
                builder.media(media.index()).line(media.line());
            }
        }
        assertThat(builder.build()).isEqualTo(description);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anEditTouchesItsOwnLineOnly(@ForAll("valid") String text, @ForAll @IntRange(max = 3) int place) {
        SessionDescription description = read(text);
        SessionBuilder session = description.edit().name("another");
        assertThat(session.build().bytes()).hasToString(text.replaceFirst("\r\ns=[^\r]*", "\r\ns=another"));
        if (place < description.media().size()) {
            SessionBuilder builder = description.edit();
            builder.media(place).attribute(Attribute.of("x-added", "1"));
            int end = mediaEnd(text, place);
            assertThat(builder.build().bytes())
                    .hasToString(text.substring(0, end) + "a=x-added:1\r\n" + text.substring(end));
        }
        SessionDescription moved =
                description.edit().connection(Connection.of("203.0.113.9")).build();
        assertThat(moved.bytes()).hasToString(text.replaceFirst("\r\nc=[^\r]*", "\r\nc=IN IP4 203.0.113.9"));
    }

    private static int mediaEnd(String text, int place) {
        int at = -1;
        for (int i = 0; i <= place; i++) {
            at = text.indexOf("\nm=", at + 1);
        }
        int next = text.indexOf("\nm=", at + 1);
        return next < 0 ? text.length() : next + 1;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsValidForAStrictParserIsValidForALenientOne(
            @ForAll("valid") String text, @ForAll int place, @ForAll byte damage) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(place, bytes.length)] = damage;
        boolean strict = SdpParser.strict().parse(bytes) instanceof SessionDescription description
                && description.validate().isEmpty();
        if (strict) {
            SessionDescription lenient =
                    Descriptions.accepted(SdpParser.lenient().parse(bytes));
            assertThat(lenient.tolerated()).isEmpty();
        }
        Promises.assertKept(SdpParser.strict(), bytes);
        Promises.assertKept(SdpParser.lenient(), bytes);
    }

    @Property
    void anyBytesGetAVerdict(@ForAll @Size(max = 200) byte[] bytes) {
        Promises.assertKept(SdpParser.strict(), bytes);
        Promises.assertKept(SdpParser.lenient(), bytes);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void everyPrefixGetsAVerdict(@ForAll("valid") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 100) {
            byte[] prefix = java.util.Arrays.copyOf(bytes, length);
            Promises.assertKept(SdpParser.strict(), prefix);
            Promises.assertKept(SdpParser.lenient(), prefix);
        }
    }
}
