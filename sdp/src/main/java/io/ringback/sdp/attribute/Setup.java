package io.ringback.sdp.attribute;

import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;

/** Who opens a connection, {@code setup} (RFC 4145 §4; for DTLS RFC 5763 §5). */
public enum Setup implements Keyword {
    /** The description's writer opens it. */
    ACTIVE("active"),
    /** The description's writer waits for it. */
    PASSIVE("passive"),
    /** Either; the answer decides. */
    ACTPASS("actpass"),
    /** Nobody for now. */
    HOLDCONN("holdconn");

    private final String word;

    Setup(String word) {
        this.word = word;
    }

    /**
     * Reads a value.
     *
     * @param cursor at its word; left at its end
     * @return the set-up
     * @throws SyntaxException if it is none
     */
    public static Setup read(Cursor cursor) {
        return Keyword.read(cursor, values(), AttributeRule.SETUP);
    }

    @Override
    public String word() {
        return word;
    }

    /**
     * The answer to this in an offer (RFC 4145 §4.1). An offer that does not say it means {@link #ACTIVE}.
     *
     * @param rather what the answerer prefers where the offer leaves the choice: {@link #ACTIVE} or {@link #PASSIVE};
     *     or {@link #HOLDCONN}, which it always does
     * @return what the answer says
     * @throws IllegalArgumentException if it is {@link #ACTPASS}, which decides nothing
     */
    public Setup answered(Setup rather) {
        if (rather == ACTPASS) {
            throw new IllegalArgumentException("an answer decides who opens the connection");
        }
        if (rather == HOLDCONN) {
            return HOLDCONN;
        }
        return switch (this) {
            case ACTIVE -> PASSIVE;
            case PASSIVE -> ACTIVE;
            case ACTPASS -> rather;
            case HOLDCONN -> HOLDCONN;
        };
    }
}
