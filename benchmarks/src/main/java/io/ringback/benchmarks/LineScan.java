package io.ringback.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The least that any reader of header fields must do: find where each line ends, eight bytes at a time. */
final class LineScan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = ONES * '\n';

    private LineScan() {}

    /** How many lines there are up to the first empty one. */
    static int countLines(byte[] bytes) {
        int lines = 0;
        int from = 0;
        while (true) {
            int end = lineFeed(bytes, from);
            if (end - from <= 1) {
                return lines;
            }
            lines++;
            from = end + 1;
        }
    }

    private static int lineFeed(byte[] bytes, int from) {
        int at = from;
        while (at <= bytes.length - Long.BYTES) {
            long word = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
            long zeros = (word - ONES) & ~word & HIGH_BITS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
