package io.ringback.sip.message;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/**
 * One line of a message that is being built.
 *
 * @param name the header field's name
 * @param bytes the line with its line end
 */
record HeaderLine(HeaderName name, Slice bytes) {
    static <T> HeaderLine of(HeaderType<T> type, T value) {
        ByteWriter written = ByteWriter.ofCapacity(96);
        type.write(value, written);
        Slice line = oneLine(Slice.of(written.toBytes()));
        requireReadable(type, line);
        return of(type.name(), line);
    }

    /** Text for a field of a known name, in which no quote may be open: it would swallow what follows. */
    static HeaderLine of(HeaderName name, String value) {
        Slice line = Slice.of(Lexis.requireNoBreak(value));
        if (name instanceof KnownHeader known) {
            HeaderTypes.of(known).ifPresent(type -> requireClosedQuotes(type, line));
        }
        return of(name, line);
    }

    /** What is written is one value, whatever it was made of: so nothing in it can pass for another value or header. */
    private static void requireReadable(HeaderType<?> type, Slice line) {
        try {
            Cursor cursor = line.readBy((bytes, from, to) -> Cursor.over(bytes, from, to, MessageBuilder.LENIENT));
            type.read(cursor);
            cursor.skipLws();
            if (!cursor.atEnd()) {
                throw cursor.error(HeaderRule.TRAILING);
            }
        } catch (SyntaxException e) {
            throw new IllegalArgumentException("not a value of " + type + ": " + e.getMessage(), e);
        }
    }

    private static void requireClosedQuotes(HeaderType<?> type, Slice line) {
        try {
            Cursor cursor = line.readBy((bytes, from, to) -> Cursor.over(bytes, from, to, MessageBuilder.LENIENT));
            do {
                type.read(cursor);
            } while (Lexis.skipSeparator(cursor, ','));
        } catch (SyntaxException e) {
            if (e.rule() == AddressRule.QUOTED_STRING) {
                throw new IllegalArgumentException("an open quote in a value of " + type, e);
            }
        }
    }

    static HeaderLine of(HeaderName name, Slice value) {
        ByteWriter line = ByteWriter.ofCapacity(name.printed().length() + value.length() + 4);
        line.ascii(name.printed()).ascii(": ").slice(value).crlf();
        return new HeaderLine(name, Slice.of(line.toBytes()));
    }

    /** Where a line of this name stands in a new message; unknown ones stand before what describes the body. */
    int rank() {
        return name instanceof KnownHeader known ? 2 * known.index() + 1 : 2 * KnownHeader.MIME_VERSION.index();
    }

    /** A value that was read with folds is written without; any other line end or NUL would forge a line. */
    private static Slice oneLine(Slice value) {
        int at = 0;
        ByteWriter line = ByteWriter.ofCapacity(value.length());
        while (at < value.length()) {
            byte b = value.byteAt(at);
            int fold = foldLength(value, at);
            if (fold == 0 && (b == '\r' || b == '\n' || b == 0)) {
                throw new IllegalArgumentException("a line end or NUL at index " + at + " of a value");
            }
            line.octet(fold == 0 ? b : ' ');
            at += fold == 0 ? 1 : fold;
        }
        return line.length() == value.length() ? value : Slice.of(line.toBytes());
    }

    private static int foldLength(Slice value, int at) {
        int lineFeed = at + (value.byteAt(at) == '\r' ? 1 : 0);
        boolean fold = lineFeed + 1 < value.length()
                && value.byteAt(lineFeed) == '\n'
                && (value.byteAt(lineFeed + 1) == ' ' || value.byteAt(lineFeed + 1) == '\t');
        return fold ? lineFeed + 2 - at : 0;
    }
}
