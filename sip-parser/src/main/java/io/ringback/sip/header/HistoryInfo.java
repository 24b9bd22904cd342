package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;
import java.util.function.Function;

/**
 * One station of a request's way: one value of History-Info (RFC 7044 §5).
 *
 * @param target the URI that the request was sent to, whose parameters tell how it came about
 */
public record HistoryInfo(NameAddr target) implements Writable {
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .value("index", HistoryInfo::skipIndex)
            .value("rc", HistoryInfo::skipIndex)
            .value("mp", HistoryInfo::skipIndex)
            .value("np", HistoryInfo::skipIndex)
            .required("index");

    /**
     * A station.
     *
     * @param uri the URI that the request was sent to
     * @param index the station's place in the tree, such as {@code 1.2}
     * @return the value
     * @throws SyntaxException if that is no index
     */
    public static HistoryInfo of(Uri uri, String index) {
        Cursor cursor = Slice.of(index).cursor();
        skipIndex(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.HISTORY_INDEX);
        }
        return new HistoryInfo(
                new NameAddr(Slice.empty(), uri, Parameters.none().with("index", index)));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none, or its index is missing
     */
    public static HistoryInfo read(Cursor cursor) {
        return new HistoryInfo(NameAddr.readInBrackets(cursor, PARAMETERS));
    }

    /** {@code number *( "." number )}, where no number but zero begins with a zero. */
    private static void skipIndex(Cursor cursor) {
        do {
            int from = cursor.position();
            boolean zero = cursor.peek() == '0';
            int digits = cursor.skipAll(CharClass.DIGIT);
            if (digits == 0 || (zero && digits > 1)) {
                throw cursor.errorAt(HeaderRule.HISTORY_INDEX, from);
            }
        } while (cursor.skip('.'));
    }

    /**
     * The station's place in the tree.
     *
     * @return numbers joined by dots
     */
    public Slice index() {
        return target.parameters().value("index").orElse(Slice.empty());
    }

    /**
     * The station whose URI was replaced by this one, for the same user.
     *
     * @return its index; empty if this one came about in another way
     */
    public Optional<Slice> retargetedFrom() {
        return target.parameters().value("rc");
    }

    /**
     * The station whose URI was replaced by this one, for another user.
     *
     * @return its index; empty if this one came about in another way
     */
    public Optional<Slice> mappedFrom() {
        return target.parameters().value("mp");
    }

    /**
     * The station whose URI this one has taken over.
     *
     * @return its index; empty if this one came about in another way
     */
    public Optional<Slice> unchangedFrom() {
        return target.parameters().value("np");
    }

    /**
     * Why the request went on from here.
     *
     * @return the Reason in the URI's headers, if it is there and well-formed
     */
    public Optional<Reason> reason() {
        return header("Reason", Reason::read);
    }

    /**
     * What of this station is to be kept private.
     *
     * @return the Privacy in the URI's headers, if it is there and well-formed
     */
    public Optional<Privacy> privacy() {
        return header("Privacy", Privacy::read);
    }

    private <T> Optional<T> header(String name, Function<Cursor, T> reader) {
        if (!(target.uri() instanceof SipUri uri)) {
            return Optional.empty();
        }
        try {
            return uri.header(name).map(value -> reader.apply(Slice.of(value).cursor()));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public void writeTo(ByteWriter writer) {
        target.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
