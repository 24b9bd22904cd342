package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.field.Lexis;
import java.util.Arrays;
import java.util.List;

/**
 * What this side can do, for any number of sessions.
 *
 * @param media one capability for each stream that is possible at the same time, in the order of an offer; none for a
 *     session whose streams come later (RFC 3264 §5)
 * @param groups the semantics of groups that are understood (RFC 5888), such as {@link Group#BUNDLE}: all streams of an
 *     offer are put into one group of each
 */
public record Capabilities(List<MediaCapability> media, List<String> groups) {
    /** Copies the lists. */
    public Capabilities {
        media = List.copyOf(media);
        groups = List.copyOf(groups);
        groups.forEach(Lexis::requireToken);
    }

    /**
     * Capabilities.
     *
     * @param media one for each stream
     * @return the capabilities
     */
    public static Capabilities of(MediaCapability... media) {
        return new Capabilities(List.of(media), List.of());
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

    /**
     * These capabilities with groups.
     *
     * @param semantics those that are understood; {@link Group#BUNDLE} works for streams with
     *     {@link MediaFeatures#rtcpMux()}
     * @return new capabilities
     */
    public Capabilities withGroups(String... semantics) {
        return new Capabilities(media, Arrays.asList(semantics));
    }
}
