package io.ringback.sip.address;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;

/** Reads URIs between brackets, where white space may be tolerated: {@link Leniency#BLANK_IN_URI}. */
final class UriBlanks {
    private static final CharClass BLANK = CharClass.of(" \t\r\n");

    private UriBlanks() {}

    static Uri read(Cursor cursor, int from, int to) {
        try {
            return Uri.read(cursor.part(from, to));
        } catch (SyntaxException e) {
            byte[] dense = withoutBlanks(cursor.part(from, to));
            if (dense.length == to - from || !cursor.tolerates(Leniency.BLANK_IN_URI)) {
                throw e;
            }
            return readDense(cursor, dense, e);
        }
    }

    private static byte[] withoutBlanks(Cursor uri) {
        ByteWriter dense = ByteWriter.ofCapacity(uri.remaining());
        while (!uri.atEnd()) {
            int b = uri.next();
            if (!BLANK.contains(b)) {
                dense.octet(b);
            }
        }
        return dense.toBytes();
    }

    /** Offsets in a copy mean nothing to anybody: what is wrong with it besides is told as it was found first. */
    private static Uri readDense(Cursor cursor, byte[] dense, SyntaxException first) {
        try {
            return Uri.read(Cursor.over(dense, 0, dense.length, cursor.manner()));
        } catch (SyntaxException e) {
            throw first;
        }
    }
}
