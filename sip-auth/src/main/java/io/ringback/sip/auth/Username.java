package io.ringback.sip.auth;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;

/**
 * A user's name and how it is written: in a quoted string, or where that cannot be in the extended notation of RFC
 * 8187.
 *
 * @param plain the name's UTF-8 bytes
 * @param content what to write between quotes; empty if it cannot stand there
 * @param ascii whether it is printable ASCII
 */
record Username(Slice plain, Slice content, boolean ascii) {
    private static final Slice QUOTED = Slice.of("Digest username=\"");
    private static final Slice EXTENDED = Slice.of("Digest username*=");

    static Username of(Slice plain) {
        boolean ascii = true;
        boolean quotable = true;
        for (int i = 0; i < plain.length(); i++) {
            byte b = plain.byteAt(i);
            ascii &= b >= ' ' && b < 0x7F;
            quotable &= !QuotedBytes.isControl(b);
        }
        return new Username(plain, quotable ? QuotedBytes.quote(plain) : Slice.empty(), ascii);
    }

    /** Whether it has control characters, so that no quoted string can hold it. */
    private boolean isUnquotable() {
        return content.isEmpty() && !plain.isEmpty();
    }

    /**
     * Writes the scheme and the parameter, and leaves its quotes open. SIP's quoted strings may hold UTF-8 (RFC 3261
     * §25.1), and old servers know nothing else; a server that speaks of UTF-8 itself knows the extended notation,
     * which HTTP's would need (RFC 7616 §4).
     *
     * @return whether there are quotes to be closed
     */
    boolean writeTo(ByteWriter to, DigestChallenge challenge, DigestScratch scratch) {
        if (challenge.userhash()) {
            DigestResponse.hashUser(scratch, challenge.algorithm().hash(), plain, challenge.realm());
            scratch.writeHash(to.slice(QUOTED));
            return true;
        }
        if (isUnquotable() || (challenge.utf8() && !ascii)) {
            ExtendedText.write(to.slice(EXTENDED), plain);
            return false;
        }
        to.slice(QUOTED).slice(content);
        return true;
    }
}
