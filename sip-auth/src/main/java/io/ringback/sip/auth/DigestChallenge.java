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
 * A challenge of the scheme Digest that can be answered (RFC 7616 §3.3). It keeps no message alive. Immutable and safe
 * for use by many threads.
 */
public final class DigestChallenge {
    private static final CharClass BETWEEN_QOPS = CharClass.of(" \t\r\n,");
    private static final CharClass QOP = CharClass.range(0, 255).without(" \t\r\n,");
    private static final Set<Qop> NO_QOP = Set.of(Qop.NONE);
    private static final Set<Qop> AUTH_ONLY = Set.of(Qop.AUTH);

    private final DigestAlgorithm algorithm;
    private final Set<Qop> qops;
    private final ChallengeText text;
    private final boolean stale;
    private final boolean utf8;

    private DigestChallenge(DigestAlgorithm algorithm, Set<Qop> qops, ChallengeText text, boolean stale, boolean utf8) {
        this.algorithm = algorithm;
        this.qops = qops;
        this.text = text;
        this.stale = stale;
        this.utf8 = utf8;
    }

    private static boolean isTrue(AuthParameters parameters, String name) {
        return parameters
                .value(name)
                .filter(flag -> flag.equalsIgnoreCase("true"))
                .isPresent();
    }

    /**
     * Reads what the header says.
     *
     * @param challenge the header's value
     * @param skipped told why, if it cannot be answered
     * @return the challenge, or empty
     */
    public static Optional<DigestChallenge> of(Challenge challenge, Consumer<Skipped> skipped) {
        if (!challenge.isDigest()) {
            skipped.accept(Skipped.scheme(challenge));
            return Optional.empty();
        }
        AuthParameters parameters = challenge.parameters();
        Optional<QuotedBytes> realm = parameters.value("realm").flatMap(QuotedBytes::received);
        Optional<QuotedBytes> nonce = parameters.value("nonce").flatMap(QuotedBytes::received);
        if (realm.isEmpty() || nonce.isEmpty() || nonce.get().plain().isEmpty()) {
            return skip(skipped, Skipped.Reason.MALFORMED, Slice.empty());
        }
        Optional<Slice> written = parameters.value("algorithm");
        Optional<DigestAlgorithm> algorithm = written.map(DigestAlgorithm::of).orElse(Optional.of(DigestAlgorithm.MD5));
        if (algorithm.isEmpty()) {
            return skip(skipped, Skipped.Reason.ALGORITHM, written.orElse(Slice.empty()));
        }
        Slice offered = parameters.value("qop").orElse(Slice.empty());
        Set<Qop> qops = qopsOf(offered);
        if (qops.isEmpty()) {
            return skip(skipped, Skipped.Reason.QOP, offered);
        }
        ChallengeText text = new ChallengeText(
                realm.get(),
                nonce.get(),
                parameters.value("opaque").flatMap(QuotedBytes::received),
                written,
                isTrue(parameters, "userhash"));
        boolean utf8 = parameters
                .value("charset")
                .filter(name -> name.equalsIgnoreCase("UTF-8"))
                .isPresent();
        DigestChallenge read = new DigestChallenge(algorithm.get(), qops, text, isTrue(parameters, "stale"), utf8);
        return read.algorithm().isAka() && AkaNonce.of(read.nonce()).isEmpty()
                ? skip(skipped, Skipped.Reason.MALFORMED, Slice.empty())
                : Optional.of(read);
    }

    private static Optional<DigestChallenge> skip(Consumer<Skipped> skipped, Skipped.Reason reason, Slice detail) {
        skipped.accept(new Skipped(reason, detail.toString()));
        return Optional.empty();
    }

    /** The known ones of a list; none at all if the list has only others; NONE for no list. */
    private static Set<Qop> qopsOf(Slice offered) {
        if (offered.equalsIgnoreCase(Qop.AUTH.token())) {
            return AUTH_ONLY;
        }
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
        return any ? Collections.unmodifiableSet(known) : NO_QOP;
    }

    /**
     * The realm.
     *
     * @return its bytes, without quotes and escapes
     */
    public Slice realm() {
        return text.realm();
    }

    /**
     * The nonce.
     *
     * @return its bytes, without quotes and escapes; not empty
     */
    public Slice nonce() {
        return text.nonce();
    }

    /**
     * What is to be returned as it is.
     *
     * @return its bytes, without quotes and escapes, if the peer sent it
     */
    public Optional<Slice> opaque() {
        return text.opaque();
    }

    /**
     * The algorithm.
     *
     * @return the algorithm; MD5 if the peer named none
     */
    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The algorithm's name as the peer wrote it.
     *
     * @return the name; empty if it named none
     */
    public Optional<Slice> writtenAlgorithm() {
        return text.algorithm();
    }

    /**
     * The qualities of protection that the peer offers.
     *
     * @return those that are known here; {@link Qop#NONE} alone if it offers none
     */
    public Set<Qop> qops() {
        return qops;
    }

    /**
     * Tells whether the peer says that only the last nonce was too old.
     *
     * @return true for {@code stale=true}
     */
    public boolean stale() {
        return stale;
    }

    /**
     * Tells whether the peer wants the user's name to be hashed (RFC 7616 §3.4.4).
     *
     * @return true for {@code userhash=true}
     */
    public boolean userhash() {
        return text.userhash();
    }

    /**
     * Tells whether the peer says that it takes names in UTF-8 (RFC 7616 §4); whoever says so knows {@code username*}.
     *
     * @return true for {@code charset=UTF-8}
     */
    public boolean utf8() {
        return utf8;
    }

    /** What of it is written into an answer. */
    ChallengeText text() {
        return text;
    }

    /** Tells whether all that an answer repeats or depends on is the same. */
    boolean isAnsweredLike(DigestChallenge other) {
        return algorithm == other.algorithm && utf8 == other.utf8 && text.isSame(other.text);
    }

    /** The same challenge with the nonce that the server wants to be used next (RFC 7616 §3.5). */
    DigestChallenge withNonce(QuotedBytes next) {
        return new DigestChallenge(algorithm, qops, text.withNonce(next), false, utf8);
    }

    /** The algorithm and realm: the rest is for the peer. */
    @Override
    public String toString() {
        return algorithm.token() + " challenge of " + realm();
    }
}
