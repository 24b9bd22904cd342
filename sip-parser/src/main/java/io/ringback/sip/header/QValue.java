package io.ringback.sip.header;

import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * How much one choice is preferred to others: {@code qvalue} of RFC 3261 §25.1.
 *
 * @param thousandths 0 to 1000
 */
public record QValue(int thousandths) implements Comparable<QValue>, Writable {
    private static final int ONE_IN_THOUSANDTHS = 1000;
    private static final int DECIMALS = 3;

    /** The highest preference, which is meant where none is written (RFC 3261 §20.1). */
    public static final QValue ONE = new QValue(ONE_IN_THOUSANDTHS);

    /** Checks the range. */
    public QValue {
        if (thousandths < 0 || thousandths > ONE_IN_THOUSANDTHS) {
            throw new IllegalArgumentException(HeaderRule.QVALUE.description());
        }
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first digit; left behind its last
     * @return the value
     * @throws SyntaxException if it is none, or above 1
     */
    public static QValue read(Cursor cursor) {
        int from = cursor.position();
        int value = digit(cursor);
        if (cursor.skip('.')) {
            for (int i = 0; i < DECIMALS; i++) {
                boolean more = CharClass.DIGIT.contains(cursor.peek());
                value = value * 10 + (more ? digit(cursor) : 0);
            }
        } else {
            value *= ONE_IN_THOUSANDTHS;
        }
        if (value > ONE_IN_THOUSANDTHS) {
            throw cursor.errorAt(HeaderRule.QVALUE, from);
        }
        return new QValue(value);
    }

    /** Where a value ends that begins somewhere, or −1 if there is none. */
    static int plainEnd(byte[] bytes, int from, int end) {
        boolean one = from < end && bytes[from] == '1';
        if (from == end || (!one && bytes[from] != '0')) {
            return -1;
        }
        int at = from + 1;
        if (at < end && bytes[at] == '.') {
            int most = Math.min(end, at + 1 + DECIMALS);
            at++;
            while (at < most && bytes[at] >= '0' && bytes[at] <= (one ? '0' : '9')) {
                at++;
            }
        }
        return at;
    }

    /** The parameter {@code q} of a value, or 1 if it is absent. */
    static QValue of(Parameters parameters) {
        return parameters.value("q").map(value -> read(value.cursor())).orElse(ONE);
    }

    private static int digit(Cursor cursor) {
        if (!CharClass.DIGIT.contains(cursor.peek())) {
            throw cursor.error(HeaderRule.QVALUE);
        }
        return cursor.next() - '0';
    }

    @Override
    public int compareTo(QValue other) {
        return Integer.compare(thousandths, other.thousandths);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(thousandths / ONE_IN_THOUSANDTHS);
        int rest = thousandths % ONE_IN_THOUSANDTHS;
        if (rest > 0) {
            writer.octet('.');
        }
        for (int unit = ONE_IN_THOUSANDTHS / 10; rest > 0; unit /= 10) {
            writer.decimal(rest / unit);
            rest %= unit;
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
