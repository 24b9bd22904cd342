package io.ringback.sdp;

import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.field.FieldType;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * One line of a description that is being built.
 *
 * @param letter the line's letter
 * @param bytes the line with its line end, which the last line of a tolerated description may lack
 */
record BuiltLine(char letter, Slice bytes) {
    /** Stands for the letter of what is no line, but is kept. */
    static final char GAP = 0;

    static BuiltLine of(FieldType type, Writable value) {
        ByteWriter line = ByteWriter.ofCapacity(48);
        line.octet(type.letter()).octet('=');
        value.writeTo(line);
        Slice bytes = Slice.of(line.toBytes());
        requireOneLine(bytes);
        return new BuiltLine(type.letter(), Slice.of(line.crlf().toBytes()));
    }

    /** A typed attribute, which its type must be able to read again. */
    static <T> BuiltLine of(AttributeType<T> type, T value) {
        BuiltLine line = of(FieldType.ATTRIBUTE, writer -> type.writeWithName(value, writer));
        Cursor cursor = line.value().cursor(SdpParser.lenient().manner());
        cursor.moveTo(cursor.position() + type.name().length());
        try {
            type.readBehindName(cursor);
        } catch (SyntaxException e) {
            throw new IllegalArgumentException(
                    "no value of " + type + ": " + e.rule().description(), e);
        }
        return line;
    }

    private static void requireOneLine(Slice bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.byteAt(i);
            if (b == '\r' || b == '\n' || b == 0) {
                throw new IllegalArgumentException("a line end or NUL at index " + (i - 2) + " of a value");
            }
        }
    }

    boolean is(FieldType type) {
        return letter == type.letter();
    }

    /** Where a line of this type stands: unknown ones before the attributes, what is no line behind everything. */
    int rank() {
        return letter == GAP
                ? Integer.MAX_VALUE
                : FieldType.of(letter).orElse(FieldType.KEY).rank();
    }

    /** The value, up to the line end. */
    Slice value() {
        int end = bytes.length();
        while (end > 2 && (bytes.byteAt(end - 1) == '\n' || bytes.byteAt(end - 1) == '\r')) {
            end--;
        }
        return bytes.slice(2, end);
    }

    boolean isEnded() {
        return bytes.byteAt(bytes.length() - 1) == '\n';
    }
}
