package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * One value of a Contact (RFC 3261 §20.10): an address, or the star by which REGISTER removes every binding.
 *
 * @param address the address, or empty for the star
 */
public record Contact(Optional<NameAddr> address) implements Writable {
    /** All bindings: {@code *}. */
    public static final Contact STAR = new Contact(Optional.empty());

    /**
     * A contact address.
     *
     * @param address the address
     * @return the value
     */
    public static Contact of(NameAddr address) {
        return new Contact(Optional.of(address));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Contact read(Cursor cursor) {
        int after = cursor.peek(1);
        boolean star = cursor.peek() == '*' && (after < 0 || after == ' ' || after == '\t' || after == '\r');
        if (!star) {
            return of(NameAddr.read(cursor));
        }
        cursor.next();
        cursor.skipLws();
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.CONTACT);
        }
        return STAR;
    }

    /**
     * How long the binding lasts.
     *
     * @return seconds, 0 to 2³² − 1, or empty if the parameter {@code expires} is absent or no such number
     */
    public Optional<Long> expires() {
        return address.flatMap(a -> a.parameters().value("expires")).flatMap(Contact::seconds);
    }

    private static Optional<Long> seconds(Slice digits) {
        try {
            Cursor cursor = digits.cursor();
            long seconds = cursor.number(0xFFFF_FFFFL, HeaderRule.NUMBER);
            return cursor.atEnd() ? Optional.of(seconds) : Optional.empty();
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public void writeTo(ByteWriter writer) {
        address.ifPresentOrElse(a -> a.writeTo(writer), () -> writer.octet('*'));
    }

    @Override
    public String toString() {
        return text();
    }
}
