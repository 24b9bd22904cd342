package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.attribute.Setup;
import java.util.List;

/**
 * How this side protects a stream with DTLS (RFC 5763 §5, RFC 8122). Offers say {@code actpass}; answers say what is
 * preferred here, or what the offer leaves; a role that was taken stays (RFC 8842 §5.5).
 *
 * @param fingerprints the hashes of our certificate, one or more
 * @param rather {@link Setup#ACTIVE} or {@link Setup#PASSIVE}: our role where the offer leaves the choice
 */
public record Dtls(List<Fingerprint> fingerprints, Setup rather) {
    /** Copies the fingerprints and checks both. */
    public Dtls {
        fingerprints = List.copyOf(fingerprints);
        if (fingerprints.isEmpty() || (rather != Setup.ACTIVE && rather != Setup.PASSIVE)) {
            throw new IllegalArgumentException("DTLS needs a fingerprint, and a role that is active or passive");
        }
    }

    /**
     * One certificate, with this side as the client, which saves a round trip (RFC 5763 §5).
     *
     * @param fingerprint its hash
     * @return how to protect
     */
    public static Dtls of(Fingerprint fingerprint) {
        return new Dtls(List.of(fingerprint), Setup.ACTIVE);
    }
}
