package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * The name of a body part, unique within its message, by which a header points to it: Content-ID (RFC 8262 §3).
 *
 * @param left what stands before the at sign
 * @param right what stands behind it, perhaps in square brackets
 */
public record ContentId(Slice left, Slice right) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public ContentId {
        Lexis.requireReadable(left, ContentId::readAtoms);
        Lexis.requireReadable(right, ContentId::readRight);
    }

    private static final CharClass ATOM = CharClass.ALPHANUM.or(CharClass.of("!#$%&'*+-/=?^_`{|}~."));
    private static final CharClass LITERAL = CharClass.range('!', '~').without("[]\\");

    /**
     * A name from its two parts.
     *
     * @param left what stands before the at sign
     * @param right what stands behind it
     * @return the name
     * @throws SyntaxException if they are no name
     */
    public static ContentId of(String left, String right) {
        Cursor cursor = Slice.of("<" + left + "@" + right + ">").cursor();
        ContentId id = read(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.CONTENT_ID);
        }
        return id;
    }

    /**
     * Reads a name.
     *
     * @param cursor at its opening bracket; left behind its closing bracket
     * @return the name
     * @throws SyntaxException if it is none
     */
    public static ContentId read(Cursor cursor) {
        cursor.expect('<', HeaderRule.CONTENT_ID);
        Slice left = readAtoms(cursor);
        cursor.expect('@', HeaderRule.CONTENT_ID);
        Slice right = readRight(cursor);
        cursor.expect('>', HeaderRule.CONTENT_ID);
        return new ContentId(left, right);
    }

    /** {@code dot-atom-text} of RFC 5322 §3.2.3: no dot at its ends, nor two together. */
    private static Slice readAtoms(Cursor cursor) {
        int from = cursor.position();
        Slice atoms = cursor.take(ATOM, HeaderRule.CONTENT_ID);
        int previous = '.';
        for (int i = 0; i < atoms.length(); i++) {
            if (atoms.byteAt(i) == '.' && previous == '.') {
                throw cursor.errorAt(HeaderRule.CONTENT_ID, from + i);
            }
            previous = atoms.byteAt(i);
        }
        if (previous == '.') {
            throw cursor.error(HeaderRule.CONTENT_ID);
        }
        return atoms;
    }

    private static Slice readRight(Cursor cursor) {
        return cursor.peek() == '[' ? readLiteral(cursor) : readAtoms(cursor);
    }

    private static Slice readLiteral(Cursor cursor) {
        int from = cursor.position();
        cursor.next();
        cursor.skipAll(LITERAL);
        cursor.expect(']', HeaderRule.CONTENT_ID);
        return cursor.since(from);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.octet('<').slice(left).octet('@').slice(right).octet('>');
    }

    @Override
    public String toString() {
        return text();
    }
}
