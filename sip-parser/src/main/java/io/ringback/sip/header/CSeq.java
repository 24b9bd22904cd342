package io.ringback.sip.header;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Digits;
import io.ringback.text.ParseLimits;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import org.jspecify.annotations.Nullable;

/**
 * A CSeq's value (RFC 3261 §20.16).
 *
 * @param number 0 to 2³¹ − 1 (§8.1.1.5)
 * @param method the request's method
 */
public record CSeq(int number, Method method) implements Writable {
    /** Checks the number. */
    public CSeq {
        if (number < 0) {
            throw new IllegalArgumentException(HeaderRule.CSEQ.description());
        }
    }

    /** Reads digits, one blank and a method. */
    static @Nullable CSeq plain(byte[] bytes, int from, int to, ParseLimits limits) {
        long parts = plainNumber(bytes, from, to);
        Method method = parts < 0 ? null : Method.find(bytes, (int) parts, to);
        return method == null ? null : new CSeq((int) (parts >>> Integer.SIZE), method);
    }

    static boolean isPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        long parts = plainNumber(bytes, from, to);
        return parts >= 0 && Method.isName(bytes, (int) parts, to);
    }

    /** The number in the higher half, and in the lower one where the method begins; −1 if it is written otherwise. */
    private static long plainNumber(byte[] bytes, int from, int to) {
        int digits = Digits.count(bytes, from, to);
        if (digits == 0 || digits == Digits.MOST) {
            return digits == 0 ? -1 : longPlainNumber(bytes, from, to);
        }
        return withName(bytes, Digits.value(bytes, from, digits), from + digits, to);
    }

    /** The same where the number has more digits than are read at once, as one that counts seconds has. */
    private static long longPlainNumber(byte[] bytes, int from, int to) {
        long number = 0;
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && number <= Integer.MAX_VALUE) {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        return number <= Integer.MAX_VALUE ? withName(bytes, number, at, to) : -1;
    }

    private static long withName(byte[] bytes, long number, int end, int to) {
        return end + 1 < to && bytes[end] == ' ' ? (number << Integer.SIZE) | (end + 1) : -1;
    }

    /**
     * Reads a CSeq.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static CSeq read(Cursor cursor) {
        int number = (int) cursor.number(Integer.MAX_VALUE, HeaderRule.CSEQ);
        if (!cursor.skipLws()) {
            throw cursor.error(HeaderRule.CSEQ);
        }
        return new CSeq(number, Method.read(cursor));
    }

    /**
     * The next number, for another method or the same.
     *
     * @param next the next request's method
     * @return a CSeq one higher
     * @throws ArithmeticException if the number is the highest there is
     */
    public CSeq next(Method next) {
        return new CSeq(Math.addExact(number, 1), next);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(number).octet(' ').ascii(method.name());
    }

    @Override
    public String toString() {
        return text();
    }
}
