package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.CarefulReaders;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.grammar.Outcome;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Holds the readers of plain header values to those that take their time. */
public final class PlainValues {
    private PlainValues() {}

    /** Fails if a header's plain reader, or its other one, does not make the same of a value as the careful reader. */
    public static void assertSame(HeaderType<?> type, byte[] value) {
        Function<Cursor, ?> careful = careful(type);
        if (careful != type.reader()) {
            Outcome.assertSame(value, type.reader(), careful);
        }
        if (value.length == 0 || isSpace(value[0]) || isSpace(value[value.length - 1])) {
            return;
        }
        for (Manner manner : Outcome.MANNERS) {
            Optional<?> plain = type.plain().read(value, 0, value.length, manner.limits());
            assertThat(type.plain().matches(value, 0, value.length, manner.limits()))
                    .isEqualTo(plain.isPresent());
            assertSameList(type, value, manner, careful);
            plain.ifPresent(read -> new Outcome(Optional.of(read), Optional.empty(), value.length, Set.of())
                    .assertSame(Outcome.of(value, manner, careful), value));
        }
    }

    /** All values of a field, where a plain reader reads them, are those that the careful one reads, one by one. */
    private static void assertSameList(HeaderType<?> type, byte[] value, Manner manner, Function<Cursor, ?> careful) {
        List<?> plain = FieldReader.allPlain(type, value, 0, value.length, manner.limits());
        assertThat(FieldReader.countPlain(type, value, 0, value.length, manner.limits()))
                .isEqualTo(plain.size());
        assertThat(plain.isEmpty()
                        || !type.plain().matches(value, 0, value.length, manner.limits())
                        || plain.size() == 1)
                .isTrue();
        if (plain.isEmpty()) {
            return;
        }
        Cursor cursor = Cursor.over(value, 0, value.length, manner);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(i == 0 || Lexis.skipSeparator(cursor, ',')).isTrue();
            assertThat((Object) careful.apply(cursor)).isEqualTo(plain.get(i));
        }
        assertThat(cursor.atEnd()).isTrue();
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private static Function<Cursor, ?> careful(HeaderType<?> type) {
        if (type.name() == KnownHeader.VIA) {
            return Via::readAny;
        }
        if (type.name() == KnownHeader.CONTACT) {
            return PlainValues::contact;
        }
        if (type.name() == KnownHeader.FROM || type.name() == KnownHeader.TO) {
            return cursor -> CarefulReaders.nameAddr(cursor, NameAddr.TAGGED);
        }
        return type.reader();
    }

    private static Contact contact(Cursor cursor) {
        return cursor.peek() == '*'
                ? Contact.read(cursor)
                : Contact.of(CarefulReaders.nameAddr(cursor, Contact.PARAMETERS));
    }
}
