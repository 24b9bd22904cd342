package io.ringback.sip.header;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * What software sent a message: User-Agent and Server (RFC 3261 §20.41, §20.35). Both may help an attacker.
 *
 * @param parts the products and comments, in order, at least one
 */
public record Products(List<Part> parts) implements Writable {
    private static final CharClass NO_WORD = CharClass.of(" \t\r\n");
    private static final CharClass IN_WORD = CharClass.range('!', '~').or(CharClass.NON_ASCII);

    /** A product or a comment. */
    public sealed interface Part extends Writable permits Product, Comment, Word {}

    /**
     * A product.
     *
     * @param name its name
     * @param version its version; empty if it is not told
     */
    public record Product(Slice name, Slice version) implements Part {
        /** Refuses what is no token. */
        public Product {
            Lexis.requireToken(name);
            if (!version.isEmpty()) {
                Lexis.requireToken(version);
            }
        }

        @Override
        public void writeTo(ByteWriter writer) {
            writer.slice(name);
            if (!version.isEmpty()) {
                writer.octet('/').slice(version);
            }
        }
    }

    /**
     * A comment.
     *
     * @param content what stands between the parentheses, with its escapes as they are
     */
    public record Comment(Slice content) implements Part {
        /** Refuses what would end the line or the comment. */
        public Comment {
            Lexis.requireCommentable(content);
        }

        @Override
        public void writeTo(ByteWriter writer) {
            writer.octet('(').slice(content).octet(')');
        }
    }

    /**
     * A word that is neither, as {@link Leniency#SOFTWARE_TEXT} tolerates it.
     *
     * @param content the word, without blanks
     */
    public record Word(Slice content) implements Part {
        /** Refuses what would end the line or the word. */
        public Word {
            Lexis.requireReadable(content, Products::skipWord);
        }

        @Override
        public void writeTo(ByteWriter writer) {
            writer.slice(content);
        }
    }

    /** Checks that there is something, and keeps a copy. */
    public Products {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(HeaderRule.SERVER_VALUE.description());
        }
    }

    /**
     * One product.
     *
     * @param name a token
     * @param version a token, or empty for none
     * @return the value
     * @throws IllegalArgumentException if one is no token
     */
    public static Products of(String name, String version) {
        String checked = version.isEmpty() ? version : Lexis.requireToken(version);
        return new Products(List.of(new Product(Slice.of(Lexis.requireToken(name)), Slice.of(checked))));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none, or has too many parts
     */
    public static Products read(Cursor cursor) {
        List<Part> parts = new ArrayList<>(4);
        boolean comments = true;
        do {
            if (parts.size() == cursor.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            Part part = readPart(cursor, comments);
            comments &= !isOpened(part);
            parts.add(part);
        } while (continues(cursor));
        return new Products(parts);
    }

    /**
     * Tells whether a word is a parenthesis that begins no comment. To look for its end has cost all that follows, so
     * that this is not done again: behind such a word there are no comments.
     */
    private static boolean isOpened(Part part) {
        return part instanceof Word word && word.content().indexOf('(') == 0;
    }

    /** Parts are parted by white space; a comment that follows a product at once may be tolerated. */
    private static boolean continues(Cursor cursor) {
        if (cursor.skipLws()) {
            return !cursor.atEnd();
        }
        return cursor.peek() == '(' && cursor.tolerates(Leniency.SOFTWARE_TEXT);
    }

    private static Part readPart(Cursor cursor, boolean comments) {
        int from = cursor.position();
        if (!comments && cursor.peek() == '(') {
            return readWord(cursor, from);
        }
        try {
            Part part = cursor.peek() == '(' ? new Comment(Lexis.comment(cursor)) : readProduct(cursor);
            int next = cursor.peek();
            boolean ended = next < 0 || next == '(' || NO_WORD.contains(next);
            return ended || !cursor.tolerates(Leniency.SOFTWARE_TEXT) ? part : readWord(cursor, from);
        } catch (SyntaxException e) {
            if ((cursor.atEnd() && cursor.position() == from) || !cursor.tolerates(Leniency.SOFTWARE_TEXT)) {
                throw e;
            }
            return readWord(cursor, from);
        }
    }

    private static Word readWord(Cursor cursor, int from) {
        cursor.moveTo(from);
        skipWord(cursor);
        return new Word(cursor.since(from));
    }

    /** A backslash takes nothing from a control character here: only in a comment does it escape. */
    private static void skipWord(Cursor cursor) {
        cursor.skipAll(IN_WORD);
        if (!cursor.atEnd() && !NO_WORD.contains(cursor.peek())) {
            throw cursor.error(HeaderRule.SERVER_VALUE);
        }
    }

    private static Product readProduct(Cursor cursor) {
        Slice name = cursor.take(Lexis.TOKEN, HeaderRule.SERVER_VALUE);
        boolean versioned = Lexis.skipSeparator(cursor, '/');
        return new Product(name, versioned ? cursor.take(Lexis.TOKEN, HeaderRule.SERVER_VALUE) : Slice.empty());
    }

    @Override
    public void writeTo(ByteWriter writer) {
        String separator = "";
        for (Part part : parts) {
            writer.ascii(separator);
            part.writeTo(writer);
            separator = " ";
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
