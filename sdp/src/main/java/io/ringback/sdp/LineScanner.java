package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of a description, which tells its lines apart and checks their order. It goes on behind a
 * wrong line, so that the rest can be read, and remembers the first thing that was wrong. Mutable scratch of one parse.
 */
final class LineScanner {
    private final byte[] bytes;
    private final int base;
    private final int end;
    private final ParseLimits limits;
    private final Set<Leniency> allowed;
    private final LineOrder order = new LineOrder();

    private long[] slots;
    private int count;
    private int media;
    private int sectionStart;
    private Set<Leniency> tolerated = Set.of();
    private @Nullable SdpViolation violation;

    LineScanner(byte[] bytes, int base, int end, ParseLimits limits, Set<Leniency> allowed) {
        this.bytes = bytes;
        this.base = base;
        this.end = end;
        this.limits = limits;
        this.allowed = allowed;
        this.slots = new long[((end - base) >>> 5) + 8];
    }

    ParsedDescription scan() {
        int at = base;
        while (at < end) {
            int next = scanLine(at);
            if (next < 0) {
                break;
            }
            at = next;
        }
        closeSection(at);
        boolean lenient = allowed.contains(Leniency.TRAILING_BLANK);
        Lines lines = new Lines(bytes, base, slots, count, limits, lenient);
        SessionDescription description = new SessionDescription(Slice.of(bytes, base, end), lines, tolerated);
        return violation == null ? description : new MalformedDescription(violation, Optional.of(description));
    }

    private void report(Rule rule, int at) {
        int offset = at - base;
        if (violation == null || offset < violation.offset()) {
            violation = new SdpViolation(rule, offset);
        }
    }

    private void report(Leniency leniency, int at) {
        if (!allowed.contains(leniency)) {
            report(leniency.rule(), at);
        } else if (tolerated.isEmpty()) {
            tolerated = EnumSet.of(leniency);
        } else {
            tolerated.add(leniency);
        }
    }

    /** Scans one line; tells where the next begins, or −1 if there are too many. */
    private int scanLine(int start) {
        int lineEnd = lineEnd(start);
        int next = behindLineEnd(lineEnd);
        if (lineEnd == start) {
            report(Leniency.EMPTY_LINE, start);
            return next;
        }
        if (lineEnd - start < 2 || bytes[start + 1] != '=' || !isLetter(bytes[start])) {
            report(SdpRule.LINE, start);
            return next;
        }
        if (count == limits.sdpLines()) {
            report(Limit.TOO_MANY_LINES, start);
            return -1;
        }
        if (lineEnd == start + 2) {
            report(Leniency.EMPTY_VALUE, lineEnd);
        }
        if (!place(start, lineEnd)) {
            return -1;
        }
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slots[count++] = LineSlots.of(start - base, next - start, next - lineEnd, bytes[start]);
        return next;
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z';
    }

    /** Finds the line's CR LF or LF, or the end. */
    private int lineEnd(int from) {
        int at = from;
        for (; at < end; at++) {
            byte b = bytes[at];
            if (b > '\r' || b < 0) {
                continue;
            }
            if (b == '\n') {
                return at > from && bytes[at - 1] == '\r' ? at - 1 : at;
            }
            boolean ofLineEnd = b == '\r' && at + 1 < end && bytes[at + 1] == '\n';
            if ((b == '\r' || b == 0) && !ofLineEnd) {
                report(SdpRule.CONTROL_CHARACTER, at);
            }
        }
        return at;
    }

    private int behindLineEnd(int at) {
        if (at == end) {
            report(Leniency.NO_LAST_LINE_END, at);
            return at;
        }
        if (bytes[at] == '\r') {
            return at + 2;
        }
        report(Leniency.BARE_LINE_FEED, at);
        return at + 1;
    }

    /** Checks the line's place; tells whether there may be more of it. */
    private boolean place(int start, int lineEnd) {
        FieldType type = FieldType.of(bytes[start]).orElse(null);
        if (type == null) {
            report(Leniency.UNKNOWN_LINE, start);
            return true;
        }
        if (count == 0 && type != FieldType.VERSION) {
            report(SdpRule.NO_VERSION, start);
        }
        if (type == FieldType.MEDIA) {
            if (media == limits.sdpMedia()) {
                report(Limit.TOO_MANY_MEDIA, start);
                return false;
            }
            closeSection(start);
            media++;
            sectionStart = start;
        }
        SdpRule misplaced = order.accept(type);
        if (misplaced == SdpRule.LINE_ORDER) {
            report(Leniency.LINE_ORDER, start);
        } else if (misplaced != null) {
            report(misplaced, start);
        }
        checkTrailingBlank(type, start, lineEnd);
        return true;
    }

    private void checkTrailingBlank(FieldType type, int start, int lineEnd) {
        if (!Lines.isBlank(bytes[lineEnd - 1]) || lineEnd == start + 2) {
            return;
        }
        switch (type) {
            case SESSION_NAME, INFORMATION, URI, EMAIL, PHONE, KEY, ATTRIBUTE -> {}
            case VERSION, ORIGIN, CONNECTION, BANDWIDTH, TIMING, REPEAT, ZONE, MEDIA ->
                report(Leniency.TRAILING_BLANK, lineEnd - 1);
        }
    }

    private void closeSection(int at) {
        if (media > 0) {
            if (order.lacksConnection()) {
                report(Leniency.NO_CONNECTION, sectionStart);
            }
            return;
        }
        if (!order.inSession(FieldType.VERSION)) {
            report(SdpRule.NO_VERSION, at);
        }
        if (!order.inSession(FieldType.ORIGIN)) {
            report(Leniency.NO_ORIGIN, at);
        }
        if (!order.inSession(FieldType.SESSION_NAME)) {
            report(Leniency.NO_SESSION_NAME, at);
        }
        if (!order.inSession(FieldType.TIMING)) {
            report(Leniency.NO_TIMING, at);
        }
    }
}
