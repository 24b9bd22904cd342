package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A service in a provider's network: one value of P-Asserted-Service and P-Preferred-Service (RFC 6050 §4.1, §4.2).
 *
 * @param labels the service's name below {@code urn:urn-7:}, such as {@code 3gpp-service.ims.icsi.mmtel}
 */
public record ServiceId(Slice labels) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public ServiceId {
        Lexis.requireReadable(labels, ServiceId::skipLabels);
    }

    private static final String NAMESPACE = "urn:urn-7:";
    private static final CharClass LABEL = CharClass.ALPHANUM.or(CharClass.of("-"));

    /**
     * A service.
     *
     * @param labels its name, labels with dots between them
     * @return the value
     * @throws SyntaxException if that is no name
     */
    public static ServiceId of(String labels) {
        Cursor cursor = Slice.of(NAMESPACE + labels).cursor();
        ServiceId service = read(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.SERVICE_ID);
        }
        return service;
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static ServiceId read(Cursor cursor) {
        if (!cursor.skipIgnoreCase(NAMESPACE)) {
            throw cursor.error(HeaderRule.SERVICE_ID);
        }
        int from = cursor.position();
        skipLabels(cursor);
        return new ServiceId(cursor.since(from));
    }

    private static void skipLabels(Cursor cursor) {
        do {
            cursor.take(LABEL, HeaderRule.SERVICE_ID);
        } while (cursor.skip('.'));
    }

    /**
     * Tells whether this service is another, or a part of it.
     *
     * @param other the other service
     * @return true if the other's labels are the first ones of this
     */
    public boolean isWithin(ServiceId other) {
        int length = other.labels.length();
        return labels.length() >= length
                && labels.slice(0, length).equalsIgnoreCase(other.labels)
                && (labels.length() == length || labels.byteAt(length) == '.');
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.ascii(NAMESPACE).slice(labels);
    }

    @Override
    public String toString() {
        return text();
    }
}
