package io.ringback.sdp.attribute;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * The master key of SRTP that a {@link Crypto.Key} conveys {@code inline} (RFC 4568 §6.1, §9.2). It is a secret, which
 * {@link #toString()} leaves out.
 *
 * @param keyAndSalt key and salt together, in base64
 * @param lifetime after how many packets the key is spent, as it is written: digits, perhaps behind {@code 2^}
 * @param mki tells keys apart in packets
 */
public record SrtpKey(Slice keyAndSalt, Optional<Slice> lifetime, Optional<KeyIdentifier> mki) implements Writable {
    /** The method of such keys. */
    public static final String INLINE = "inline";

    /**
     * A master key identifier.
     *
     * @param value digits
     * @param length how many bytes it has in packets, 1 to 128
     */
    public record KeyIdentifier(Slice value, int length) {}

    private static final int LONGEST_MKI = 128;
    private static final int LONGEST_PADDING = 2;
    private static final CharClass PADDING = CharClass.of("=");
    private static final CharClass BASE64 = CharClass.ALPHANUM.or(CharClass.of("+/"));

    /**
     * A key of our own.
     *
     * @param keyAndSalt key and salt together, in base64
     * @return the key
     * @throws IllegalArgumentException if it is no base64
     */
    public static SrtpKey of(String keyAndSalt) {
        Slice key = Slice.of(keyAndSalt);
        Cursor cursor = key.cursor();
        if (!skipBase64(cursor) || !cursor.atEnd()) {
            throw new IllegalArgumentException("a key is base64");
        }
        return new SrtpKey(key, Optional.empty(), Optional.empty());
    }

    /**
     * Reads what a key conveys.
     *
     * @param key a key whose method is {@code inline}
     * @return the master key
     * @throws SyntaxException if it is none; the offset counts from the start of the key's information
     */
    public static SrtpKey of(Crypto.Key key) {
        Cursor cursor = key.info().cursor();
        if (!key.method().equalsIgnoreCase(INLINE)) {
            throw cursor.error(AttributeRule.SRTP_KEY);
        }
        int start = cursor.position();
        if (!skipBase64(cursor)) {
            throw cursor.error(AttributeRule.SRTP_KEY);
        }
        Slice keyAndSalt = cursor.since(start);
        Optional<Slice> lifetime = Optional.empty();
        Optional<KeyIdentifier> mki = Optional.empty();
        if (cursor.skip('|')) {
            int from = cursor.position();
            boolean power = cursor.skipIgnoreCase("2^");
            Slice digits = positive(cursor);
            if (!power && cursor.peek() == ':') {
                mki = Optional.of(readIdentifier(cursor, digits));
            } else {
                lifetime = Optional.of(cursor.since(from));
            }
        }
        if (mki.isEmpty() && cursor.skip('|')) {
            mki = Optional.of(readIdentifier(cursor, positive(cursor)));
        }
        if (!cursor.atEnd()) {
            throw cursor.error(AttributeRule.SRTP_KEY);
        }
        return new SrtpKey(keyAndSalt, lifetime, mki);
    }

    private static KeyIdentifier readIdentifier(Cursor cursor, Slice value) {
        cursor.expect(':', AttributeRule.SRTP_KEY);
        requireNoZero(cursor);
        return new KeyIdentifier(value, (int) cursor.number(LONGEST_MKI, AttributeRule.SRTP_KEY));
    }

    /** Padding stands at the end only. */
    private static boolean skipBase64(Cursor cursor) {
        return cursor.skipAll(BASE64) > 0 && cursor.skipAll(PADDING) <= LONGEST_PADDING;
    }

    /** A positive number without zeros before it, of any length (RFC 4568 §6.1). */
    private static Slice positive(Cursor cursor) {
        requireNoZero(cursor);
        return cursor.take(CharClass.DIGIT, AttributeRule.SRTP_KEY);
    }

    private static void requireNoZero(Cursor cursor) {
        if (cursor.peek() == '0') {
            throw cursor.error(AttributeRule.SRTP_KEY);
        }
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(keyAndSalt);
        lifetime.ifPresent(packets -> writer.octet('|').slice(packets));
        mki.ifPresent(id -> writer.octet('|').slice(id.value()).octet(':').decimal(id.length()));
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return INLINE;
    }
}
