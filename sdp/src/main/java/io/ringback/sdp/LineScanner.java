package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.Leniency;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * One pass over the bytes of a description, which tells its lines apart and checks their order. It goes on behind a
 * wrong line, so that the rest can be read, and notes the first thing that was wrong.
 */
final class LineScanner {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ABOVE_CR = 0x0E0E_0E0E_0E0E_0E0EL;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private static final int MEDIA = FieldType.MEDIA.rank();
    private static final int CONNECTION = LineOrder.bit(FieldType.CONNECTION);
    private static final int VERSION = LineOrder.bit(FieldType.VERSION);
    private static final int NEEDED = VERSION
            | LineOrder.bit(FieldType.ORIGIN)
            | LineOrder.bit(FieldType.SESSION_NAME)
            | LineOrder.bit(FieldType.TIMING);
    /** The types whose values are text, which may end with blanks. */
    private static final int TEXT = LineOrder.bit(FieldType.SESSION_NAME)
            | LineOrder.bit(FieldType.INFORMATION)
            | LineOrder.bit(FieldType.URI)
            | LineOrder.bit(FieldType.EMAIL)
            | LineOrder.bit(FieldType.PHONE)
            | LineOrder.bit(FieldType.KEY)
            | LineOrder.bit(FieldType.ATTRIBUTE);

    private LineScanner() {}

    /** Reads the lines of a range. */
    static ParsedDescription scan(byte[] bytes, int base, int end, Manner manner) {
        Lines lines = new Lines(bytes, base, end, manner);
        int most = manner.limits().sdpLines();
        int[] slots = new int[((end - base) >>> 5) + 6];
        int count = 0;
        int firstMedia = -1;
        int media = 0;
        int section = base;
        long order = 0;
        int at = base;
        while (at < end) {
            if (count == slots.length) {
                slots = Arrays.copyOf(slots, 2 * count);
            }
            int lineEnd = lineEnd(lines, bytes, at, end);
            int next = behindLineEnd(lines, bytes, lineEnd, end);
            int kind = kind(lines, bytes, at, lineEnd);
            if (kind == MEDIA) {
                closeSection(lines, order, section, at);
                firstMedia = firstMedia < 0 ? count : firstMedia;
                section = at;
                media++;
            }
            if (count == most || media > manner.limits().sdpMedia()) {
                lines.report(count == most ? Limit.TOO_MANY_LINES : Limit.TOO_MANY_MEDIA, at);
                slots[count++] = LineSlots.of(at - base, 0, LineSlots.GAP);
                break;
            }
            order = place(lines, bytes, order, kind, at, lineEnd);
            slots[count++] = LineSlots.of(at - base, next - lineEnd, kind);
            at = next;
        }
        closeSection(lines, order, section, end);
        lines.fill(slots, count);
        return verdict(lines, firstMedia < 0 ? count : firstMedia);
    }

    private static ParsedDescription verdict(Lines lines, int firstMedia) {
        SessionDescription description = new SessionDescription(lines, firstMedia);
        SdpViolation violation = lines.violation();
        return violation == null ? description : new MalformedDescription(violation, Optional.of(description));
    }

    /** What kind of line this is; tells of what is none, and of one that is empty. */
    private static int kind(Lines lines, byte[] bytes, int start, int lineEnd) {
        int kind = LineSlots.kind(bytes[start]);
        if (kind == LineSlots.GAP || lineEnd - start < 2 || bytes[start + 1] != '=') {
            if (lineEnd == start) {
                lines.refuse(Leniency.EMPTY_LINE, SdpRule.EMPTY_LINE, start);
            } else {
                lines.report(SdpRule.LINE, start);
            }
            return LineSlots.GAP;
        }
        if (lineEnd == start + 2) {
            lines.refuse(Leniency.EMPTY_VALUE, SdpRule.EMPTY_VALUE, lineEnd);
        }
        return kind;
    }

