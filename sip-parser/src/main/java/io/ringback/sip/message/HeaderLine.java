package io.ringback.sip.message;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;

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
        return of(type.name(), oneLine(Slice.of(written.toBytes())));
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
