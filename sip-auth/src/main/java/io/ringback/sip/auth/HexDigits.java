package io.ringback.sip.auth;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes as lower-case hexadecimal digits, four bytes at a time and without a table. */
final class HexDigits {
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final long NIBBLES = 0x0F0F_0F0F_0F0F_0F0FL;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long SIXES = 0x0606_0606_0606_0606L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final int FROM_COLON_TO_A = 'a' - ('9' + 1);

    private HexDigits() {}

    /** Writes the digits of all bytes, whose number is a multiple of four, into an array of twice the length. */
    static void write(byte[] bytes, byte[] digits) {
        for (int i = 0; i < bytes.length; i += Integer.BYTES) {
            EIGHT.set(digits, 2 * i, digits((int) FOUR.get(bytes, i)));
        }
    }

    /** Writes the eight digits of a number. */
    static void write(int number, byte[] to, int at) {
        EIGHT.set(to, at, digits(number));
    }

    /**
     * The eight digits as the bytes of a long. Each nibble gets a byte; those above nine are moved on to the letters.
     */
    private static long digits(int number) {
        long spread = number & 0xFFFF_FFFFL;
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFFL;
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FFL;
        spread = (spread | spread << 4) & NIBBLES;
        long letters = ((spread + SIXES) >>> 4) & ONES;
        return spread + ZEROS + letters * FROM_COLON_TO_A;
    }
}
