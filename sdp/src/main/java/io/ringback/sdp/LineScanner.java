package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.Leniency;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.Rule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of a description, which tells its lines apart and checks their order. It goes on behind a
 * wrong line, so that the rest can be read, and remembers the first thing that was wrong. Mutable scratch of one parse.
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

    private final byte[] bytes;
    private final int base;
    private final int end;
    private final Manner manner;
    private final int mostLines;

    private int[] slots;
    private int count;
    private int firstMedia = -1;
    private int media;
    private int sectionStart;
    private int last;
    private int session;
    private int section;
    private @Nullable SdpViolation violation;

    LineScanner(byte[] bytes, int base, int end, Manner manner) {
        this.bytes = bytes;
        this.base = base;
        this.end = end;
        this.manner = manner;
        this.mostLines = manner.limits().sdpLines();
        this.slots = new int[((end - base) >>> 5) + 8];
    }

    ParsedDescription scan() {
        int at = base;
        while (at < end) {
            at = scanLine(at);
        }
        closeSection(at);
        Lines lines = new Lines(bytes, base, end, slots, count, manner);
        SessionDescription description = new SessionDescription(lines, firstMedia < 0 ? count : firstMedia);
        return violation == null ? description : new MalformedDescription(violation, Optional.of(description));
    }

    private void report(Rule rule, int at) {
        int offset = at - base;
        if (violation == null || offset < violation.offset()) {
            violation = new SdpViolation(rule, offset);
        }
    }

    /** Asks whether a deviation is tolerated, and reports the rule that it bends if not. */
    private void refuse(Leniency leniency, Rule rule, int at) {
        if (!manner.tolerates(leniency)) {
            report(rule, at);
        }
    }

    /** Scans one line; tells where the next begins: at the end, if there are too many. */
    private int scanLine(int start) {
        if (count == mostLines) {
            return stop(Limit.TOO_MANY_LINES, start);
        }
        int lineEnd = lineEnd(start);
        int next = behindLineEnd(lineEnd);
        int kind = LineSlots.kind(bytes[start]);
        if (lineEnd - start < 2 || bytes[start + 1] != '=' || kind == LineSlots.GAP) {
            reportGap(start, lineEnd);
            add(start, next - lineEnd, LineSlots.GAP);
            return next;
        }
        if (lineEnd == start + 2) {
            refuse(Leniency.EMPTY_VALUE, SdpRule.EMPTY_VALUE, lineEnd);
        }
        if (kind == MEDIA && !beginMedia(start)) {
            return stop(Limit.TOO_MANY_MEDIA, start);
        }
        place(kind, start, lineEnd);
        add(start, next - lineEnd, kind);
        return next;
    }

    private void add(int start, int endLength, int kind) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slots[count++] = LineSlots.of(start - base, endLength, kind);
    }

    private int stop(Limit limit, int start) {
        report(limit, start);
        add(start, 0, LineSlots.GAP);
        return end;
    }

    private void reportGap(int start, int lineEnd) {
        if (lineEnd == start) {
            refuse(Leniency.EMPTY_LINE, SdpRule.EMPTY_LINE, start);
        } else {
            report(SdpRule.LINE, start);
        }
    }

    /** Finds the line's CR LF or LF, or the end. */
    private int lineEnd(int from) {
        for (int at = nextControl(from); at < end; at = nextControl(at + 1)) {
            byte b = bytes[at];
            if (b == '\n' || (b == '\r' && at + 1 < end && bytes[at + 1] == '\n')) {
                return at;
            }
            if (b == '\r' || b == 0) {
                report(SdpRule.CONTROL_CHARACTER, at);
            }
        }
        return end;
    }

    /**
     * Finds the next byte up to CR, or the end, eight bytes at a time: such a byte borrows from its highest bit when
     * the one above CR is taken away from it. Only the lowest hit is sure, and only that is used.
     */
    private int nextControl(int from) {
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

    private int behindLineEnd(int at) {
        if (at == end) {
            refuse(Leniency.NO_LAST_LINE_END, SdpRule.LAST_LINE_END, at);
            return at;
        }
        if (bytes[at] == '\r') {
            return at + 2;
        }
        refuse(Leniency.BARE_LINE_FEED, SdpRule.LINE_END, at);
        return at + 1;
    }

    /** Closes the section before a media line; tells whether there may be one more. */
    private boolean beginMedia(int start) {
        if (media == manner.limits().sdpMedia()) {
            return false;
        }
        closeSection(start);
        if (media++ == 0) {
            firstMedia = count;
        }
        sectionStart = start;
        return true;
    }

    /** Checks the line's place. */
    private void place(int kind, int start, int lineEnd) {
        if (kind == LineSlots.UNKNOWN) {
            refuse(Leniency.UNKNOWN_LINE, SdpRule.UNKNOWN_LINE, start);
            return;
        }
        if (session == 0 && kind != FieldType.VERSION.rank()) {
            report(SdpRule.NO_VERSION, start);
        }
        if (kind == MEDIA) {
            section = 0;
            last = 0;
        } else {
            SdpRule misplaced =
                    firstMedia >= 0 ? LineOrder.inMedia(kind, last, section) : LineOrder.inSession(kind, last, section);
            if (misplaced == null) {
                last = kind;
            } else {
                reportMisplaced(misplaced, start);
            }
            section |= 1 << kind;
        }
        if (firstMedia < 0) {
            session = section;
        }
        if (Lines.isBlank(bytes[lineEnd - 1]) && lineEnd > start + 2 && (TEXT & 1 << kind) == 0) {
            refuse(Leniency.TRAILING_BLANK, SdpRule.TRAILING_BLANK, lineEnd - 1);
        }
    }

    private void reportMisplaced(SdpRule misplaced, int start) {
        if (misplaced == SdpRule.LINE_ORDER) {
            refuse(Leniency.LINE_ORDER, SdpRule.LINE_ORDER, start);
        } else {
            report(misplaced, start);
        }
    }

    private void closeSection(int at) {
        if (media > 0) {
            if (((section | session) & CONNECTION) == 0) {
                refuse(Leniency.NO_CONNECTION, SdpRule.NO_CONNECTION, sectionStart);
            }
        } else if ((session & NEEDED) != NEEDED) {
            reportMissing(at);
        }
    }

    private void reportMissing(int at) {
        if ((session & VERSION) == 0) {
            report(SdpRule.NO_VERSION, at);
        }
        if ((session & LineOrder.bit(FieldType.ORIGIN)) == 0) {
            refuse(Leniency.NO_ORIGIN, SdpRule.NO_ORIGIN, at);
        }
        if ((session & LineOrder.bit(FieldType.SESSION_NAME)) == 0) {
            refuse(Leniency.NO_SESSION_NAME, SdpRule.NO_SESSION_NAME, at);
        }
        if ((session & LineOrder.bit(FieldType.TIMING)) == 0) {
            refuse(Leniency.NO_TIMING, SdpRule.NO_TIMING, at);
        }
    }
}
