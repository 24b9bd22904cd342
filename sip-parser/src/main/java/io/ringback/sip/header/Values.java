package io.ringback.sip.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the values of a header: a list that can grow is made for the second one only, and most have one. */
final class Values<T> implements Consumer<T> {
    private @Nullable T first;
    private @Nullable List<T> all;

    @Override
    public void accept(T value) {
        Objects.requireNonNull(value);
        if (all != null) {
            all.add(value);
        } else if (first != null) {
            all = new ArrayList<>();
            all.add(first);
            all.add(value);
        } else {
            first = value;
        }
    }

    /** An immutable list of them. */
    List<T> toList() {
        if (all != null) {
            return List.copyOf(all);
        }
        return first != null ? List.of(first) : List.of();
    }
}
