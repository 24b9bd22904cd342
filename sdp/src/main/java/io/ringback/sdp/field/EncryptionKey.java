package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
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
    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left at the end
     * @return the key
     * @throws SyntaxException if it is none
     */
    public static EncryptionKey read(Cursor cursor) {
        Slice method = cursor.take(Lexis.TOKEN, FieldRule.KEY);
        boolean prompt = method.contentEquals("prompt");
        if (!prompt) {
            cursor.expect(':', FieldRule.KEY);
        }
        if (!prompt && !hasValue(method)) {
            throw cursor.error(FieldRule.KEY);
        }
        return new EncryptionKey(method, prompt ? Slice.empty() : Lexis.rest(cursor));
    }

    private static boolean hasValue(Slice method) {
        return method.contentEquals("clear") || method.contentEquals("base64") || method.contentEquals("uri");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(method);
        if (!value.isEmpty()) {
            writer.octet(':').slice(value);
        }
    }

    /** The method only: the value is a secret. */
    @Override
    public String toString() {
        return method.toString();
    }
}
