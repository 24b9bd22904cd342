package io.ringback.sip.header;

import io.ringback.text.ParseLimits;
import java.util.Optional;

/**
 * The reader of plain values for types that have none: a class of its own, so that it need not be asked.
 *
 * @param <T> the value
 */
record NeverPlain<T>() implements HeaderType.Plain<T> {
    @Override
    public Optional<T> read(byte[] bytes, int from, int to, ParseLimits limits) {
        return Optional.empty();
    }

    @Override
    public boolean matches(byte[] bytes, int from, int to, ParseLimits limits) {
        return false;
    }
}
