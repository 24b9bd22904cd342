package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.attribute.Setup;
import java.util.List;

/**
 * What was agreed about DTLS for one stream (RFC 5763 §5).
 *
 * @param role our role: {@link Setup#ACTIVE} for the client, {@link Setup#PASSIVE} for the server, or
 *     {@link Setup#HOLDCONN} for neither yet
 * @param fingerprints the hashes of the peer's certificate, of which one must match; one or more
 */
public record NegotiatedDtls(Setup role, List<Fingerprint> fingerprints) {
    /** Copies the fingerprints. */
    public NegotiatedDtls {
        fingerprints = List.copyOf(fingerprints);
    }
}
