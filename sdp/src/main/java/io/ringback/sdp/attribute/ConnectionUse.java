package io.ringback.sdp.attribute;

import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;

/** Whether an offer goes on with the connection that there is, {@code connection} (RFC 4145 §5). */
public enum ConnectionUse implements Keyword {
    /** A new connection. */
    NEW("new"),
    /** The existing one. */
    EXISTING("existing");

    private final String word;

    ConnectionUse(String word) {
        this.word = word;
    }

    /**
     * Reads a value.
     *
     * @param cursor at its word; left at its end
     * @return the use
     * @throws SyntaxException if it is none
     */
    public static ConnectionUse read(Cursor cursor) {
        return Keyword.read(cursor, values(), AttributeRule.CONNECTION);
    }

    @Override
    public String word() {
        return word;
    }

    /**
     * The answer to this in an offer (RFC 4145 §5.2). Where either does not say it, it means {@link #NEW}.
     *
     * @param rather what the answerer prefers where the offer leaves the choice
     * @return what the answer says: a new connection is never answered with the existing one
     */
    public ConnectionUse answered(ConnectionUse rather) {
        return this == NEW ? NEW : rather;
    }
}
