package io.ringback.sip.header;

import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * How long a session lasts unless it is refreshed: Session-Expires (RFC 4028 §4).
 *
 * @param seconds 0 to 2³² − 1; less than 90 is refused with 422
 * @param parameters {@code refresher} and others
 */
public record SessionExpires(long seconds, Parameters parameters) implements Writable {
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().word("refresher", "uac", "uas");

    /** Who refreshes a session. */
    public enum Refresher {
        /** Who sent the request. */
        UAC,
        /** Who answers it. */
        UAS
    }

    /** Checks the number. */
    public SessionExpires {
        if (seconds < 0 || seconds > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(HeaderRule.NUMBER.description());
        }
    }

    /**
     * A session that anybody may refresh.
     *
     * @param seconds how long it lasts
     * @return the value
     */
    public static SessionExpires of(long seconds) {
        return new SessionExpires(seconds, Parameters.none());
    }

    /**
     * A session with somebody to refresh it.
     *
     * @param seconds how long it lasts
     * @param refresher who refreshes it
     * @return the value
     */
    public static SessionExpires of(long seconds, Refresher refresher) {
        String word = refresher == Refresher.UAC ? "uac" : "uas";
        return new SessionExpires(seconds, Parameters.none().with("refresher", word));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static SessionExpires read(Cursor cursor) {
        long seconds = cursor.number(0xFFFF_FFFFL, HeaderRule.NUMBER);
        return new SessionExpires(seconds, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Who refreshes the session.
     *
     * @return who; empty if it is not told
     */
    public Optional<Refresher> refresher() {
        return parameters.value("refresher").map(who -> who.equalsIgnoreCase("uac") ? Refresher.UAC : Refresher.UAS);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(seconds);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
