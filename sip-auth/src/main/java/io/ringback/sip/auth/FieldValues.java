package io.ringback.sip.auth;

import io.ringback.sip.header.HeaderType;
import io.ringback.sip.message.HeaderField;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;

/** Reads challenges and credentials field by field, so that one that is malformed does not hide the others. */
final class FieldValues {
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
     * @return how many fields were not well-formed; what was read of them before their fault is in the list
     */
    static <T> int read(SipMessage message, HeaderType<T> type, List<T> into) {
        int malformed = 0;
        for (HeaderField field : message.headers()) {
            if (field.name().equals(type.name()) && !readField(field.value(), type, into)) {
                malformed++;
            }
        }
        return malformed;
    }

    static <T> boolean readField(Slice value, HeaderType<T> type, List<T> into) {
        Cursor cursor = value.cursor();
        try {
            do {
                into.add(type.read(cursor));
                cursor.skipLws();
            } while (cursor.skip(','));
            return cursor.atEnd();
        } catch (SyntaxException e) {
            return false;
        }
    }
}
