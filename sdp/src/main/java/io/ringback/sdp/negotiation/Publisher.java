package io.ringback.sdp.negotiation;

import io.ringback.sdp.ParsedDescription;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.TimeDescription;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.field.Connection;
import io.ringback.text.ByteWriter;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the descriptions of one side, and numbers them: the version of {@code o=} rises by one exactly when something
 * else has changed since the description that was sent before, and nothing else of it ever changes (RFC 3264 §5, §8).
 */
final class Publisher {
    private static final long VERSION_BOUND = (1L << 62) - 1;
    private static final int LARGEST = (1 << 24) - 1;

    /** What we write is ours, so no limit for what others send applies. */
    private static final SdpParser READER = SdpParser.strict()
            .withLimits(ParseLimits.defaults()
                    .withSdpBytes(LARGEST)
                    .withSdpMedia(LARGEST)
                    .withSdpFormats(LARGEST)
                    .withSdpLines(LARGEST));

    private final LocalParty party;
    private long version;
    private @Nullable SessionDescription last;

    Publisher(LocalParty party) {
        this.party = party;
        this.version = Long.parseLong(party.origin().sessionVersion().toString());
        if (version >= VERSION_BOUND) {
            throw new IllegalArgumentException("the first version of a session is below 2^62 - 1");
        }
    }

    private Publisher(Publisher other) {
        this.party = other.party;
        this.version = other.version;
        this.last = other.last;
    }

    Publisher copy() {
        return new Publisher(this);
    }

    /** What a description says besides its origin and name. */
    record Content(Connection connection, List<TimeDescription> times, List<Group> groups, List<Drafted> media) {}

    /** A description of the given content, with its number: the last one itself if it is the same. */
    SessionDescription publish(Content content) {
        byte[] bytes = write(content, version);
        if (last != null) {
            if (last.bytes().equals(Slice.of(bytes))) {
                return last;
            }
            version++;
            bytes = write(content, version);
        }
        return sent(bytes);
    }

    /** A former description once more: with its number if it was the last, or else with a new one. */
    SessionDescription again(SessionDescription former) {
        SessionDescription same = numbered(former);
        if (last != null && same.equals(last)) {
            return same;
        }
        version++;
        SessionDescription anew = numbered(former);
        last = anew;
        return anew;
    }

    private SessionDescription numbered(SessionDescription former) {
        return former.edit().origin(party.origin().withVersion(version)).build();
    }

    private SessionDescription sent(byte[] bytes) {
        ParsedDescription parsed = READER.parse(bytes);
        if (!(parsed instanceof SessionDescription description)) {
            throw new IllegalStateException(parsed.toString());
        }
        last = description;
        return description;
    }

    private byte[] write(Content content, long number) {
        ByteWriter to = ByteWriter.ofCapacity(256);
        to.ascii("v=0\r\n");
        MediaWriter.line(to, 'o', party.origin().withVersion(number));
        to.ascii("s=").utf8(party.sessionName()).crlf();
        MediaWriter.line(to, 'c', content.connection());
        writeTimes(to, content.times());
        for (Group group : content.groups()) {
            to.ascii("a=group:");
            group.writeTo(to);
            to.crlf();
        }
        party.attributes().forEach(attribute -> MediaWriter.line(to, 'a', attribute));
        for (Drafted stream : content.media()) {
            MediaWriter.write(to, stream);
        }
        return to.toBytes();
    }

    /** An answer has the times of its offer (RFC 3264 §6); other sessions have no bounds (§5). */
    private static void writeTimes(ByteWriter to, List<TimeDescription> times) {
        if (times.isEmpty()) {
            to.ascii("t=0 0\r\n");
        }
        for (TimeDescription time : times) {
            MediaWriter.line(to, 't', time.timing());
            time.repeats().forEach(repeat -> MediaWriter.line(to, 'r', repeat));
            for (int i = 0; i < time.zones().size(); i++) {
                time.zones().get(i).writeTo(to.ascii(i == 0 ? "z=" : " "));
            }
            if (!time.zones().isEmpty()) {
                to.crlf();
            }
        }
    }
}
