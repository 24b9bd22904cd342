package io.ringback.sip.header;

import io.ringback.sip.address.Leniency;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Digits;
import io.ringback.text.Octets;
import io.ringback.text.ParseLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates as Date has them: RFC 3261 §20.17, always in GMT, in the case of letters that RFC 1123 has. */
final class SipDate {
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final int LENGTH = 29;
    private static final long GMT = Octets.first(" GMT".getBytes(StandardCharsets.US_ASCII), 0, 4);
    private static final int WORD_LENGTH = 3;
    private static final long[] DAY_WORDS = words(DAYS);
    private static final long[] MONTH_WORDS = words(MONTHS);

    private SipDate() {}

    /** Reads {@code wkday "," SP 2DIGIT SP month SP 4DIGIT SP time SP "GMT"}; the day of the week is not compared. */
    static Instant read(Cursor cursor) {
        int from = cursor.position();
        word(cursor, DAYS);
        expect(cursor, ", ");
        int day = number(cursor, 2);
        expect(cursor, " ");
        int month = word(cursor, MONTHS);
        expect(cursor, " ");
        int year = number(cursor, 4);
        expect(cursor, " ");
        int hour = number(cursor, 2);
        expect(cursor, ":");
        int minute = number(cursor, 2);
        expect(cursor, ":");
        int second = number(cursor, 2);
        expect(cursor, " GMT");
        Instant instant = instant(year, month, day, hour, minute, second);
        if (instant == null || !(hasRightCase(cursor, from) || cursor.tolerates(Leniency.DATE_CASE))) {
            throw cursor.errorAt(HeaderRule.DATE, from);
        }
        return instant;
    }

    /** Tells whether what was read, which is a date in some case of letters, is one in the right case. */
    private static boolean hasRightCase(Cursor cursor, int from) {
        return plain(cursor.array(), from, cursor.position(), cursor.limits()) != null;
    }

    /** Reads a date of which each part stands where the RFC has it. */
    static @Nullable Instant plain(byte[] bytes, int from, int to, ParseLimits limits) {
        if (to - from != LENGTH || !isPunctuated(bytes, from)) {
            return null;
        }
        int month = word(bytes, from + 8, MONTH_WORDS);
        int day = plainNumber(bytes, from + 5, 2);
        int year = plainNumber(bytes, from + 12, 4);
        int hour = plainNumber(bytes, from + 17, 2);
        int minute = plainNumber(bytes, from + 20, 2);
        int second = plainNumber(bytes, from + 23, 2);
        boolean numbers = (month | day | year | hour | minute | second) >= 0 && word(bytes, from, DAY_WORDS) > 0;
        return numbers ? instant(year, month, day, hour, minute, second) : null;
    }

    private static boolean isPunctuated(byte[] bytes, int from) {
        return bytes[from + 3] == ','
                && bytes[from + 4] == ' '
                && bytes[from + 7] == ' '
                && bytes[from + 11] == ' '
                && bytes[from + 16] == ' '
                && bytes[from + 19] == ':'
                && bytes[from + 22] == ':'
                && Octets.first(bytes, from + 25, 4) == GMT;
    }

    private static int plainNumber(byte[] bytes, int from, int digits) {
        return Digits.count(bytes, from, from + digits) == digits ? Digits.value(bytes, from, digits) : -1;
    }

    /** The time, or null if a month has no such day, or a day no such time. */
    private static @Nullable Instant instant(int year, int month, int day, int hour, int minute, int second) {
        boolean date = day >= 1 && day <= Month.of(month).length(Year.isLeap(year));
        return date && hour < 24 && minute < 60 && second < 60
                ? LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC)
                : null;
    }

    /** The number of the word at the cursor, in any case of letters. */
    private static int word(Cursor cursor, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (cursor.skipIgnoreCase(words.get(i))) {
                return i + 1;
            }
        }
        throw cursor.error(HeaderRule.DATE);
    }

    /** The number of the word at a place, whose letters are compared all at once; −1 if there is none. */
    private static int word(byte[] bytes, int from, long[] words) {
        long word = Octets.first(bytes, from, WORD_LENGTH);
        for (int i = 0; i < words.length; i++) {
            if (words[i] == word) {
                return i + 1;
            }
        }
        return -1;
    }

    private static long[] words(List<String> names) {
        return names.stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .mapToLong(name -> Octets.first(name, 0, WORD_LENGTH))
                .toArray();
    }

    private static void expect(Cursor cursor, String text) {
        if (!cursor.skipIgnoreCase(text)) {
            throw cursor.error(HeaderRule.DATE);
        }
    }

    private static int number(Cursor cursor, int digits) {
        int from = cursor.position();
        int number = (int) cursor.number(9_999, HeaderRule.DATE);
        if (cursor.position() - from != digits) {
            throw cursor.errorAt(HeaderRule.DATE, from);
        }
        return number;
    }

    static void write(Instant instant, ByteWriter writer) {
        LocalDateTime date = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (date.getYear() < 0 || date.getYear() > 9_999) {
            throw new IllegalArgumentException(HeaderRule.DATE.description());
        }
        writer.ascii(DAYS.get(date.getDayOfWeek().getValue() - 1)).ascii(", ");
        writeTwo(writer, date.getDayOfMonth());
        writer.octet(' ').ascii(MONTHS.get(date.getMonthValue() - 1)).octet(' ');
        writeTwo(writer, date.getYear() / 100);
        writeTwo(writer, date.getYear() % 100);
        writer.octet(' ');
        writeTwo(writer, date.getHour());
        writer.octet(':');
        writeTwo(writer, date.getMinute());
        writer.octet(':');
        writeTwo(writer, date.getSecond());
        writer.ascii(" GMT");
    }

    private static void writeTwo(ByteWriter writer, int number) {
        writer.octet('0' + number / 10).octet('0' + number % 10);
    }
}
