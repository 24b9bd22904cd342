package io.ringback.sdp.format;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.text.Cursor;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the numbers among the parameters of one format. */
record NumberReader(FormatParameters parameters, Rule rule) {
    /** A number within its range; empty if there is no such parameter. */
    OptionalInt number(String name, int lowest, int highest) {
        Optional<Slice> value = parameters.value(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        Cursor cursor = value.get().cursor();
        int number = (int) cursor.number(Math.max(highest, 9), rule);
        if (number < lowest || number > highest) {
            throw cursor.errorAt(rule, 0);
        }
        if (!cursor.atEnd()) {
            throw cursor.error(rule);
        }
        return OptionalInt.of(number);
    }

    /** A number within its range, or what holds without it. */
    int number(String name, int lowest, int highest, int otherwise) {
        return number(name, lowest, highest).orElse(otherwise);
    }

    /** Whether a parameter says 1; 0 is the same as none. */
    boolean flag(String name) {
        return number(name, 0, 1, 0) == 1;
    }
}
