package io.ringback.sip.auth;

import io.ringback.text.Ascii;
import io.ringback.text.RandomBits;
import io.ringback.text.Slice;

/**
 * Where a client's use of a nonce begins.
 *
 * @param cnonce the client's own nonce: printable ASCII
 * @param count the first request's nonce count, 1 to 2³² − 1
 */
public record ClientNonce(Slice cnonce, long count) {
    private static final int BYTES = 16;

    /** The highest count that eight hexadecimal digits can hold. */
    static final long LAST = 0xFFFF_FFFFL;

    /** Checks what would not be understood on the wire. */
    public ClientNonce {
        if (count < 1 || count > LAST) {
            throw new IllegalArgumentException("a nonce count is 1 to 2^32 - 1");
        }
        for (int i = 0; i < cnonce.length(); i++) {
            if (cnonce.byteAt(i) < ' ' || cnonce.byteAt(i) > '~') {
                throw new IllegalArgumentException("a cnonce is printable ASCII");
            }
        }
        if (cnonce.isEmpty()) {
            throw new IllegalArgumentException("a cnonce is not empty");
        }
    }

    /**
     * A cnonce that nobody can foresee, and the count 1.
     *
     * @return 128 random bits in hexadecimal digits
     */
    public static ClientNonce random() {
        byte[] bits = RandomBits.bytes(BYTES);
        byte[] digits = new byte[2 * BYTES];
        for (int i = 0; i < BYTES; i++) {
            digits[2 * i] = Ascii.hexDigit(bits[i] >> 4);
            digits[2 * i + 1] = Ascii.hexDigit(bits[i]);
        }
        return new ClientNonce(Slice.of(digits), 1);
    }
}
