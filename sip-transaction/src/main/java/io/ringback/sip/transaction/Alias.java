package io.ringback.sip.transaction;

import io.ringback.sip.transaction.match.Keyed;
import io.ringback.sip.transaction.match.Probe;

/** A further key of a server transaction. */
final class Alias implements Keyed {
    private final ServerSide owner;
    private final byte[] key;
    private final int hash;

    /** Another key of a transaction: the one that the probe has. */
    Alias(ServerSide owner, Probe probe) {
        this.owner = owner;
        this.key = probe.copy();
        this.hash = probe.hash();
    }

    ServerSide owner() {
        return owner;
    }

    @Override
    public int hash() {
        return hash;
    }

    @Override
    public boolean has(Probe probe) {
        return probe.isCopiedIn(key);
    }
}
