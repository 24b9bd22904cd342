package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * An origin, {@code o=} (RFC 8866 §5.2): who made the session, and which version of its description this is. The two
 * numbers stay digits, because the grammar has no bound for them.
 *
 * @param username the user's name, or {@code -}
 * @param sessionId digits that make the session unique together with the other parts but the version
 * @param sessionVersion digits that rise with each change
 * @param networkType {@code IN} or another
 * @param addressType {@code IP4}, {@code IP6} or another
 * @param address the address of the machine
 */
public record Origin(
        Slice username, Slice sessionId, Slice sessionVersion, Slice networkType, Slice addressType, Slice address)
        implements Writable {
    /**
     * An origin of our own on the Internet.
     *
     * @param username the user's name without spaces, or {@code -}
     * @param sessionId 0 or more; RFC 3264 §5 keeps it below 2⁶³
     * @param sessionVersion 0 or more; RFC 3264 §5 asks for less than 2⁶² − 1 at first
     * @param address an IPv4 or IPv6 address or a name
     * @return the origin
     * @throws IllegalArgumentException if a number is negative or a part is empty or has a space
     */
    public static Origin of(String username, long sessionId, long sessionVersion, String address) {
        if (sessionId < 0 || sessionVersion < 0) {
            throw new IllegalArgumentException("a session's number is 0 or more");
        }
        Connection here = Connection.of(address);
        return new Origin(
                requireVisible(username),
                Slice.of(Long.toString(sessionId)),
                Slice.of(Long.toString(sessionVersion)),
                here.networkType(),
                here.addressType(),
                here.address());
    }

    private static Slice requireVisible(String text) {
        Slice bytes = Slice.of(text);
        Cursor cursor = bytes.cursor();
        if (cursor.skipAll(Lexis.VISIBLE) == 0 || !cursor.atEnd()) {
            throw new IllegalArgumentException("a user's name is not empty and has no space");
        }
        return bytes;
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left at its end
     * @return the origin
     * @throws SyntaxException if it is none
     */
    public static Origin read(Cursor cursor) {
        Slice username = Lexis.word(cursor, Lexis.VISIBLE, FieldRule.ORIGIN);
        Slice sessionId = Lexis.word(cursor, CharClass.DIGIT, FieldRule.ORIGIN);
        Slice sessionVersion = Lexis.word(cursor, CharClass.DIGIT, FieldRule.ORIGIN);
        Slice networkType = Lexis.networkWord(cursor, FieldRule.ORIGIN);
        Slice addressType = Lexis.networkWord(cursor, FieldRule.ORIGIN);
        Slice address = Lexis.lastWord(cursor, Lexis.VISIBLE, FieldRule.ORIGIN);
        return new Origin(username, sessionId, sessionVersion, networkType, addressType, address);
    }

    /**
     * Tells whether another origin is of the same session, whatever its version.
     *
     * @param other the other origin
     * @return true if all parts but the version are equal
     */
    public boolean isSameSession(Origin other) {
        return withVersion(other.sessionVersion).equals(other);
    }

    /**
     * This origin with another version.
     *
     * @param version 0 or more
     * @return a new origin
     */
    public Origin withVersion(long version) {
        return withVersion(Slice.of(Long.toString(version)));
    }

    private Origin withVersion(Slice version) {
        return new Origin(username, sessionId, version, networkType, addressType, address);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(username).octet(' ').slice(sessionId).octet(' ').slice(sessionVersion);
        writer.octet(' ')
                .slice(networkType)
                .octet(' ')
                .slice(addressType)
                .octet(' ')
                .slice(address);
    }

    @Override
    public String toString() {
        return text();
    }
}
