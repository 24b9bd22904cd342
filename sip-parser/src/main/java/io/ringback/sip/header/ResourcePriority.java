package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Locale;

/**
 * How urgently a request needs resources: one value of Resource-Priority and Accept-Resource-Priority (RFC 4412 §3.1,
 * §3.2). Equality ignores the case of letters.
 *
 * @param namespace the list that the priority is taken from, such as {@code dsn}
 * @param priority a priority of that list, such as {@code flash}
 */
public record ResourcePriority(Slice namespace, Slice priority) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public ResourcePriority {
        Lexis.requireToken(namespace);
        Lexis.requireToken(priority);
    }

    private static final CharClass TOKEN_WITHOUT_DOT = Lexis.TOKEN.without(".");

    /**
     * A priority.
     *
     * @param namespace a token without dots
     * @param priority a token without dots
     * @return the value
     * @throws IllegalArgumentException if one is no such token
     */
    public static ResourcePriority of(String namespace, String priority) {
        if (!TOKEN_WITHOUT_DOT.matchesAll(namespace) || !TOKEN_WITHOUT_DOT.matchesAll(priority)) {
            throw new IllegalArgumentException(HeaderRule.RESOURCE_PRIORITY.description());
        }
        return new ResourcePriority(Slice.of(namespace), Slice.of(priority));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static ResourcePriority read(Cursor cursor) {
        Slice namespace = cursor.take(TOKEN_WITHOUT_DOT, HeaderRule.RESOURCE_PRIORITY);
        cursor.expect('.', HeaderRule.RESOURCE_PRIORITY);
        return new ResourcePriority(namespace, cursor.take(TOKEN_WITHOUT_DOT, HeaderRule.RESOURCE_PRIORITY));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(namespace).octet('.').slice(priority);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourcePriority that
                && namespace.equalsIgnoreCase(that.namespace)
                && priority.equalsIgnoreCase(that.priority);
    }

    @Override
    public int hashCode() {
        return text().toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
