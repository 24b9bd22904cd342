package io.ringback.sdp.attribute;

import io.ringback.sdp.field.FieldRule;
import io.ringback.sdp.field.Leniency;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import java.math.BigDecimal;

/** The numbers of RFC 8866 §9 as attributes have them. */
final class Numbers {
    /** A synchronization source has 32 bits (RFC 3550 §5.1). */
    static final long HIGHEST_SOURCE = 0xFFFF_FFFFL;

    private static final int LONGEST_DECIMAL = 18;

    private Numbers() {}

    /** A whole number from one to another, of a bounded count of digits: {@code 1*3DIGIT} and the like. */
    static long digits(Cursor cursor, int most, long lowest, long highest, Rule rule) {
        int from = cursor.position();
        long value = cursor.number(highest, rule);
        if (value < lowest || cursor.position() - from > most) {
            throw cursor.errorAt(rule, from);
        }
        return value;
    }

    /** A synchronization source, {@code ssrc-id} of RFC 5576 §10. */
    static long source(Cursor cursor, Rule rule) {
        int from = cursor.position();
        boolean padded = cursor.peek() == '0' && isDigit(cursor.peek(1));
        long source = cursor.number(HIGHEST_SOURCE, rule);
        if (padded && !cursor.tolerates(Leniency.PADDED_NUMBER)) {
            throw cursor.errorAt(FieldRule.NUMBER, from);
        }
        return source;
    }

    /** A whole number without zeros before it. */
    static long canonical(Cursor cursor, long highest, Rule rule) {
        if (cursor.peek() == '0' && isDigit(cursor.peek(1))) {
            throw cursor.error(rule);
        }
        return cursor.number(highest, rule);
    }

    /** {@code non-zero-int-or-real}. */
    static BigDecimal positive(Cursor cursor, Rule rule) {
        int from = cursor.position();
        boolean padded = cursor.peek() == '0' && isDigit(cursor.peek(1));
        cursor.take(CharClass.DIGIT, rule);
        if (cursor.skip('.')) {
            Slice fraction = cursor.take(CharClass.DIGIT, rule);
            padded |= fraction.byteAt(fraction.length() - 1) == '0';
        }
        if (cursor.position() - from > LONGEST_DECIMAL) {
            throw cursor.errorAt(rule, from);
        }
        BigDecimal value = new BigDecimal(cursor.since(from).toString());
        if (value.signum() == 0) {
            throw cursor.errorAt(rule, from);
        }
        if (padded && !cursor.tolerates(Leniency.PADDED_NUMBER)) {
            throw cursor.errorAt(FieldRule.NUMBER, from);
        }
        return value;
    }

    /** Writes a decimal without an exponent. */
    static void write(BigDecimal value, ByteWriter to) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("not a positive number");
        }
        to.ascii(value.toPlainString());
    }

    /** Makes sure that a number of our own is within its range. */
    static void requireBetween(long value, long lowest, long highest, String what) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(what + " is out of range");
        }
    }

    private static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }
}
