package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/** Writes lines of a message that is being built. */
final class HeaderLine {
    private static final CharClass TEXT =
            CharClass.range(' ', '~').or(CharClass.of("\t")).or(CharClass.NON_ASCII);

    private HeaderLine() {}

    /** Writes a value's line; if the value is none, nothing. */
    static <T> void write(HeaderType<T> type, T value, ByteWriter to) {
        int start = to.length();
        to.ascii(type.name().printed()).ascii(": ");
        int from = to.length();
        type.write(value, to);
        if (!isPlain(type, from, to)) {
            Slice asWritten = to.readBy(from, to.length(), Slice::of);
            Slice copy = Slice.of(asWritten.toBytes());
            to.truncate(start);
            Slice line = requireWritable(type.name(), unfolded(copy));
            requireReadable(type, line);
            to.ascii(type.name().printed()).ascii(": ").slice(line);
        }
        to.crlf();
    }

    /** Most values are written plainly: on one line, to be read back at once. */
    private static boolean isPlain(HeaderType<?> type, int from, ByteWriter to) {
        return to.readBy(
                from,
                to.length(),
                (bytes, start, end) -> start < end
                        && bytes[start] != ' '
                        && bytes[end - 1] != ' '
                        && Octets.nextControl(bytes, start, end) == end
                        && type.plain().matches(bytes, start, end, MessageBuilder.LENIENT.limits()));
    }

    /** Writes a line of text; in one of a known name no quote may be open: it would swallow what follows. */
    static void write(HeaderName name, String value, ByteWriter to) {
        Slice line = requireWritable(name, Slice.of(value));
        if (name instanceof KnownHeader known) {
            HeaderTypes.of(known).ifPresent(type -> requireHarmless(type, line));
        }
        to.ascii(name.printed()).ascii(": ").slice(line).crlf();
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

    /** Text may be no value of its header, but not where more than that one value would be spoilt. */
    private static void requireHarmless(HeaderType<?> type, Slice line) {
        if (!isWellFormed(type, line) && (Lexis.hasOpenQuote(line) || hasControl(line))) {
            throw new IllegalArgumentException("an open quote or a control character in a value of " + type);
        }
    }

    /** Those that are escaped in quotes may stand in well-formed values only, for not all headers have quotes. */
    private static boolean hasControl(Slice line) {
        return line.readBy((bytes, from, to) -> TEXT.endOfRun(bytes, from, to) < to);
    }

    /** Where quotes mean nothing, as in text and comments, those that are not closed harm nobody. */
    private static boolean isWellFormed(HeaderType<?> type, Slice line) {
        try {
            Cursor cursor = line.readBy((bytes, from, to) -> Cursor.over(bytes, from, to, MessageBuilder.STRICT));
            do {
                type.read(cursor);
            } while (type.isRepeatable() && Lexis.skipSeparator(cursor, ','));
            cursor.skipLws();
            return cursor.atEnd();
        } catch (SyntaxException e) {
            return false;
        }
    }

    /** A value that was read with folds is written without. */
    private static Slice unfolded(Slice value) {
        ByteWriter line = ByteWriter.ofCapacity(value.length());
        int at = 0;
        while (at < value.length()) {
            int fold = foldLength(value, at);
            line.octet(fold == 0 ? value.byteAt(at) : ' ');
            at += Math.max(fold, 1);
        }
        return line.length() == value.length() ? value : Slice.of(line.toBytes());
    }

    /** A control character would forge a line, unless it is escaped where the grammar has that. */
    private static Slice requireWritable(HeaderName name, Slice line) {
        Quoting quoting = new Quoting(name);
        for (int i = 0; i < line.length(); i++) {
            if (!quoting.admits(line.byteAt(i))) {
                throw new IllegalArgumentException("a line end or control character at index " + i + " of a value");
            }
        }
        return line;
    }

    private static int foldLength(Slice value, int at) {
        int lineFeed = at + (value.byteAt(at) == '\r' ? 1 : 0);
        boolean fold = lineFeed + 1 < value.length()
                && value.byteAt(lineFeed) == '\n'
                && (value.byteAt(lineFeed + 1) == ' ' || value.byteAt(lineFeed + 1) == '\t');
        return fold ? lineFeed + 2 - at : 0;
    }
}