    /** Finds the line's CR LF or LF, or the end. */
    private static int lineEnd(Lines lines, byte[] bytes, int from, int end) {
        for (int at = nextControl(bytes, from, end); at < end; at = nextControl(bytes, at + 1, end)) {
            byte b = bytes[at];
            if (b == '\n' || (b == '\r' && at + 1 < end && bytes[at + 1] == '\n')) {
                return at;
            }
            if (b == '\r' || b == 0) {
                lines.report(SdpRule.CONTROL_CHARACTER, at);
            }
        }
        return end;
    }

    /**
     * Finds the next byte up to CR, or the end, eight bytes at a time: such a byte borrows from its highest bit when
     * the one above CR is taken away from it. Only the lowest hit is sure, and only that is used.
     */
    private static int nextControl(byte[] bytes, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long hits = (word - ABOVE_CR) & ~word & HIGHEST_BITS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < end && (bytes[at] > '\r' || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    private static int behindLineEnd(Lines lines, byte[] bytes, int at, int end) {
        if (at == end) {
            lines.refuse(Leniency.NO_LAST_LINE_END, SdpRule.LAST_LINE_END, at);
            return at;
        }
        if (bytes[at] == '\r') {
            return at + 2;
        }
        lines.refuse(Leniency.BARE_LINE_FEED, SdpRule.LINE_END, at);
        return at + 1;
    }

    /** Checks the line's place and its end; tells the order behind it. */
    private static long place(Lines lines, byte[] bytes, long order, int kind, int start, int lineEnd) {
        if (kind >= LineSlots.UNKNOWN) {
            if (kind == LineSlots.UNKNOWN) {
                lines.refuse(Leniency.UNKNOWN_LINE, SdpRule.UNKNOWN_LINE, start);
            }
            return order;
        }
        if (order == 0 && kind != FieldType.VERSION.rank()) {
            lines.report(SdpRule.NO_VERSION, start);
        }
        SdpRule misplaced = LineOrder.misplaced(order, kind);
        if (misplaced == SdpRule.LINE_ORDER) {
            lines.refuse(Leniency.LINE_ORDER, misplaced, start);
        } else if (misplaced != null) {
            lines.report(misplaced, start);
        }
        if (Lines.isBlank(bytes[lineEnd - 1]) && lineEnd > start + 2 && (TEXT & 1 << kind) == 0) {
            lines.refuse(Leniency.TRAILING_BLANK, SdpRule.TRAILING_BLANK, lineEnd - 1);
        }
        return LineOrder.behind(order, kind, misplaced == null);
    }

    /** Checks that nothing is missing in a section that begins at one place and ends at another. */
    private static void closeSection(Lines lines, long order, int section, int at) {
        if (LineOrder.isInMedia(order)) {
            if (!LineOrder.has(order, CONNECTION)) {
                lines.refuse(Leniency.NO_CONNECTION, SdpRule.NO_CONNECTION, section);
            }
        } else if (!LineOrder.has(order, NEEDED)) {
            reportMissing(lines, order, at);
        }
    }

    private static void reportMissing(Lines lines, long order, int at) {
        if (!LineOrder.has(order, VERSION)) {
            lines.report(SdpRule.NO_VERSION, at);
        }
        if (!LineOrder.has(order, LineOrder.bit(FieldType.ORIGIN))) {
            lines.refuse(Leniency.NO_ORIGIN, SdpRule.NO_ORIGIN, at);
        }
        if (!LineOrder.has(order, LineOrder.bit(FieldType.SESSION_NAME))) {
            lines.refuse(Leniency.NO_SESSION_NAME, SdpRule.NO_SESSION_NAME, at);
        }
        if (!LineOrder.has(order, LineOrder.bit(FieldType.TIMING))) {
            lines.refuse(Leniency.NO_TIMING, SdpRule.NO_TIMING, at);
        }
    }
}
