package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.text.Slice;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server says of credentials that it has accepted: RFC 7616 §3.5. */
final class PeerInfo {
    private final AuthParameters parameters;

    PeerInfo(AuthParameters parameters) {
        this.parameters = parameters;
    }

    /** The credentials it is about. It names no realm, so the cnonce tells; without one, there must be only one. */
    Exchange.@Nullable Sent subjectAmong(List<Exchange.Sent> sent, Challenger challenger) {
        Optional<Slice> cnonce = unquoted("cnonce");
        Exchange.Sent found = null;
        int candidates = 0;
        for (Exchange.Sent one : sent) {
            boolean same =
                    cnonce.isEmpty() || cnonce.get().equals(one.written().use().cnonce());
            if (one.space().challenger() == challenger && same) {
                found = one;
                candidates++;
            }
        }
        return candidates == 1 ? found : null;
    }

    PeerProof proof(Exchange.Sent sent, DigestSubject response) {
        Optional<Slice> given = unquoted("rspauth");
        if (given.isEmpty()) {
            return PeerProof.ABSENT;
        }
        NonceUse use = sent.written().use();
        boolean sameCount =
                parameters.value("nc").map(use.nc()::equalsIgnoreCase).orElse(true);
        Slice expected = sent.session().peerDigest(use, response);
        return sameCount
                        && expected != null
                        && MessageDigest.isEqual(expected.toBytes(), given.get().toBytes())
                ? PeerProof.GIVEN
                : PeerProof.WRONG;
    }

    Optional<Slice> nextNonce() {
        return unquoted("nextnonce").filter(nonce -> !nonce.isEmpty());
    }

    private Optional<Slice> unquoted(String name) {
        return parameters.value(name).map(QuotedBytes::unquote);
    }
}
