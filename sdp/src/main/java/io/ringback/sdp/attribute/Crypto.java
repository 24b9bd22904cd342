package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys for media packets, {@code crypto} (RFC 4568 §9.1). It holds secrets, which {@link #toString()} leaves out.
 *
 * @param tag tells it from others of the media description, 0 to 999,999,999
 * @param suite such as {@code AES_CM_128_HMAC_SHA1_80}
 * @param keys one key or more
 * @param sessionParameters such as {@code UNENCRYPTED_SRTCP}; perhaps none
 */
public record Crypto(int tag, Slice suite, List<Key> keys, List<Slice> sessionParameters) implements Writable {
    /**
     * One key.
     *
     * @param method how it is conveyed; only {@code inline} is registered
     * @param info the key as its method has it: for {@code inline} see {@link SrtpKey}
     */
    public record Key(Slice method, Slice info) {
        /** The method only: the rest is a secret. */
        @Override
        public String toString() {
            return method.toString();
        }
    }

    private static final int HIGHEST_TAG = 999_999_999;
    private static final CharClass WORD = CharClass.ALPHANUM.or(CharClass.of("_"));
    private static final CharClass INFO = CharClass.range(0x21, 0x7E).without(";");
    private static final CharClass BLANK = CharClass.of(" \t");

    /** Copies the lists and checks the tag. */
    public Crypto {
        keys = List.copyOf(keys);
        sessionParameters = List.copyOf(sessionParameters);
        Numbers.requireBetween(tag, 0, HIGHEST_TAG, "a tag");
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a crypto has one key or more");
        }
    }

    /**
     * One key of SRTP of our own.
     *
     * @param tag 0 to 999,999,999
     * @param suite the suite, a token
     * @param key the key
     * @return the attribute
     * @throws IllegalArgumentException if the tag is out of range or the suite no token
     */
    public static Crypto of(int tag, String suite, SrtpKey key) {
        ByteWriter info = ByteWriter.ofCapacity(64);
        key.writeTo(info);
        Key inline = new Key(Slice.of(SrtpKey.INLINE), Slice.of(info.toBytes()));
        return new Crypto(tag, Slice.of(Lexis.requireToken(suite)), List.of(inline), List.of());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its tag; left at its end
     * @return the attribute
     * @throws SyntaxException if it is none, or has too many keys or parameters
     */
    public static Crypto read(Cursor cursor) {
        int tag = (int) Numbers.canonical(cursor, HIGHEST_TAG, AttributeRule.CRYPTO);
        skipBlanks(cursor);
        Slice suite = cursor.take(WORD, AttributeRule.CRYPTO);
        skipBlanks(cursor);
        return new Crypto(tag, suite, readKeys(cursor), readSessionParameters(cursor));
    }

    private static List<Key> readKeys(Cursor cursor) {
        List<Key> keys = new ArrayList<>(1);
        do {
            requireRoom(cursor, keys);
            Slice method = cursor.take(WORD, AttributeRule.CRYPTO);
            cursor.expect(':', AttributeRule.CRYPTO);
            keys.add(new Key(method, cursor.take(INFO, AttributeRule.CRYPTO)));
        } while (cursor.skip(';'));
        return keys;
    }

    private static List<Slice> readSessionParameters(Cursor cursor) {
        List<Slice> parameters = new ArrayList<>(0);
        while (cursor.skipAll(BLANK) > 0) {
            requireRoom(cursor, parameters);
            parameters.add(cursor.take(Lexis.PRINTED, AttributeRule.CRYPTO));
        }
        return parameters;
    }

    private static void requireRoom(Cursor cursor, List<?> list) {
        if (list.size() == cursor.limits().parameters()) {
            throw cursor.error(Limit.TOO_MANY_PARAMETERS);
        }
    }

    private static void skipBlanks(Cursor cursor) {
        if (cursor.skipAll(BLANK) == 0) {
            throw cursor.error(AttributeRule.CRYPTO);
        }
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(tag).octet(' ').slice(suite);
        char before = ' ';
        for (Key key : keys) {
            writer.octet(before).slice(key.method()).octet(':').slice(key.info());
            before = ';';
        }
        for (Slice parameter : sessionParameters) {
            writer.octet(' ').slice(parameter);
        }
    }

    /** The tag and the suite only: the rest is a secret. */
    @Override
    public String toString() {
        return tag + " " + suite;
    }
}
