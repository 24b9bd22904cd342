package io.ringback.sip.transaction.match;

/** Something that a {@link KeyTable} can find by its key, which it keeps in whatever form is the shortest. */
public interface Keyed {
    /**
     * The hash of its key.
     *
     * @return what {@link Probe#hash()} was for that key
     */
    int hash();

    /**
     * Tells whether it is what is looked for.
     *
     * @param probe the key that is looked for, whose hash is the same
     * @return true if the keys are equal
     */
    boolean has(Probe probe);
}
