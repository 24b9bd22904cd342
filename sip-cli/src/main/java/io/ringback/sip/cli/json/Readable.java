package io.ringback.sip.cli.json;

import io.ringback.text.SyntaxException;
import java.util.Optional;
import java.util.function.Supplier;

/** Values of something that may be invalid: those that cannot be read are left out. */
final class Readable {
    private Readable() {}

    static <T> Optional<T> of(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }
}
