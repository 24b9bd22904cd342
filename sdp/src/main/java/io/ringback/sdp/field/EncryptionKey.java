package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A key, {@code k=} (RFC 8866 §5.12): obsolete, must not be used, but is kept and written back.
 *
 * @param method {@code prompt}, {@code clear}, {@code base64} or {@code uri}
 * @param value what follows the colon; empty for {@code prompt}
 */
public record EncryptionKey(Slice method, Slice value) implements Writable {
    private static final String PROMPT = "prompt";
    private static final CharClass BASE64 = CharClass.ALPHANUM.or(CharClass.of("+/"));
    private static final CharClass PADDING = CharClass.of("=");

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left at the end
     * @return the key
     * @throws SyntaxException if it is none
     */
    public static EncryptionKey read(Cursor cursor) {
        int from = cursor.position();
        Slice method = cursor.take(Lexis.TOKEN, FieldRule.KEY);
        if (method.contentEquals(PROMPT)) {
            return new EncryptionKey(method, Slice.empty());
        }
        cursor.expect(':', FieldRule.KEY);
        int start = cursor.position();
        Slice value = Lexis.rest(cursor);
        if (method.contentEquals("clear") ? value.isEmpty() : !hasValue(method)) {
            throw cursor.errorAt(FieldRule.KEY, from);
        }
        if (method.contentEquals("base64")) {
            cursor.moveTo(start);
            requireBase64(cursor);
        } else if (method.contentEquals("uri")) {
            cursor.moveTo(start);
            Contacts.readUri(cursor);
        }
        return new EncryptionKey(method, value);
    }

    /** Units of four, of which the last may be padded. */
    private static void requireBase64(Cursor cursor) {
        int from = cursor.position();
        int digits = cursor.skipAll(BASE64);
        int padding = cursor.skipAll(PADDING);
        boolean whole = (digits + padding) % 4 == 0 && padding <= 2;
        if (!whole || !cursor.atEnd()) {
            throw cursor.errorAt(FieldRule.KEY, from);
        }
    }

    private static boolean hasValue(Slice method) {
        return method.contentEquals("base64") || method.contentEquals("uri");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(method);
        if (!method.contentEquals(PROMPT)) {
            writer.octet(':').slice(value);
        }
    }

    /** The method only: the value is a secret. */
    @Override
    public String toString() {
        return method.toString();
    }
}
