package io.ringback.sip.header;

import io.ringback.sip.address.Leniency;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a field by its header's type: at once where it is written as nearly all are, and else with a
 * cursor, value by value, with the commas between them (RFC 3261 §7.3.1).
 */
final class FieldReader {
    private FieldReader() {}

    static <T> @Nullable T first(HeaderType<T> type, byte[] bytes, int base, int from, int to, Manner manner) {
        T plain = from == to ? null : plain(type.plain(), bytes, from, to, manner.limits());
        return plain != null ? plain : first(type, Cursor.over(bytes, base, from, to, manner));
    }

    static <T> List<T> all(HeaderType<T> type, byte[] bytes, int base, int from, int to, Manner manner) {
        List<T> plain = from == to ? List.of() : allPlain(type, bytes, from, to, manner.limits());
        if (!plain.isEmpty()) {
            return plain;
        }
        Values<T> values = new Values<>();
        forEach(type, Cursor.over(bytes, base, from, to, manner), values);
        return values.toList();
    }

    static int count(HeaderType<?> type, byte[] bytes, int base, int from, int to, Manner manner) {
        int plain = from == to ? 0 : countPlain(type, bytes, from, to, manner.limits());
        return plain > 0 ? plain : forEach(type, Cursor.over(bytes, base, from, to, manner), value -> {});
    }

    /** Where the second value begins, or the end; −1 if there is no first one. */
    static int behindFirst(HeaderType<?> type, byte[] bytes, int base, int from, int to, Manner manner) {
        Cursor cursor = Cursor.over(bytes, base, from, to, manner);
        if (!hasValue(cursor, type)) {
            return readEmpty(cursor, type) == null ? -1 : to;
        }
        type.read(cursor);
        return requireSeparator(cursor, type) ? cursor.position() : to;
    }

    private static <T> @Nullable T plain(
            HeaderType.Plain<T> plain, byte[] bytes, int from, int to, ParseLimits limits) {
        if (plain instanceof PlainReader.Checked<T> checked) {
            return checked.reader().read(bytes, from, to, limits);
        }
        return plain instanceof NeverPlain<T>
                ? null
                : plain.read(bytes, from, to, limits).orElse(null);
    }

    /** None if a cursor has to read them. */
    static <T> List<T> allPlain(HeaderType<T> type, byte[] bytes, int from, int to, ParseLimits limits) {
        if (type.plain() instanceof TokenList<T> list && type.isRepeatable()) {
            return list.readAll(bytes, from, to, limits);
        }
        T only = plain(type.plain(), bytes, from, to, limits);
        return only == null ? List.of() : List.of(only);
    }

    /** 0 if a cursor has to read them. */
    static int countPlain(HeaderType<?> type, byte[] bytes, int from, int to, ParseLimits limits) {
        if (type.plain() instanceof TokenList<?> list && type.isRepeatable()) {
            return list.count(bytes, from, to, limits);
        }
        return type.plain().matches(bytes, from, to, limits) ? 1 : 0;
    }

    private static <T> @Nullable T first(HeaderType<T> type, Cursor cursor) {
        if (!hasValue(cursor, type)) {
            return readEmpty(cursor, type);
        }
        T value = type.read(cursor);
        requireSeparator(cursor, type);
        return value;
    }

    /** Tells how many there are. */
    private static <T> int forEach(HeaderType<T> type, Cursor cursor, Consumer<T> values) {
        if (!hasValue(cursor, type)) {
            T empty = readEmpty(cursor, type);
            if (empty == null) {
                return 0;
            }
            values.accept(empty);
            return 1;
        }
        int count = 0;
        do {
            if (count == cursor.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            values.accept(type.read(cursor));
            count++;
        } while (requireSeparator(cursor, type));
        return count;
    }

    /** Tells whether there is something to read; that a list begins with a comma may be tolerated. */
    private static boolean hasValue(Cursor cursor, HeaderType<?> type) {
        int b = cursor.peek();
        return (b == ',' && type.isRepeatable()) ? skipEmptyElements(cursor) : b >= 0;
    }

    /**
     * An empty list has no values, and text may be empty. That another field has no value may be tolerated, except for
     * the one by which messages are cut.
     */
    private static <T> @Nullable T readEmpty(Cursor cursor, HeaderType<T> type) {
        if (type.isRepeatable()) {
            return null;
        }
        try {
            return type.read(cursor);
        } catch (SyntaxException e) {
            if (type.name() == KnownHeader.CONTENT_LENGTH || !cursor.tolerates(Leniency.EMPTY_VALUE)) {
                throw e;
            }
            return null;
        }
    }

    /** Moves over commas with nothing before them, where that is tolerated; tells whether a value must follow. */
    private static boolean skipEmptyElements(Cursor cursor) {
        cursor.skipLws();
        if (cursor.peek() > ',') {
            return true;
        }
        while (cursor.peek() == ',' && cursor.tolerates(Leniency.EMPTY_ELEMENT)) {
            cursor.next();
            cursor.skipLws();
        }
        return !cursor.atEnd() || !cursor.tolerates(Leniency.EMPTY_ELEMENT);
    }

    /** What follows a value is the end, or a comma where there may be more; tells which. */
    private static boolean requireSeparator(Cursor cursor, HeaderType<?> type) {
        cursor.skipLws();
        if (cursor.atEnd()) {
            return false;
        }
        if (!type.isRepeatable() || !cursor.skip(',')) {
            throw cursor.error(HeaderRule.TRAILING);
        }
        return skipEmptyElements(cursor);
    }
}
