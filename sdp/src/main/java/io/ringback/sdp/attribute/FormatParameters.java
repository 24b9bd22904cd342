package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Parameters of a format, {@code fmtp} (RFC 8866 §6.15). What they mean is the format's affair.
 *
 * @param format one of the media line's formats: for RTP a payload type
 * @param parameters what follows it, such as {@code 0-15} or {@code minptime=10;useinbandfec=1}
 */
public record FormatParameters(Slice format, Slice parameters) implements Writable {
    /**
     * Parameters of our own.
     *
     * @param format the format
     * @param parameters its parameters
     * @return both
     * @throws IllegalArgumentException if the format is no token, or the parameters are empty or have a line end
     */
    public static FormatParameters of(String format, String parameters) {
        return new FormatParameters(Slice.of(Lexis.requireToken(format)), Slice.of(Lexis.requireLine(parameters)));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its format; left at the end
     * @return the parameters
     * @throws SyntaxException if there are none
     */
    public static FormatParameters read(Cursor cursor) {
        Slice format = Lexis.word(cursor, Lexis.TOKEN, AttributeRule.FMTP);
        Slice parameters = Lexis.rest(cursor);
        if (parameters.isEmpty()) {
            throw cursor.error(AttributeRule.FMTP);
        }
        return new FormatParameters(format, parameters);
    }

    /**
     * The value of one parameter, where they are written as {@code name=value} with semicolons between.
     *
     * @param name the parameter's name, which has no case
     * @return its value without spaces around it, empty bytes for a name alone; absent if there is no such name
     */
    public Optional<Slice> value(String name) {
        Cursor cursor = parameters.cursor();
        do {
            int from = cursor.position();
            cursor.skipTo(';');
            Slice pair = cursor.since(from);
            int equals = pair.indexOf('=');
            Slice key = trimmed(pair.slice(0, equals < 0 ? pair.length() : equals));
            if (key.equalsIgnoreCase(name)) {
                return Optional.of(equals < 0 ? Slice.empty() : trimmed(pair.slice(equals + 1, pair.length())));
            }
        } while (cursor.skip(';'));
        return Optional.empty();
    }

    private static Slice trimmed(Slice text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.byteAt(from) == ' ') {
            from++;
        }
        while (to > from && text.byteAt(to - 1) == ' ') {
            to--;
        }
        return text.slice(from, to);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(format).octet(' ').slice(parameters);
    }

    /** The format only: parameters may hold keys. */
    @Override
    public String toString() {
        return format.toString();
    }
}
