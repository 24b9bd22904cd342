package io.ringback.sdp.format;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.util.OptionalInt;

/** Writes {@code name=value} pairs with semicolons between. Scratch. */
final class ParameterWriter {
    private final ByteWriter to;
    private boolean first = true;

    ParameterWriter(ByteWriter to) {
        this.to = to;
    }

    ParameterWriter number(String name, OptionalInt value) {
        if (value.isPresent()) {
            begin(name).decimal(value.getAsInt());
        }
        return this;
    }

    /** Writes a number unless it is what holds without it. */
    ParameterWriter number(String name, int value, int otherwise) {
        return value == otherwise ? this : number(name, OptionalInt.of(value));
    }

    /** Writes 1, or nothing. */
    ParameterWriter flag(String name, boolean value) {
        return number(name, value ? 1 : 0, 0);
    }

    ParameterWriter text(String name, Slice value) {
        begin(name).slice(value);
        return this;
    }

    private ByteWriter begin(String name) {
        if (!first) {
            to.octet(';');
        }
        first = false;
        return to.ascii(name).octet('=');
    }
}
