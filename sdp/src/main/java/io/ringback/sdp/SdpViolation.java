package io.ringback.sdp;

import io.ringback.text.Rule;
import io.ringback.text.SyntaxException;

/**
 * What is wrong with a description. It never holds any of its content.
 *
 * @param rule the broken rule
 * @param offset the offset of the offending byte in the description, 0 or more
 */
public record SdpViolation(Rule rule, int offset) {
    static SdpViolation of(SyntaxException cause) {
        return new SdpViolation(cause.rule(), cause.offset());
    }

    /** The rule, its source and the offset, in one line that is safe to log. */
    @Override
    public String toString() {
        return rule.description() + " (" + rule.source() + ") at byte " + offset;
    }
}
