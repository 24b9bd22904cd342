package io.ringback.sdp.attribute;

import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;

/** How the training of fax machines is handled, {@code T38FaxRateManagement} (ITU-T T.38 annex D). */
public enum FaxRateManagement implements Keyword {
    /** Each gateway makes its own training signal; for TCP. */
    LOCAL_TCF("localTCF"),
    /** The training signal is passed on; for UDP. */
    TRANSFERRED_TCF("transferredTCF");

    private final String word;

    FaxRateManagement(String word) {
        this.word = word;
    }

    /**
     * Reads a value.
     *
     * @param cursor at its word; left at its end
     * @return the management
     * @throws SyntaxException if it is none
     */
    public static FaxRateManagement read(Cursor cursor) {
        return Keyword.read(cursor, values(), AttributeRule.FAX_WORD);
    }

    @Override
    public String word() {
        return word;
    }
}
