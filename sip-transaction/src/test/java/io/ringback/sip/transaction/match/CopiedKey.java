package io.ringback.sip.transaction.match;

/** An entry that is nothing but its key. */
final class CopiedKey implements Keyed {
    private final byte[] key;
    private final int hash;

    CopiedKey(Probe probe) {
        key = probe.copy();
        hash = probe.hash();
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
