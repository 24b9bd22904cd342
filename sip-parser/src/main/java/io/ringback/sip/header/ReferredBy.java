package io.ringback.sip.header;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Who has sent the REFER that a request comes of: Referred-By (RFC 3892 §3).
 *
 * @param referrer the address, whose parameters may have {@code cid}
 */
public record ReferredBy(NameAddr referrer) implements Writable {
    private static final CharClass ATOM = CharClass.ALPHANUM.or(CharClass.of("-!%*_+'`~"));
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("cid", ReferredBy::skipCid);

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static ReferredBy read(Cursor cursor) {
        return new ReferredBy(NameAddr.read(cursor, PARAMETERS));
    }

    /** {@code LDQUOT dot-atom "@" (dot-atom / host) RDQUOT}. */
    private static void skipCid(Cursor cursor) {
        cursor.expect('"', HeaderRule.REFERRED_BY_CID);
        skipAtoms(cursor);
        cursor.expect('@', HeaderRule.REFERRED_BY_CID);
        if (cursor.peek() == '[') {
            Host.read(cursor);
        } else {
            skipAtoms(cursor);
            cursor.skip('.'); // as a host may end
        }
        cursor.expect('"', HeaderRule.REFERRED_BY_CID);
    }

    /** {@code dot-atom}: a dot stands between two atoms. */
    private static void skipAtoms(Cursor cursor) {
        do {
            cursor.take(ATOM, HeaderRule.REFERRED_BY_CID);
        } while (cursor.peek(1) != '"' && cursor.skip('.'));
    }

    /**
     * The Content-ID of the body part that proves who the referrer is.
     *
     * @return the identifier without brackets; empty if it is not told
     */
    public Optional<String> contentId() {
        return referrer.parameters().text("cid");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        referrer.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
