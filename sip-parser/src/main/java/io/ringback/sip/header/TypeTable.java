package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The types of known headers while they are being listed, and the readers of values that need no record of their own.
 */
final class TypeTable {
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;

    private final List<HeaderType<?>> types = new ArrayList<>();

    /** The types of several tables by the index of their headers; null where there is none. */
    static HeaderType<?>[] byIndex(TypeTable... tables) {
        HeaderType<?>[] all = new HeaderType<?>[KnownHeader.values().length];
        for (TypeTable table : tables) {
            for (HeaderType<?> type : table.types) {
                all[((KnownHeader) type.name()).index()] = type;
            }
        }
        return all;
    }

    <T extends Writable> HeaderType<T> add(KnownHeader name, Function<Cursor, T> reader) {
        return add(name, reader, Writable::writeTo);
    }

    <T> HeaderType<T> add(KnownHeader name, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        return add(HeaderType.of(name, reader, writer));
    }

    <T> HeaderType<T> add(
            KnownHeader name, PlainReader<T> plain, Function<Cursor, T> reader, BiConsumer<T, ByteWriter> writer) {
        PlainReader.Check check = (bytes, from, to, limits) -> plain.read(bytes, from, to, limits) != null;
        return add(new HeaderType<>(name, new PlainReader.Checked<>(check, plain), reader, writer));
    }

    /** A list of tokens, or one token. */
    <T> HeaderType<T> tokens(
            KnownHeader name,
            TokenList.Element<T> element,
            Function<Cursor, T> reader,
            BiConsumer<T, ByteWriter> writer) {
        return add(new HeaderType<>(name, new TokenList<>(element), reader, writer));
    }

    <T extends Writable> HeaderType<T> add(
            KnownHeader name, PlainReader.Check check, PlainReader<T> plain, Function<Cursor, T> reader) {
        return add(new HeaderType<>(name, new PlainReader.Checked<>(check, plain), reader, Writable::writeTo));
    }

    private <T> HeaderType<T> add(HeaderType<T> type) {
        types.add(type);
        return type;
    }

    HeaderType<Integer> number(KnownHeader name, int max) {
        return add(new HeaderType<>(
                name,
                new PlainReader.Checked<>(
                        (bytes, from, to, limits) -> plainNumber(bytes, from, to, max) >= 0,
                        (bytes, from, to, limits) -> {
                            long number = plainNumber(bytes, from, to, max);
                            return number < 0 ? null : (int) number;
                        }),
                cursor -> (int) cursor.number(max, HeaderRule.NUMBER),
                (value, to) -> to.decimal(value)));
    }

    HeaderType<Long> seconds(KnownHeader name) {
        return add(new HeaderType<>(
                name,
                new PlainReader.Checked<>(
                        (bytes, from, to, limits) -> plainNumber(bytes, from, to, MOST_SECONDS) >= 0,
                        (bytes, from, to, limits) -> {
                            long number = plainNumber(bytes, from, to, MOST_SECONDS);
                            return number < 0 ? null : number;
                        }),
                cursor -> cursor.number(MOST_SECONDS, HeaderRule.NUMBER),
                (value, to) -> to.decimal(value)));
    }

    /** The number that fills a range, or −1 if something else does. */
    private static long plainNumber(byte[] bytes, int from, int to, long max) {
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            number = number * 10 + digit;
            if (digit < 0 || digit > 9 || number > max) {
                return -1;
            }
        }
        return number;
    }

    /** A value that is the text itself. */
    HeaderType<Slice> slice(KnownHeader name, PlainReader.Check check, Function<Cursor, Slice> reader) {
        PlainReader<Slice> plain =
                (bytes, from, to, limits) -> check.matches(bytes, from, to, limits) ? Slice.of(bytes, from, to) : null;
        return add(new HeaderType<>(
                name, new PlainReader.Checked<>(check, plain), reader, (value, to) -> to.slice(value)));
    }

    HeaderType<Slice> slice(KnownHeader name, Function<Cursor, Slice> reader) {
        return add(name, reader, (value, to) -> to.slice(value));
    }

    HeaderType<Slice> token(KnownHeader name) {
        return tokens(
                name, Slice::of, cursor -> cursor.take(Lexis.TOKEN, AddressRule.TOKEN), (value, to) -> to.slice(value));
    }

    /** {@code [TEXT-UTF8-TRIM]}, unfolded. */
    HeaderType<String> text(KnownHeader name) {
        return add(name, cursor -> Lexis.unfold(Lexis.text(cursor)), (value, to) -> to.utf8(value));
    }

    /** {@code ( name-addr / addr-spec ) *( SEMI ( tag-param / generic-param ) )}. */
    HeaderType<NameAddr> tagged(KnownHeader name) {
        return add(
                name,
                (bytes, from, to, limits) -> PlainAddress.matches(bytes, from, to, NameAddr.TAGGED, limits),
                (bytes, from, to, limits) -> PlainAddress.read(bytes, from, to, NameAddr.TAGGED, limits),
                cursor -> NameAddr.read(cursor, NameAddr.TAGGED));
    }

    /** {@code name-addr *( SEMI generic-param )}. */
    HeaderType<NameAddr> bracketed(KnownHeader name) {
        ParameterGrammar any = ParameterGrammar.generic();
        return add(
                name,
                (bytes, from, to, limits) -> PlainAddress.matchesInBrackets(bytes, from, to, any, limits),
                (bytes, from, to, limits) -> PlainAddress.readInBrackets(bytes, from, to, any, limits),
                cursor -> NameAddr.readInBrackets(cursor, any));
    }

    /** {@code name-addr / addr-spec}. */
    HeaderType<NameAddr> plain(KnownHeader name) {
        return add(name, TypeTable::readPlain);
    }

    private static NameAddr readPlain(Cursor cursor) {
        NameAddr address = NameAddr.read(cursor);
        if (!address.parameters().isEmpty()) {
            throw cursor.error(HeaderRule.NO_PARAMETERS);
        }
        return address;
    }
}
