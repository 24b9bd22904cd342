package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A kind of RTCP feedback that may be used, {@code rtcp-fb} (RFC 4585 §4.2).
 *
 * @param format a payload type in digits, or {@code *} for all
 * @param type {@code ack}, {@code nack}, {@code ccm} (RFC 5104), {@code transport-cc} or another
 * @param parameters what follows the type, such as {@code pli}; perhaps nothing
 */
public record RtcpFeedback(Slice format, Slice type, Slice parameters) implements Writable {
    private static final String INTERVAL = "trr-int";
    private static final CharClass TYPE = CharClass.ALPHANUM.or(CharClass.of("-_"));

    /**
     * A feedback of our own.
     *
     * @param format a payload type in digits, or {@code *} for all
     * @param type the type, such as {@code nack}
     * @param parameters such as {@code pli}; empty for none
     * @return the feedback
     * @throws IllegalArgumentException if a part is no token, or the parameters have a line end
     */
    public static RtcpFeedback of(String format, String type, String parameters) {
        if (!TYPE.matchesAll(type)) {
            throw new IllegalArgumentException("a type of feedback is letters, digits, hyphens and underscores");
        }
        Slice rest = parameters.isEmpty() ? Slice.empty() : Slice.of(Lexis.requireLine(parameters));
        return new RtcpFeedback(Slice.of(Lexis.requireToken(format)), Slice.of(type), rest);
    }

    /**
     * Reads a value.
     *
     * @param cursor at its format; left at its end
     * @return the feedback
     * @throws SyntaxException if it is none
     */
    public static RtcpFeedback read(Cursor cursor) {
        Slice format = Lexis.word(cursor, Lexis.TOKEN, AttributeRule.RTCP_FEEDBACK);
        Slice type = cursor.take(TYPE, AttributeRule.RTCP_FEEDBACK);
        return new RtcpFeedback(
                format, type, cursor.skip(' ') ? readParameters(cursor, type) : requireNone(cursor, type));
    }

    /** A token and perhaps more behind a space; for {@code trr-int} milliseconds only. */
    private static Slice readParameters(Cursor cursor, Slice type) {
        int from = cursor.position();
        boolean interval = type.contentEquals(INTERVAL);
        if (cursor.skipAll(interval ? CharClass.DIGIT : Lexis.TOKEN) == 0) {
            throw cursor.error(AttributeRule.RTCP_FEEDBACK);
        }
        if (!interval && cursor.skip(' ') && Lexis.rest(cursor).isEmpty()) {
            throw cursor.error(AttributeRule.RTCP_FEEDBACK);
        }
        return cursor.since(from);
    }

    private static Slice requireNone(Cursor cursor, Slice type) {
        if (type.contentEquals(INTERVAL)) {
            throw cursor.error(AttributeRule.RTCP_FEEDBACK);
        }
        return Slice.empty();
    }

    /**
     * Tells whether this holds for a format.
     *
     * @param other a payload type in digits
     * @return true if it is this one's format, or this one is for all
     */
    public boolean isFor(Slice other) {
        return format.contentEquals("*") || format.equals(other);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(format).octet(' ').slice(type);
        if (!parameters.isEmpty()) {
            writer.octet(' ').slice(parameters);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
