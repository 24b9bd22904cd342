package io.ringback.text;

import java.util.function.IntPredicate;

/**
 * For each value of a byte whether it is a member. It is a record since the JIT takes a constant record's fields for
 * constants: so the table of a constant class is not loaded, nor are its bounds checked.
 *
 * @param members 256 answers
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares classes, and the array never leaves
record ByteTable(boolean[] members) implements CharClass {
    private static final int VALUES = 256;

    static ByteTable of(IntPredicate member) {
        boolean[] members = new boolean[VALUES];
        for (int value = 0; value < VALUES; value++) {
            members[value] = member.test(value);
        }
        return new ByteTable(members);
    }

    @Override
    public boolean contains(int value) {
        return members[value & 0xFF];
    }

    @Override
    public int endOfRun(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && members[bytes[at] & 0xFF]) {
            at++;
        }
        return at;
    }
}
