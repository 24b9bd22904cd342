package io.ringback.sip.ua.dial;

import java.io.Serial;

/** A pattern or translation that cannot be understood: an error of configuration. */
public final class PatternSyntaxException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The index of the character where the problem is. */
    private final int index;

    PatternSyntaxException(String problem, int index) {
        super(problem + " at index " + index);
        this.index = index;
    }

    /**
     * Where the problem is.
     *
     * @return the index of a character in the pattern, 0 or more
     */
    public int index() {
        return index;
    }
}
