package io.ringback.sip.header;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a Contact (RFC 3261 §20.10): an address, or the star by which REGISTER removes every binding.
 *
 * <p>Immutable.
 */
public final class Contact implements Writable {
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;
    private static final long SECONDS_OF_MALFORMED = 3600;
    static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .value("q", QValue::read, QValue::plainEnd)
            .value("reg-id", Contact::skipRegId)
            .value("+sip.instance", Contact::skipInstance);
    private static final CharClass URIC = Lexis.RESERVED.or(Lexis.UNRESERVED);

    /** All bindings: {@code *}. */
    public static final Contact STAR = new Contact(null);

    private final @Nullable NameAddr address;

    private Contact(@Nullable NameAddr address) {
        this.address = address;
    }

    /**
     * A contact address.
     *
     * @param address the address
     * @return the value
     */
    public static Contact of(NameAddr address) {
        return new Contact(address);
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Contact read(Cursor cursor) {
        int from = cursor.position();
        if (cursor.skip('*')) {
            cursor.skipLws();
            if (cursor.atEnd()) {
                return STAR;
            }
            if (cursor.peek() == ',' || cursor.peek() == ';') {
                throw cursor.error(HeaderRule.CONTACT);
            }
            cursor.moveTo(from); // a star may begin a display name, too
        }
        return of(NameAddr.read(cursor, PARAMETERS));
    }

    static @Nullable Contact plain(byte[] bytes, int from, int to, ParseLimits limits) {
        NameAddr address = PlainAddress.read(bytes, from, to, PARAMETERS, limits);
        return address == null ? null : new Contact(address);
    }

    static boolean isPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        return PlainAddress.matches(bytes, from, to, PARAMETERS, limits);
    }

    /** {@code DQUOTE "<" instance-val ">" DQUOTE}: RFC 5626 §10. */
    private static void skipInstance(Cursor cursor) {
        int from = cursor.position();
        boolean instance = cursor.skip('"')
                && cursor.skip('<')
                && EscapedText.skip(cursor, URIC)
                && cursor.skip('>')
                && cursor.skip('"');
        if (!instance) {
            if (!cursor.tolerates(Leniency.INSTANCE_TEXT)) {
                throw cursor.error(HeaderRule.INSTANCE);
            }
            cursor.moveTo(from);
            Feature.readValue(cursor);
        }
    }

    /** 1 to 2³¹ − 1: RFC 5626 §10. */
    private static void skipRegId(Cursor cursor) {
        int from = cursor.position();
        if (cursor.number(Integer.MAX_VALUE, HeaderRule.NUMBER) == 0) {
            throw cursor.errorAt(HeaderRule.NUMBER, from);
        }
    }

    /**
     * The address.
     *
     * @return the address, or empty for the star
     */
    public Optional<NameAddr> address() {
        return Optional.ofNullable(address);
    }

    /**
     * How long the binding lasts.
     *
     * @return seconds, 0 to 2³² − 1, where a malformed number counts as 3600; empty if the parameter {@code expires} is
     *     absent
     */
    public Optional<Long> expires() {
        return parameters().flatMap(all -> all.value("expires")).map(Contact::seconds);
    }

    private static long seconds(Slice digits) {
        try {
            Cursor cursor = digits.cursor();
            long seconds = cursor.number(MOST_SECONDS, HeaderRule.NUMBER);
            return cursor.atEnd() ? seconds : SECONDS_OF_MALFORMED;
        } catch (SyntaxException e) {
            return SECONDS_OF_MALFORMED;
        }
    }

    /**
     * How much this contact is preferred.
     *
     * @return the parameter {@code q}; empty if it is absent
     */
    public Optional<QValue> q() {
        return parameters().flatMap(all -> all.value("q")).map(q -> QValue.read(q.cursor()));
    }

    /**
     * Which of several flows of one device this is (RFC 5626 §4.2).
     *
     * @return 1 to 2³¹ − 1; empty if the parameter {@code reg-id} is absent
     */
    public Optional<Integer> regId() {
        return parameters().flatMap(all -> all.number("reg-id")).map(Long::intValue);
    }

    /**
     * What the device can do, its instance among it (RFC 3840 §9, RFC 5626 §4.1).
     *
     * @return an immutable list
     */
    public List<Feature> features() {
        return parameters().map(Feature::among).orElse(List.of());
    }

    private Optional<Parameters> parameters() {
        return address().map(NameAddr::parameters);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        address().ifPresentOrElse(a -> a.writeTo(writer), () -> writer.octet('*'));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contact that && address().equals(that.address());
    }

    @Override
    public int hashCode() {
        return address().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
