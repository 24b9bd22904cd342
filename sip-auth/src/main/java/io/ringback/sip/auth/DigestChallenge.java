package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Challenge;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A challenge of the scheme Digest that can be answered (RFC 7616 §3.3). It keeps no message alive. Immutable.
 *
 * @param realm the realm, without quotes and escapes
 * @param nonce the nonce, without quotes and escapes; not empty
 * @param opaque what is to be returned, if the peer sent it
 * @param algorithm the algorithm
 * @param writtenAlgorithm the algorithm's name as the peer wrote it; empty if it named none
 * @param qops what the peer offers; {@link Qop#NONE} alone if it offers none
 * @param stale whether the peer says that only the last nonce was too old
 */
public record DigestChallenge(
        Slice realm,
        Slice nonce,
        Optional<Slice> opaque,
        DigestAlgorithm algorithm,
        Optional<Slice> writtenAlgorithm,
        Set<Qop> qops,
        boolean stale) {
    private static final CharClass BETWEEN_QOPS = CharClass.of(" \t\r\n,");
    private static final CharClass QOP = CharClass.range(0, 255).without(" \t\r\n,");

    /**
     * Reads what the header says.
     *
     * @param challenge the header's value
     * @param skipped told why, if it cannot be answered
     * @return the challenge, or empty
     */
    public static Optional<DigestChallenge> of(Challenge challenge, Consumer<Skipped> skipped) {
        if (!challenge.isDigest()) {
            return skip(skipped, Skipped.Reason.SCHEME, challenge.scheme());
        }
        AuthParameters parameters = challenge.parameters();
        Optional<Slice> realm = parameters.value("realm").map(DigestChallenge::own);
        Optional<Slice> nonce = parameters.value("nonce").map(DigestChallenge::own);
        if (realm.isEmpty() || nonce.isEmpty() || nonce.get().isEmpty()) {
            return skip(skipped, Skipped.Reason.MALFORMED, Slice.empty());
        }
        Optional<Slice> written = parameters.value("algorithm").map(Slice::compact);
        Optional<DigestAlgorithm> algorithm = written.map(DigestAlgorithm::of).orElse(Optional.of(DigestAlgorithm.MD5));
        if (algorithm.isEmpty()) {
            return skip(skipped, Skipped.Reason.ALGORITHM, written.orElse(Slice.empty()));
        }
        Slice offered = parameters.value("qop").orElse(Slice.empty());
        Set<Qop> qops = qopsOf(offered);
        if (qops.isEmpty()) {
            return skip(skipped, Skipped.Reason.QOP, offered);
        }
        boolean stale = parameters
                .value("stale")
                .filter(flag -> flag.equalsIgnoreCase("true"))
                .isPresent();
        Optional<Slice> opaque = parameters.value("opaque").map(DigestChallenge::own);
        return Optional.of(
                new DigestChallenge(realm.get(), nonce.get(), opaque, algorithm.get(), written, qops, stale));
    }

    private static Optional<DigestChallenge> skip(Consumer<Skipped> skipped, Skipped.Reason reason, Slice detail) {
        skipped.accept(new Skipped(reason, detail.toString()));
        return Optional.empty();
    }

    private static Slice own(Slice content) {
        return QuotedBytes.unquote(content).compact();
    }

    /** The known ones of a list; none at all if the list has only others; NONE for no list. */
    private static Set<Qop> qopsOf(Slice offered) {
        EnumSet<Qop> known = EnumSet.noneOf(Qop.class);
        boolean any = false;
        Cursor cursor = offered.cursor();
        cursor.skipAll(BETWEEN_QOPS);
        while (!cursor.atEnd()) {
            int from = cursor.position();
            cursor.skipAll(QOP);
            Qop.of(cursor.since(from)).ifPresent(known::add);
            any = true;
            cursor.skipAll(BETWEEN_QOPS);
        }
        return any ? Collections.unmodifiableSet(known) : Set.of(Qop.NONE);
    }

    /** The same challenge with the nonce that the server wants to be used next (RFC 7616 §3.5). */
    DigestChallenge withNonce(Slice next) {
        return new DigestChallenge(realm, own(next), opaque, algorithm, writtenAlgorithm, qops, false);
    }

    /** The algorithm and realm: the rest is for the peer. */
    @Override
    public String toString() {
        return algorithm.token() + " challenge of " + realm;
    }
}
