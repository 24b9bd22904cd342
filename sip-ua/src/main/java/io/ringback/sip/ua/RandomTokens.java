package io.ringback.sip.ua;

import io.ringback.sip.header.Via;
import io.ringback.text.RandomBits;
import io.ringback.text.Slice;
import java.util.HexFormat;

/** Tags and Call-IDs that nobody can guess (RFC 3261 §19.3, §8.1.1.4). Safe for use by many threads. */
public final class RandomTokens {
    private static final int TAG_BYTES = 10;
    private static final int CALL_ID_BYTES = 16;

    private RandomTokens() {}

    /**
     * A new tag.
     *
     * @return 80 random bits in hexadecimal digits
     */
    public static String tag() {
        return hex(TAG_BYTES);
    }

    /**
     * A new Call-ID. It has no host part, which would tell our address to everyone behind the trunk.
     *
     * @return 128 random bits in hexadecimal digits
     */
    public static Slice callId() {
        return Slice.of(hex(CALL_ID_BYTES));
    }

    /**
     * A branch for a request that no transaction sends, which is the ACK to a 2xx.
     *
     * @return the magic cookie and 80 random bits
     */
    public static String branch() {
        return Via.MAGIC_COOKIE + hex(TAG_BYTES);
    }

    private static String hex(int count) {
        return HexFormat.of().formatHex(RandomBits.bytes(count));
    }
}
