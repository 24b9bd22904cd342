package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * When to try again: Retry-After (RFC 3261 §20.33).
 *
 * @param seconds how long to wait, 0 to 2³² − 1
 * @param comment words for people, without parentheses and with their escapes as they are; empty if there are none
 * @param parameters {@code duration} and others
 */
public record RetryAfter(long seconds, Slice comment, Parameters parameters) implements Writable {
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().number("duration", MOST_SECONDS);

    /** Checks the number. */
    public RetryAfter {
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException(HeaderRule.NUMBER.description());
        }
        Lexis.requireCommentable(comment);
    }

    /**
     * A value without comment and parameters.
     *
     * @param seconds how long to wait, 0 to 2³² − 1
     * @return the value
     */
    public static RetryAfter of(long seconds) {
        return new RetryAfter(seconds, Slice.empty(), Parameters.none());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static RetryAfter read(Cursor cursor) {
        long seconds = cursor.number(MOST_SECONDS, HeaderRule.NUMBER);
        int from = cursor.position();
        cursor.skipLws();
        Slice comment = Slice.empty();
        if (cursor.peek() == '(') {
            comment = Lexis.comment(cursor);
        } else {
            cursor.moveTo(from);
        }
        return new RetryAfter(seconds, comment, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * How long the callee will then be there.
     *
     * @return seconds, 0 to 2³² − 1; empty if it is not told
     */
    public Optional<Long> duration() {
        return parameters.number("duration");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(seconds);
        if (!comment.isEmpty()) {
            writer.ascii(" (").slice(comment).octet(')');
        }
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
