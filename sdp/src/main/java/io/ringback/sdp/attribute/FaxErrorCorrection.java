package io.ringback.sdp.attribute;

import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;

/** How lost fax packets are made good, {@code T38FaxUdpEC} (ITU-T T.38 annex D). */
public enum FaxErrorCorrection implements Keyword {
    /** Not at all. */
    NONE("t38UDPNoEC"),
    /** By parity packets. */
    FORWARD("t38UDPFEC"),
    /** By earlier packets repeated in later ones. */
    REDUNDANCY("t38UDPRedundancy");

    private final String word;

    FaxErrorCorrection(String word) {
        this.word = word;
    }

    /**
     * Reads a value.
     *
     * @param cursor at its word; left at its end
     * @return the correction
     * @throws SyntaxException if it is none
     */
    public static FaxErrorCorrection read(Cursor cursor) {
        return Keyword.read(cursor, values(), AttributeRule.FAX_WORD);
    }

    @Override
    public String word() {
        return word;
    }
}
