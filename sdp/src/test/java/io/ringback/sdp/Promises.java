package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.text.Limit;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is promised of any bytes at all, asserted for some. */
final class Promises {
    private static final byte POISON = '=';

    private Promises() {}

    /** That bytes get a verdict, that a description is what was read, and that all its parts are told or refused. */
    static void assertKept(SdpParser parser, byte[] bytes) {
        ParsedDescription parsed = parser.parse(bytes.clone());
        assertThat(verdict(parser.parse(surrounded(bytes), 5, 5 + bytes.length)))
                .as("verdict at another place")
                .isEqualTo(verdict(parsed));
        if (parsed instanceof MalformedDescription malformed) {
            assertThat(malformed.violation().offset()).isBetween(0, bytes.length);
            if (malformed.readable().isEmpty()) {
                assertThat(malformed.violation().rule()).isEqualTo(Limit.SDP_TOO_LARGE);
                return;
            }
        }
        SessionDescription description = readable(parsed);
        assertThat(description.bytes().toBytes()).isEqualTo(bytes);
        assertThat(description.edit().build().bytes().toBytes()).isEqualTo(bytes);
        readAll(
                description,
                parsed instanceof SessionDescription && description.validate().isEmpty());
    }

    private static byte[] surrounded(byte[] bytes) {
        byte[] larger = new byte[bytes.length + 16];
        Arrays.fill(larger, POISON);
        System.arraycopy(bytes, 0, larger, 5, bytes.length);
        return larger;
    }

    private static List<Object> verdict(ParsedDescription parsed) {
        if (parsed instanceof MalformedDescription malformed) {
            return List.of(malformed.violation());
        }
        SessionDescription description = (SessionDescription) parsed;
        return List.of(description.validate(), description.tolerated(), description.attributeViolations());
    }

    private static SessionDescription readable(ParsedDescription parsed) {
        return parsed instanceof MalformedDescription malformed
                ? malformed.readable().orElseThrow()
                : (SessionDescription) parsed;
    }

    /** Asks for everything; if all is valid, nothing that negotiation needs may fail. */
    private static void readAll(SessionDescription description, boolean valid) {
        description.attributeViolations();
        description.tolerated();
        attempt(description::key, false);
        attempt(description::version, valid);
        attempt(description::times, valid);
        attempt(description::bandwidths, valid);
        attempt(description::connection, valid);
        attempt(description::direction, valid);
        attempt(description::media, true);
        for (MediaDescription media : description.media()) {
            attempt(media::line, valid);
            attempt(media::type, valid);
            attempt(media::port, valid);
            attempt(media::portCount, valid);
            attempt(media::protocol, valid);
            attempt(media::formats, valid);
            attempt(media::rtpMaps, valid);
            attempt(media::connection, valid);
            attempt(media::connections, valid);
            attempt(media::bandwidths, valid);
            attempt(media::direction, valid);
            attempt(media::packetTime, valid);
            attempt(media::maxPacketTime, valid);
            attempt(() -> new ArrayList<>(media.fields()), true);
            attempt(() -> media.formats().forEach(media::parameters), valid);
            attempt(
                    () -> media.attributes()
                            .forEach(attribute -> assertThat(attribute.name()).isNotNull()),
                    valid);
        }
    }

    private static void attempt(Runnable reading, boolean valid) {
        try {
            reading.run();
        } catch (SyntaxException e) {
            assertThat(valid).as("refused what is valid: %s", e.getMessage()).isFalse();
        }
    }
}
