package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ParseLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads tokens that stand in a list, as in Allow or Supported, where no other white space is written than a blank
 * behind a comma. Where positions are all that is kept, and in local variables, a list takes a quarter to a third less
 * time than with a cursor.
 *
 * @param element makes a value of a token
 * @param <T> the value
 */
record TokenList<T>(Element<T> element) implements HeaderType.Plain<T> {
    private static final int BYTES_PER_ELEMENT = 8;

    /** Makes a value of a token, whatever token it is. */
    @FunctionalInterface
    interface Element<T> {
        T of(byte[] bytes, int from, int to);
    }

    @Override
    public Optional<T> read(byte[] bytes, int from, int to, ParseLimits limits) {
        return matches(bytes, from, to, limits) ? Optional.of(element.of(bytes, from, to)) : Optional.empty();
    }

    @Override
    public boolean matches(byte[] bytes, int from, int to, ParseLimits limits) {
        return from < to && Lexis.TOKEN.endOfRun(bytes, from, to) == to;
    }

    /** All elements; none if a cursor has to read them. */
    List<T> readAll(byte[] bytes, int from, int to, ParseLimits limits) {
        if (matches(bytes, from, to, limits)) {
            return List.of(element.of(bytes, from, to));
        }
        List<T> all = new ArrayList<>(Math.min((to - from) / BYTES_PER_ELEMENT + 1, limits.listValues()));
        int at = from;
        while (all.size() < limits.listValues()) {
            int end = Lexis.TOKEN.endOfRun(bytes, at, to);
            if (end == at) {
                return List.of();
            }
            all.add(element.of(bytes, at, end));
            if (end == to) {
                return Collections.unmodifiableList(all);
            }
            at = next(bytes, end, to);
        }
        return List.of();
    }

    /** How many elements there are; 0 if a cursor has to read them. */
    int count(byte[] bytes, int from, int to, ParseLimits limits) {
        int at = from;
        for (int count = 1; count <= limits.listValues(); count++) {
            int end = Lexis.TOKEN.endOfRun(bytes, at, to);
            if (end == at || end == to) {
                return end == at ? 0 : count;
            }
            at = next(bytes, end, to);
        }
        return 0;
    }

    /** Where the next element should begin; where none can, if no comma is there. */
    private static int next(byte[] bytes, int end, int to) {
        if (bytes[end] != ',') {
            return end;
        }
        return end + 1 < to && bytes[end + 1] == ' ' ? end + 2 : end + 1;
    }
}
