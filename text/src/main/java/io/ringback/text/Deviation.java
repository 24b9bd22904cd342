package io.ringback.text;

/**
 * Something that real senders do against a grammar, and that a reader may tolerate: one constant of an enum with at
 * most 64 of them. Each protocol lists its own.
 */
public interface Deviation {
    /**
     * The deviation's short, stable name, as an enum constant's name.
     *
     * @return the name
     */
    String name();

    /**
     * The deviation's place in its enum.
     *
     * @return 0 to 63
     */
    int ordinal();

    /**
     * Where the rule stands that is bent, such as {@code RFC 3261 §25.1}.
     *
     * @return the document and section
     */
    String source();

    /**
     * What is tolerated, in a few words that hold no part of any input.
     *
     * @return a description that is safe to log
     */
    String description();
}
