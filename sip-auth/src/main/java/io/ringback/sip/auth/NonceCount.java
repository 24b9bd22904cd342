package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often a client has used a nonce, and the cnonce that it uses with it. No two calls get the same count. Safe for
 * use by many threads.
 */
final class NonceCount {
    private final Slice cnonce;
    private final AtomicLong next;

    private NonceCount(Slice cnonce, AtomicLong next) {
        this.cnonce = cnonce;
        this.next = next;
    }

    static NonceCount from(ClientNonce start) {
        return new NonceCount(start.cnonce(), new AtomicLong(start.count()));
    }

    Slice cnonce() {
        return cnonce;
    }

    /** The same count with another cnonce: that of a session whose key depends on it. */
    NonceCount withCnonce(Slice other) {
        return new NonceCount(other, next);
    }

    /** The next count; above {@link ClientNonce#LAST} there is none. */
    long take() {
        return next.getAndIncrement();
    }
}
