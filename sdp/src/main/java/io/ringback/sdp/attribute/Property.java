package io.ringback.sdp.attribute;

import io.ringback.text.Slice;
import java.util.Optional;

/** The attributes that say something by being there, without a value. The directions are {@link Direction}. */
public enum Property {
    /** RTP and RTCP share a port (RFC 5761 §5.1.1). */
    RTCP_MUX("rtcp-mux"),
    /** RTP and RTCP share a port, or nothing goes (RFC 8858). */
    RTCP_MUX_ONLY("rtcp-mux-only"),
    /** RTCP packets may be small (RFC 5506). */
    RTCP_RSIZE("rtcp-rsize"),
    /** Header extensions of one and two bytes may be mixed (RFC 8285 §6). */
    EXTMAP_ALLOW_MIXED("extmap-allow-mixed"),
    /** The stream has no transport but that of its bundle (RFC 9143 §6). */
    BUNDLE_ONLY("bundle-only"),
    /** No further candidates follow (RFC 8840 §8.2). */
    END_OF_CANDIDATES("end-of-candidates"),
    /** The writer runs ICE lite (RFC 8839 §5.3). */
    ICE_LITE("ice-lite"),
    /** The default address had no candidate (RFC 8839 §5.3). */
    ICE_MISMATCH("ice-mismatch");

    private final String attribute;

    Property(String attribute) {
        this.attribute = attribute;
    }

    /**
     * The property that an attribute's name tells.
     *
     * @param name the attribute's name
     * @return the property, or empty if it is another attribute
     */
    public static Optional<Property> of(Slice name) {
        for (Property property : values()) {
            if (name.contentEquals(property.attribute)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /**
     * The attribute's name.
     *
     * @return such as {@code rtcp-mux}
     */
    public String attribute() {
        return attribute;
    }
}
