package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
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
     * Why the request went on from here: the Reason fields in the URI's headers, of which there may be several, each
     * perhaps with several values (RFC 7044 §9.3, §10.2).
     *
     * @return an immutable list of them in their order; without the fields that are malformed, or have more values than
     *     {@link ParseLimits#defaults()} allow
     */
    public List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>(2);
        for (String field : headers("Reason")) {
            reasons.addAll(readReasons(Slice.of(field.strip())));
        }
        return List.copyOf(reasons);
    }

    /**
     * What of this station is to be kept private.
     *
     * @return the Privacy in the URI's headers, if it is there and well-formed
     */
    public Optional<Privacy> privacy() {
        return headers("Privacy").stream().findFirst().flatMap(field -> read(field, Privacy::read));
    }

    private List<String> headers(String name) {
        return target.uri() instanceof SipUri uri ? uri.headers(name) : List.of();
    }

    private static List<Reason> readReasons(Slice field) {
        try {
            return field.readBy((bytes, from, to) -> ExtensionTypes.REASON.all(bytes, from, from, to, Manner.strict()));
        } catch (SyntaxException e) {
            return List.of();
        }
    }

    /** What a reader makes of a whole text; nothing if it refuses it. */
    private static <T> Optional<T> read(String text, Function<Cursor, T> reader) {
        Cursor cursor = Slice.of(text).cursor();
        try {
            cursor.skipLws();
            T value = reader.apply(cursor);
            cursor.skipLws();
            return cursor.atEnd() ? Optional.of(value) : Optional.empty();
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
