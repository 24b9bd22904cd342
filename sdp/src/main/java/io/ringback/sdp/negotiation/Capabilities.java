package io.ringback.sdp.negotiation;

import java.util.List;

/**
 * What this side can do, for any number of sessions.
 *
 * @param media one capability for each stream that is possible at the same time, in the order of an offer
 */
public record Capabilities(List<MediaCapability> media) {
    /** Copies the list. */
    public Capabilities {
        media = List.copyOf(media);
    }

    /**
     * Capabilities.
     *
     * @param media one for each stream
     * @return the capabilities
     */
    public static Capabilities of(MediaCapability... media) {
        return new Capabilities(List.of(media));
    }

    /**
     * One audio stream.
     *
     * @param codecs the codecs in order of preference, telephone events and comfort noise last
     * @return the capabilities
     */
    public static Capabilities audio(Codec... codecs) {
        return of(MediaCapability.audio(codecs));
    }
}
