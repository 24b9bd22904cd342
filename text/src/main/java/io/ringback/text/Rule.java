package io.ringback.text;

/** A rule of a grammar or a limit that input has broken. Each protocol lists its own rules in an enum. */
public interface Rule {
    /**
     * The rule's short, stable name, as an enum constant's name.
     *
     * @return the name
     */
    String name();

    /**
     * Where the rule stands, such as {@code RFC 3261 §25.1}.
     *
     * @return the document and section
     */
    String source();

    /**
     * What the rule asks for, in a few words that hold no part of any input.
     *
     * @return a description that is safe to log
     */
    String description();
}
