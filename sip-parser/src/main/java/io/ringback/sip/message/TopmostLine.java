package io.ringback.sip.message;

import io.ringback.sip.header.KnownHeader;
import io.ringback.text.Octets;
import io.ringback.text.RangeWriter;

/** Writes a message once more with one header field above all others. */
final class TopmostLine {
    /** A colon and a space before the value, a line end behind it. */
    private static final int AROUND = 4;

    private TopmostLine() {}

    /** Where it stands in a message that ends somewhere: behind the start line. */
    static int place(Headers headers, int end) {
        return headers.firstLineFeed(end) + 1;
    }

    static byte[] insert(Headers headers, int end, int place, KnownHeader name, int valueLength, RangeWriter value) {
        int added = name.printed().length() + AROUND + valueLength;
        if (valueLength < 0 || added < valueLength || end > MessageBuilder.LARGEST - added) {
            throw MessageBuilder.tooLarge();
        }
        byte[] longer = new byte[end + added];
        headers.copyTo(0, place, longer, 0);
        int from = writeName(name, longer, place);
        int to = from + valueLength;
        value.write(longer, from, to);
        if (Octets.nextControl(longer, from, to) < to) {
            throw new IllegalArgumentException("a control character in a value of " + name);
        }
        longer[to] = '\r';
        longer[to + 1] = '\n';
        headers.copyTo(place, end, longer, to + 2);
        return longer;
    }

    private static int writeName(KnownHeader name, byte[] message, int at) {
        String printed = name.printed();
        int end = at + printed.length();
        for (int i = at; i < end; i++) {
            message[i] = (byte) printed.charAt(i - at);
        }
        message[end] = ':';
        message[end + 1] = ' ';
        return end + 2;
    }

    /** The index of the longer message. */
    static Headers index(Headers before, byte[] longer, int place, KnownHeader name, int added) {
        long[] slots = new long[before.size() + 1];
        slots[0] = Slots.of(place, added, name.printed().length(), name.index() + 1);
        for (int i = 1; i < slots.length; i++) {
            long slot = before.slot(i - 1);
            slots[i] = Slots.moved(slot, Slots.lineStart(slot) + added);
        }
        return new Headers(longer, 0, slots, slots.length, before.manner());
    }
}
