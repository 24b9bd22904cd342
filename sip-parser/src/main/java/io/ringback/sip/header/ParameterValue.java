package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Parameters;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;
import java.util.function.Function;

/** Values of parameters that are made when somebody asks for them, whatever was tolerated when they were read. */
final class ParameterValue {
    private ParameterValue() {}

    /** What a reader makes of a parameter's value; empty if it is absent, or was put there by hand and is wrong. */
    static <T> Optional<T> of(Parameters parameters, String name, Function<Cursor, T> reader) {
        return parameters.value(name).flatMap(written -> read(written, reader));
    }

    private static <T> Optional<T> read(Slice written, Function<Cursor, T> reader) {
        Cursor cursor = written.readBy((bytes, from, to) -> Cursor.over(bytes, from, to, Lexis.LENIENT));
        try {
            T value = reader.apply(cursor);
            return cursor.atEnd() ? Optional.of(value) : Optional.empty();
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }
}
