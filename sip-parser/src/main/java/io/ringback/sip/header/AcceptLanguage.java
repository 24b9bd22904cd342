package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * A language that is understood: one value of Accept-Language (RFC 3261 §20.3).
 *
 * @param range a language such as {@code en-GB}, the beginning of one such as {@code en}, or a star for any
 * @param parameters {@code q} and others
 */
public record AcceptLanguage(Slice range, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public AcceptLanguage {
        Lexis.requireReadable(range, AcceptLanguage::readRange);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("q", QValue::read);

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static AcceptLanguage read(Cursor cursor) {
        return new AcceptLanguage(readRange(cursor), Parameters.read(cursor, PARAMETERS));
    }

    private static Slice readRange(Cursor cursor) {
        int from = cursor.position();
        return cursor.skip('*') ? cursor.since(from) : LanguageTag.read(cursor);
    }

    /**
     * How much this is preferred.
     *
     * @return the parameter {@code q}, or 1 if it is absent
     */
    public QValue q() {
        return QValue.of(parameters);
    }

    /**
     * Tells whether a language is within this range: it is the same, or begins with it and a hyphen.
     *
     * @param language the language's tag
     * @return true if it is
     */
    public boolean covers(Slice language) {
        int length = range.length();
        return range.contentEquals("*")
                || range.equalsIgnoreCase(language)
                || (language.length() > length
                        && language.byteAt(length) == '-'
                        && range.equalsIgnoreCase(language.slice(0, length)));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(range);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
