package io.ringback.sip.auth;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.Set;

/** Reads challenges and credentials field by field, so that one that is malformed does not hide the others. */
final class FieldValues {
    /** A challenge that is not answered is a call that fails: an empty element does not spoil it. */
    private static final Manner MANNER = Manner.strict().tolerating(Set.of(Leniency.EMPTY_ELEMENT));

    private FieldValues() {}

    /** A header field whose value is written as the bytes that it is given. */
    static HeaderType<Slice> raw(HeaderType<?> type) {
        return HeaderType.of(type.name(), FieldValues::rest, FieldValues::write);
    }

    private static Slice rest(Cursor cursor) {
        int from = cursor.position();
        cursor.moveTo(from + cursor.remaining());
        return cursor.since(from);
    }

    private static void write(Slice value, ByteWriter to) {
        to.slice(value);
    }

    /**
     * Reads all values of a type into a list. A field may have several, separated by commas, against RFC 3261 §7.3.1.
     *
     * @return how many fields were not well-formed; the values before their fault are in the list
     */
    static <T> int read(SipMessage message, HeaderType<T> type, List<T> into) {
        int malformed = 0;
        for (Slice value : values(message, type)) {
            if (!readField(value, type, into)) {
                malformed++;
            }
        }
        return malformed;
    }

    /** The whole values of all fields of a type's name, as they are written. */
    static List<Slice> values(SipMessage message, HeaderType<?> type) {
        return message.headers().has(type.name()) ? message.headers().all(raw(type)) : List.of();
    }

    /** A value that something follows but a comma is not taken: what is lost behind it may be its algorithm. */
    static <T> boolean readField(Slice value, HeaderType<T> type, List<T> into) {
        Cursor cursor = value.cursor(MANNER);
        try {
            while (true) {
                T read = type.read(cursor);
                cursor.skipLws();
                boolean last = cursor.atEnd();
                if (!last && !cursor.skip(',')) {
                    return false;
                }
                into.add(read);
                if (last) {
                    return true;
                }
                cursor.skipLws();
            }
        } catch (SyntaxException e) {
            return false;
        }
    }
}
