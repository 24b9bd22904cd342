package io.ringback.sdp.field;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of lines that a session description has, in the order of RFC 8866 §5. This is the only list of them. */
public enum FieldType {
    /** Protocol version. */
    VERSION('v', 0),
    /** Origin. */
    ORIGIN('o', 1),
    /** Session name. */
    SESSION_NAME('s', 2),
    /** Session or media information. */
    INFORMATION('i', 3),
    /** URI of a description. */
    URI('u', 4),
    /** Email address. */
    EMAIL('e', 5),
    /** Phone number. */
    PHONE('p', 6),
    /** Connection information. */
    CONNECTION('c', 7),
    /** Bandwidth information. */
    BANDWIDTH('b', 8),
    /** Time active. */
    TIMING('t', 9),
    /** Repeat times. */
    REPEAT('r', 10),
    /** Time zone adjustments. */
    ZONE('z', 11),
    /** Encryption keys, obsolete. */
    KEY('k', 12),
    /** Attribute. */
    ATTRIBUTE('a', 13),
    /** Media description. */
    MEDIA('m', 14);

    private static final @Nullable FieldType[] BY_LETTER = byLetter();

    private final char letter;
    private final int rank;

    FieldType(char letter, int rank) {
        this.letter = letter;
        this.rank = rank;
    }

    private static @Nullable FieldType[] byLetter() {
        @Nullable FieldType[] table = new @Nullable FieldType[128];
        for (FieldType type : values()) {
            table[type.letter] = type;
        }
        return table;
    }

    /**
     * The type that a letter stands for.
     *
     * @param letter a letter, which has case
     * @return the type, or empty if there is none
     */
    public static Optional<FieldType> of(int letter) {
        return letter >= 0 && letter < BY_LETTER.length ? Optional.ofNullable(BY_LETTER[letter]) : Optional.empty();
    }

    /**
     * What a line of this type begins with.
     *
     * @return a lower-case letter
     */
    public char letter() {
        return letter;
    }

    /**
     * The place that a line of this type has in a section.
     *
     * @return 0 for the version, higher for each type that stands below
     */
    public int rank() {
        return rank;
    }
}
