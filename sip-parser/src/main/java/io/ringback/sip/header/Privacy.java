package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the sender wants kept private: Privacy (RFC 3323 §4.2, RFC 3325 §9.3, RFC 7044 §10.1).
 *
 * @param values {@code id}, {@code header}, {@code session}, {@code user}, {@code none}, {@code critical},
 *     {@code history} and other tokens; at least one, and each once
 */
public record Privacy(List<Slice> values) implements Writable {
    /** Checks that there is a value and none twice, and keeps a copy. */
    public Privacy {
        values = List.copyOf(values);
        values.forEach(value -> Lexis.requireToken(value));
        if (values.isEmpty() || hasTwice(values)) {
            throw new IllegalArgumentException(HeaderRule.PRIVACY.description());
        }
    }

    /**
     * A value of tokens.
     *
     * @param values the tokens
     * @return the value
     * @throws IllegalArgumentException if one is no token or is there twice, or there is none
     */
    public static Privacy of(String... values) {
        return new Privacy(
                Arrays.stream(values).map(Lexis::requireToken).map(Slice::of).toList());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Privacy read(Cursor cursor) {
        int from = cursor.position();
        List<Slice> values = new ArrayList<>(2);
        do {
            if (values.size() == cursor.limits().parameters()) {
                throw cursor.error(Limit.TOO_MANY_PARAMETERS);
            }
            values.add(cursor.take(Lexis.TOKEN, HeaderRule.PRIVACY));
        } while (cursor.skip(';'));
        if (hasTwice(values)) {
            throw cursor.errorAt(HeaderRule.PRIVACY, from);
        }
        return new Privacy(values);
    }

    private static boolean hasTwice(List<Slice> values) {
        Set<String> seen = new HashSet<>();
        return !values.stream().allMatch(value -> seen.add(value.toString().toLowerCase(Locale.ROOT)));
    }

    /**
     * Tells whether a kind of privacy is asked for.
     *
     * @param value its token, in any case of letters
     * @return true if it is
     */
    public boolean has(String value) {
        return values.stream().anyMatch(asked -> asked.equalsIgnoreCase(value));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        String separator = "";
        for (Slice value : values) {
            writer.ascii(separator).slice(value);
            separator = ";";
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
