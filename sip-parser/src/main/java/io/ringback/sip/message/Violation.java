package io.ringback.sip.message;

import io.ringback.text.Limit;
import io.ringback.text.Rule;
import io.ringback.text.SyntaxException;

/**
 * What is wrong with a message. It never holds any of the message's content.
 *
 * @param rule the broken rule
 * @param offset the offset of the offending byte in the message, 0 or more
 * @param status the status that a server answers with, or 0 if it drops the message silently
 */
public record Violation(Rule rule, int offset, int status) {
    static Violation of(MessageRule rule, int offset) {
        return new Violation(rule, offset, rule.status());
    }

    static Violation of(Limit limit, int offset) {
        return new Violation(limit, offset, status(limit));
    }

    /** RFC 3261 §21.4.11, §21.4.12 and §21.5.7. */
    private static int status(Limit limit) {
        return switch (limit) {
            case START_LINE_TOO_LONG -> 414;
            case MESSAGE_TOO_LARGE -> 413;
            case HEADER_SECTION_TOO_LARGE -> 513;
            default -> 400;
        };
    }

    static Violation of(SyntaxException cause, int base) {
        int status = cause.rule() instanceof Limit limit ? status(limit) : 400;
        return new Violation(cause.rule(), base + cause.offset(), status);
    }

    /** A violation of any rule, with the status that this rule has. */
    static Violation of(SyntaxException cause) {
        if (cause.rule() instanceof MessageRule rule) {
            return of(rule, cause.offset());
        }
        return cause.rule() instanceof Limit limit ? of(limit, cause.offset()) : of(cause, 0);
    }

    /** This violation if a request has it; responses are never answered. */
    Violation silent() {
        return new Violation(rule, offset, 0);
    }

    /** The rule, its source and the offset, in one line that is safe to log. */
    @Override
    public String toString() {
        return rule.description() + " (" + rule.source() + ") at byte " + offset;
    }
}
