package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Leniency;
import io.ringback.sdp.field.Lexis;
import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.security.MessageDigest;

/**
 * The hash of a certificate, {@code fingerprint} (RFC 8122 §5).
 *
 * @param function the hash function, such as {@code sha-256}, which has no case
 * @param hash its bytes, one or more
 */
public record Fingerprint(Slice function, Slice hash) implements Writable {
    private static final String HEX = "0123456789ABCDEF";
    private static final int LONGEST = 128;

    /** Checks the length. */
    public Fingerprint {
        Numbers.requireBetween(hash.length(), 1, LONGEST, "the length of a hash");
    }

    /**
     * A fingerprint of our own.
     *
     * @param function the hash function
     * @param hash its bytes
     * @return the fingerprint
     * @throws IllegalArgumentException if the function is no token or there are no bytes
     */
    public static Fingerprint of(String function, byte[] hash) {
        return new Fingerprint(Slice.of(Lexis.requireToken(function)), Slice.of(hash.clone()));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its function; left behind the last byte
     * @return the fingerprint
     * @throws SyntaxException if it is none
     */
    public static Fingerprint read(Cursor cursor) {
        Slice function = Lexis.word(cursor, Lexis.TOKEN, AttributeRule.FINGERPRINT);
        ByteWriter hash = ByteWriter.ofCapacity(64);
        do {
            if (hash.length() == LONGEST) {
                throw cursor.error(AttributeRule.FINGERPRINT);
            }
            hash.octet(digit(cursor) << 4 | digit(cursor));
        } while (cursor.skip(':'));
        return new Fingerprint(function, Slice.of(hash.toBytes()));
    }

    private static int digit(Cursor cursor) {
        int value = Ascii.hexValue(cursor.peek());
        boolean small = cursor.peek() >= 'a';
        if (value < 0 || (small && !cursor.tolerates(Leniency.FINGERPRINT_CASE))) {
            throw cursor.error(AttributeRule.FINGERPRINT);
        }
        cursor.next();
        return value;
    }

    /**
     * Tells whether a hash is this one, in a time that does not depend on where they differ.
     *
     * @param other the hash of a certificate by the same function
     * @return true if it is
     */
    public boolean matches(byte[] other) {
        return MessageDigest.isEqual(hash.toBytes(), other);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(function);
        for (int i = 0; i < hash.length(); i++) {
            int value = hash.byteAt(i) & 0xFF;
            writer.octet(i == 0 ? ' ' : ':').octet(HEX.charAt(value >> 4)).octet(HEX.charAt(value & 0xF));
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
