package io.ringback.sdp.negotiation;

import io.ringback.sdp.MediaBuilder;
import io.ringback.sdp.SessionBuilder;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.field.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the descriptions of one side, and numbers them: the version of {@code o=} rises by one exactly when something
 * else has changed since the description that was sent before (RFC 3264 §5, §8).
 */
final class Publisher {
    private static final long VERSION_BOUND = (1L << 62) - 1;

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

    /** A description of the given media, with its number. */
    SessionDescription publish(List<MediaBuilder> media) {
        SessionBuilder builder =
                SessionDescription.builder(origin(), party.sessionName()).connection(party.connection());
        media.forEach(builder::media);
        SessionDescription next = builder.build();
        if (last != null && !last.equals(next)) {
            version++;
            next = builder.origin(origin()).build();
        }
        last = next;
        return next;
    }

    /** The description that was sent last, once more. */
    @Nullable
    SessionDescription last() {
        return last;
    }

    private Origin origin() {
        return party.origin().withVersion(version);
    }
}
