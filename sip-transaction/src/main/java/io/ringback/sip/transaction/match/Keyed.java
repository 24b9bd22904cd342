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
}
