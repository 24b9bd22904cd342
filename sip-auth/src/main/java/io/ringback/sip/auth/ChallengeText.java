package io.ringback.sip.auth;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.Optional;

/**
 * What of a challenge is written into every answer to it, as it is written, in an array of its own: it keeps no message
 * alive. Immutable.
 */
final class ChallengeText {
    private static final Slice REALM = Slice.of("\", realm=\"");
    private static final Slice NONCE = Slice.of("\", nonce=\"");
    private static final Slice URI = Slice.of("\", uri=\"");
    private static final Slice ALGORITHM = Slice.of("\", algorithm=");
    private static final Slice OPAQUE = Slice.of(", opaque=\"");
    private static final Slice USERHASH = Slice.of(", userhash=true");

    private final byte[] bytes;
    private final int end;
    private final Slice realm;
    private final Slice nonce;
    private final Optional<Slice> opaque;
    private final Optional<Slice> algorithm;
    private final boolean userhash;

    ChallengeText(
            QuotedBytes realm,
            QuotedBytes nonce,
            Optional<QuotedBytes> opaque,
            Optional<Slice> algorithm,
            boolean userhash) {
        ByteWriter text = DigestScratch.ofThread().writer();
        int realmAt = text.slice(REALM).length();
        int nonceAt = text.slice(realm.content()).slice(NONCE).length();
        end = text.slice(nonce.content()).slice(URI).length();
        int algorithmAt = algorithm.isPresent()
                ? text.slice(ALGORITHM).length()
                : text.octet('"').length();
        algorithm.ifPresent(text::slice);
        opaque.ifPresent(value -> text.slice(OPAQUE));
        int opaqueAt = text.length();
        opaque.ifPresent(value -> text.slice(value.content()).octet('"'));
        if (userhash) {
            text.slice(USERHASH);
        }
        this.bytes = text.toBytes();
        this.realm = plain(realm, realmAt);
        this.nonce = plain(nonce, nonceAt);
        this.opaque = opaque.map(value -> plain(value, opaqueAt));
        this.algorithm = algorithm.map(name -> part(algorithmAt, name.length()));
        this.userhash = userhash;
    }

    /** The value as it stands in our array, or a copy of its own if escapes make it another there. */
    private Slice plain(QuotedBytes value, int at) {
        int length = value.content().length();
        return length == value.plain().length()
                ? part(at, length)
                : value.plain().compact();
    }

    private Slice part(int at, int length) {
        return Slice.of(bytes, at, at + length);
    }

    /** The same with another nonce. */
    ChallengeText withNonce(QuotedBytes next) {
        return new ChallengeText(QuotedBytes.plain(realm), next, opaque.map(QuotedBytes::plain), algorithm, userhash);
    }

    boolean isSame(ChallengeText other) {
        return end == other.end && Arrays.equals(bytes, other.bytes);
    }

    Slice realm() {
        return realm;
    }

    Slice nonce() {
        return nonce;
    }

    Optional<Slice> opaque() {
        return opaque;
    }

    Optional<Slice> algorithm() {
        return algorithm;
    }

    boolean userhash() {
        return userhash;
    }

    /** Closes the quotes of the user's name if they are open, and goes on up to the URI. */
    void writeBeforeUri(ByteWriter to, boolean inQuotes) {
        to.bytes(bytes, inQuotes ? 0 : 1, end);
    }

    /** Closes the response's quotes, and goes on with what the peer wants to see again. */
    void writeAfterResponse(ByteWriter to) {
        to.bytes(bytes, end, bytes.length);
    }
}
