package io.ringback.sip.address;

import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;

/**
 * The parameters of a URI, by what they mean: in their names and values, an escape is the character that it stands for
 * (RFC 3261 §19.1.2, §19.1.4). The grammar of a value is not held to be kept where its parameter's name is escaped, for
 * then nobody has checked it.
 */
final class UriParameters {
    private UriParameters() {}

    /** The value as it is written, nothing for a parameter without one; empty if there is no such parameter. */
    static Optional<Slice> written(Parameters parameters, String name) {
        if (parameters.has(name)) {
            return Optional.of(parameters.value(name).orElse(Slice.empty()));
        }
        if (parameters.isEscaped()) {
            for (Parameter parameter : parameters.list()) {
                if (isNamed(parameter, name)) {
                    return Optional.of(parameter.value().orElse(Slice.empty()));
                }
            }
        }
        return Optional.empty();
    }

    /** The value without escapes; empty if there is no such parameter, or it has no value. */
    static Optional<Slice> value(Parameters parameters, String name) {
        if (!parameters.isEscaped()) {
            return parameters.value(name);
        }
        return written(parameters, name)
                .filter(value -> !value.isEmpty())
                .map(value -> Slice.of(Escapes.resolve(value)));
    }

    /**
     * The value if it is a host; empty if it is none. No character of a host may be escaped, and to resolve those that
     * are is forbidden (RFC 3261 §19.1.2). What it may be tolerated to look like was decided when it was read.
     */
    static Optional<Host> host(Parameters parameters, String name) {
        return written(parameters, name).flatMap(UriParameters::host);
    }

    private static Optional<Host> host(Slice text) {
        Cursor cursor = text.cursor(Lexis.LENIENT);
        try {
            Host host = Host.read(cursor);
            return cursor.atEnd() ? Optional.of(host) : Optional.empty();
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    /** The parameters but those of a name. */
    static Parameters without(Parameters parameters, String name) {
        Parameters rest = parameters.without(name);
        if (rest.isEscaped()) {
            for (Parameter parameter : rest.list()) {
                rest = isNamed(parameter, name) ? rest.without(parameter.name().toString()) : rest;
            }
        }
        return rest;
    }

    private static boolean isNamed(Parameter parameter, String name) {
        return Escapes.resolve(parameter.name()).equalsIgnoreCase(name);
    }
}
