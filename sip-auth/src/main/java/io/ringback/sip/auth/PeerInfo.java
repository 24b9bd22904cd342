package io.ringback.sip.auth;

import io.ringback.sip.header.AuthenticationInfo;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server says of credentials that it has accepted: RFC 7616 §3.5. */
final class PeerInfo {
    private final AuthenticationInfo info;

    PeerInfo(AuthenticationInfo info) {
        this.info = info;
    }

    /** The credentials it is about. It names no realm, so the cnonce tells; without one, there must be only one. */
    Exchange.@Nullable Sent subjectAmong(List<Exchange.Sent> sent) {
        Optional<Slice> cnonce = QuotedBytes.plainOf(info.parameters(), "cnonce");
        List<Exchange.Sent> candidates = new ArrayList<>(sent);
        cnonce.ifPresent(given ->
                candidates.removeIf(one -> !given.equals(one.written().use().cnonce())));
        return candidates.size() == 1 ? candidates.get(0) : null;
    }

    /**
     * What becomes of its proof. One whose cnonce nobody here has sent is wrong, as is one whose nc is another; without
     * a cnonce, one that could be for several proves nothing.
     */
    PeerProof proof(Exchange.@Nullable Sent subject, DigestSubject response) {
        Optional<Slice> given = info.responseProof();
        if (given.isEmpty()) {
            return PeerProof.ABSENT;
        }
        if (subject == null) {
            return info.clientNonce().isPresent() ? PeerProof.WRONG : PeerProof.ABSENT;
        }
        NonceUse use = subject.written().use();
        boolean sameCount =
                info.parameters().value("nc").map(use.nc()::equalsIgnoreCase).orElse(true);
        return sameCount && subject.session().isProof(given.get(), use.nc(), response)
                ? PeerProof.GIVEN
                : PeerProof.WRONG;
    }

    Optional<QuotedBytes> nextNonce() {
        return info.nextNonce()
                .filter(content -> !content.isEmpty())
                .map(Slice::compact)
                .flatMap(QuotedBytes::received);
    }
}
