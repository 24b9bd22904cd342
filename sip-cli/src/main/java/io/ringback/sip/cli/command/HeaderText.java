package io.ringback.sip.cli.command;

import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Header fields that are given as options: with or without the field's name before the value. */
final class HeaderText {
    private HeaderText() {}

    /**
     * All values in a text.
     *
     * @param text one field's value, perhaps after its name and a colon
     * @param type how it is read
     * @param namesake the other field with values of that kind, whose name may stand there too
     * @throws SyntaxException if one is wrong
     */
    static <T> List<T> read(String text, HeaderType<T> type, HeaderType<?> namesake) {
        Cursor cursor = Slice.of(value(text, type, namesake)).cursor();
        List<T> values = new ArrayList<>();
        do {
            values.add(type.read(cursor));
            cursor.skipLws();
        } while (cursor.skip(','));
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.TRAILING);
        }
        return values;
    }

    private static String value(String text, HeaderType<?>... types) {
        int colon = text.indexOf(':');
        String name = text.substring(0, Math.max(colon, 0)).strip();
        for (HeaderType<?> type : types) {
            if (name.equalsIgnoreCase(type.name().printed())) {
                return text.substring(colon + 1).strip();
            }
        }
        return text.strip();
    }
}
