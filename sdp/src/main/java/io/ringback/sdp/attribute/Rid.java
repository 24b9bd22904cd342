package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stream of RTP packets under restrictions, {@code rid} (RFC 8851 §10).
 *
 * @param id its identifier
 * @param sends whether the description's writer sends it; else it receives it
 * @param formats the payload types it may have, in digits; none for all of the media description
 * @param restrictions what else restricts it, in order
 */
public record Rid(Slice id, boolean sends, List<Slice> formats, List<Restriction> restrictions) implements Writable {
    /**
     * What restricts a stream.
     *
     * @param name such as {@code max-width}
     * @param value such as {@code 1280}
     */
    public record Restriction(Slice name, Optional<Slice> value) {}

    static final CharClass ID = CharClass.ALPHANUM.or(CharClass.of("-_"));

    private static final CharClass NAME = CharClass.ALPHANUM.or(CharClass.of("-"));
    private static final CharClass VALUE = CharClass.range(0x20, 0x7E).without(";");
    private static final Set<Slice> WHOLE_NUMBERS = Set.of(
            Slice.of("max-width"),
            Slice.of("max-height"),
            Slice.of("max-fps"),
            Slice.of("max-fs"),
            Slice.of("max-br"),
            Slice.of("max-pps"));

    /** Copies the lists. */
    public Rid {
        formats = List.copyOf(formats);
        restrictions = List.copyOf(restrictions);
    }

    /**
     * An unrestricted stream of our own.
     *
     * @param id its identifier: letters, digits, hyphens and underscores
     * @param sends whether we send it
     * @return the stream
     * @throws IllegalArgumentException if the identifier has other characters
     */
    public static Rid of(String id, boolean sends) {
        if (!ID.matchesAll(id)) {
            throw new IllegalArgumentException("a rid is letters, digits, hyphens and underscores");
        }
        return new Rid(Slice.of(id), sends, List.of(), List.of());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its identifier; left at its end
     * @return the stream
     * @throws SyntaxException if it is none
     */
    public static Rid read(Cursor cursor) {
        Slice id = Lexis.word(cursor, ID, AttributeRule.RID);
        boolean sends = readSends(cursor, AttributeRule.RID);
        if (!cursor.skip(' ')) {
            return new Rid(id, sends, List.of(), List.of());
        }
        List<Slice> formats = List.of();
        if (skipFormatsName(cursor)) {
            formats = Lexis.list(cursor, ',', Lexis.TOKEN, AttributeRule.RID);
            if (!cursor.skip(';')) {
                return new Rid(id, sends, formats, List.of());
            }
        }
        return new Rid(id, sends, formats, readRestrictions(cursor));
    }

    /** The name has case here: {@code PT=} is a restriction of that name. */
    private static boolean skipFormatsName(Cursor cursor) {
        boolean there = cursor.peek() == 'p' && cursor.peek(1) == 't' && cursor.peek(2) == '=';
        if (there) {
            cursor.moveTo(cursor.position() + 3);
        }
        return there;
    }

    static boolean readSends(Cursor cursor, AttributeRule rule) {
        int from = cursor.position();
        Slice word = cursor.take(CharClass.ALPHA, rule);
        boolean sends = word.contentEquals("send");
        if (!sends && !word.contentEquals("recv")) {
            throw cursor.errorAt(rule, from);
        }
        return sends;
    }

    private static List<Restriction> readRestrictions(Cursor cursor) {
        List<Restriction> restrictions = new ArrayList<>(4);
        do {
            if (restrictions.size() == cursor.limits().parameters()) {
                throw cursor.error(Limit.TOO_MANY_PARAMETERS);
            }
            Slice name = cursor.take(NAME, AttributeRule.RID);
            restrictions.add(new Restriction(name, readValue(cursor, name)));
        } while (cursor.skip(';'));
        return restrictions;
    }

    private static Optional<Slice> readValue(Cursor cursor, Slice name) {
        boolean depends = name.contentEquals("depend");
        if (!cursor.skip('=')) {
            if (depends) {
                throw cursor.error(AttributeRule.RID);
            }
            return Optional.empty();
        }
        int from = cursor.position();
        if (depends) {
            Lexis.list(cursor, ',', ID, AttributeRule.RID);
        } else if (name.contentEquals("max-bpp")) {
            skipDigits(cursor);
            cursor.expect('.', AttributeRule.RID);
            skipDigits(cursor);
        } else if (WHOLE_NUMBERS.contains(name)) {
            skipDigits(cursor);
        } else {
            cursor.skipAll(VALUE);
        }
        return Optional.of(cursor.since(from));
    }

    private static void skipDigits(Cursor cursor) {
        if (cursor.skipAll(CharClass.DIGIT) == 0) {
            throw cursor.error(AttributeRule.RID);
        }
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(id).ascii(sends ? " send" : " recv");
        char before = ' ';
        if (!formats.isEmpty()) {
            Lexis.writeList(writer.ascii(" pt="), ',', formats);
            before = ';';
        }
        for (Restriction restriction : restrictions) {
            writer.octet(before).slice(restriction.name());
            restriction.value().ifPresent(value -> writer.octet('=').slice(value));
            before = ';';
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
