package io.ringback.text;

import java.io.Serial;

/**
 * Input that breaks a {@link Rule}. It tells the rule and the offset of the offending byte, and never repeats any
 * input, which may hold credentials. It has no stack trace: hostile input is normal input and must stay cheap.
 */
public final class SyntaxException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    /** The offset of the offending byte. */
    private final int offset;

    private SyntaxException(Rule rule, int offset) {
        super(rule.description() + " (" + rule.source() + ") at byte " + offset, null, false, false);
        this.rule = rule;
        this.offset = offset;
    }

    /**
     * Tells of a broken rule.
     *
     * @param rule the rule that the input breaks
     * @param offset the offset of the offending byte, in bytes from the start of the text that was being read
     * @return the exception, to be thrown
     */
    public static SyntaxException of(Rule rule, int offset) {
        return new SyntaxException(rule, offset);
    }

    /**
     * The rule that the input breaks.
     *
     * @return the rule
     */
    public Rule rule() {
        return rule;
    }

    /**
     * The offset of the offending byte.
     *
     * @return bytes from the start of the text that was being read
     */
    public int offset() {
        return offset;
    }
}
