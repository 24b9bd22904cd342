package io.ringback.sip.transaction.match;

/** Something that a {@link KeyTable} can find by its key: extended by it, so that an entry costs nothing beside it. */
public abstract class Keyed {
    private static final byte[] NO_KEY = {};

    long hash;
    byte[] key = NO_KEY;

    /** Something without a key yet. */
    protected Keyed() {}

    /**
     * Takes over a key.
     *
     * @param probe the key, which is copied
     */
    public final void keyBy(Probe probe) {
        key = probe.copy();
        hash = probe.hash();
    }

    /**
     * Tells whether it has a key.
     *
     * @return false until {@link #keyBy}
     */
    public final boolean isKeyed() {
        return key.length != 0;
    }

    /**
     * Tells whether it is a server transaction of a peer of RFC 2543, whose ACK has another key than its INVITE.
     *
     * @return false if the branch alone tells what belongs to it
     */
    public final boolean isLegacy() {
        return key.length != 0 && key[0] != Probe.MODERN_SERVER;
    }

    /**
     * A number that only this process can compute from the key, and that is the same for the same key.
     *
     * @param secret the function
     * @return 64 bits
     */
    public final long derive(SipHash secret) {
        return secret.hash(key, 0, key.length);
    }
}
