package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;
import java.util.UUID;

/**
 * A name for a session, from end to end: Session-ID (RFC 7989 §5).
 *
 * @param local the sender's identifier, 32 hexadecimal digits; all zeros if it has none
 * @param parameters {@code remote} and others
 */
public record SessionId(Slice local, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public SessionId {
        Lexis.requireReadable(local, SessionId::readUuid);
    }

    private static final CharClass LOWER_HEX = CharClass.DIGIT.or(CharClass.range('a', 'f'));
    private static final int DIGITS = 32;
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("remote", SessionId::readUuid);

    /**
     * The identifiers of both sides.
     *
     * @param local the sender's
     * @param remote the receiver's
     * @return the value
     */
    public static SessionId of(UUID local, UUID remote) {
        return new SessionId(Slice.of(digits(local)), Parameters.none().with("remote", digits(remote)));
    }

    private static String digits(UUID uuid) {
        return uuid.toString().replace("-", "");
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static SessionId read(Cursor cursor) {
        return new SessionId(readUuid(cursor), Parameters.read(cursor, PARAMETERS));
    }

    private static Slice readUuid(Cursor cursor) {
        int from = cursor.position();
        if (cursor.skipAll(LOWER_HEX) != DIGITS) {
            throw cursor.errorAt(HeaderRule.SESSION_ID, from);
        }
        return cursor.since(from);
    }

    /**
     * The receiver's identifier.
     *
     * @return 32 hexadecimal digits; empty if it is not told
     */
    public Optional<Slice> remote() {
        return parameters.value("remote");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(local);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
