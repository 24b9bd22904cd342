package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.RtpMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which payload types the peer has told for its codecs in one stream since the session began, as far as the policy asks
 * for it (RFC 3264 §8.3.2). Immutable.
 */
final class RemoteTypes {
    static final RemoteTypes NONE = new RemoteTypes(new @Nullable RtpMap[0]);

    private final @Nullable RtpMap[] meanings;

    private RemoteTypes(@Nullable RtpMap[] meanings) {
        this.meanings = meanings;
    }

    /**
     * These and those of a further description.
     *
     * @throws NegotiationException if one has changed its meaning
     */
    RemoteTypes and(RemoteStream stream) {
        @Nullable RtpMap[] all = new @Nullable RtpMap[RtpMap.HIGHEST_PAYLOAD_TYPE + 1];
        System.arraycopy(meanings, 0, all, 0, meanings.length);
        for (RemoteFormat format : stream.formats()) {
            Optional<RtpMap> map = format.map();
            if (map.isPresent()) {
                RtpMap before = all[map.get().payloadType()];
                if (before != null && !before.isSameCodec(map.get())) {
                    throw NegotiationException.of(Refusal.PAYLOAD_TYPE_REMAPPED);
                }
                all[map.get().payloadType()] = map.get();
            }
        }
        return new RemoteTypes(all);
    }
}
