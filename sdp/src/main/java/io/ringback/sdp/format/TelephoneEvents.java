package io.ringback.sdp.format;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.BitSet;

/**
 * Which named events {@code telephone-event} may carry (RFC 4733 §2.5.1.1), such as {@code 0-15,66}. Immutable and safe
 * for use by many threads.
 */
public final class TelephoneEvents implements Writable {
    /** The highest event. */
    public static final int HIGHEST = 255;

    /** The keys 0 to 9, star, hash and A to D: what holds where a description says nothing. */
    public static final TelephoneEvents KEYS = range(0, 15);

    private final BitSet events;

    private TelephoneEvents(BitSet events) {
        this.events = events;
    }

    /**
     * All events from one to another.
     *
     * @param first 0 to 255
     * @param last 0 to 255, not before the first
     * @return the events
     * @throws IllegalArgumentException if one is out of range
     */
    public static TelephoneEvents range(int first, int last) {
        if (first < 0 || last < first || last > HIGHEST) {
            throw new IllegalArgumentException("events are 0 to 255");
        }
        BitSet events = new BitSet(HIGHEST + 1);
        events.set(first, last + 1);
        return new TelephoneEvents(events);
    }

    /**
     * Reads the events of a format.
     *
     * @param parameters its {@code fmtp}
     * @return the events
     * @throws SyntaxException if they are none; the offset counts from the start of the parameters
     */
    public static TelephoneEvents of(FormatParameters parameters) {
        Cursor cursor = parameters.parameters().cursor();
        BitSet events = new BitSet(HIGHEST + 1);
        do {
            while (cursor.skip(' ')) {}
            int from = cursor.position();
            int first = event(cursor);
            int last = cursor.skip('-') ? event(cursor) : first;
            if (last < first) {
                throw cursor.errorAt(FormatRule.TELEPHONE_EVENTS, from);
            }
            events.set(first, last + 1);
        } while (cursor.skip(','));
        if (!cursor.atEnd()) {
            throw cursor.error(FormatRule.TELEPHONE_EVENTS);
        }
        return new TelephoneEvents(events);
    }

    private static int event(Cursor cursor) {
        return (int) cursor.number(HIGHEST, FormatRule.TELEPHONE_EVENTS);
    }

    /**
     * Tells whether an event may be carried.
     *
     * @param event the event; 0 to 15 are the keys
     * @return true if it may
     */
    public boolean has(int event) {
        return event >= 0 && events.get(event);
    }

    /**
     * Tells whether no event may be carried.
     *
     * @return true if none may
     */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * What both sides have.
     *
     * @param other the other side's events
     * @return the events in common, perhaps none
     */
    public TelephoneEvents and(TelephoneEvents other) {
        BitSet common = (BitSet) events.clone();
        common.and(other.events);
        return new TelephoneEvents(common);
    }

    /**
     * What either side has.
     *
     * @param other other events
     * @return all of them
     */
    public TelephoneEvents or(TelephoneEvents other) {
        BitSet all = (BitSet) events.clone();
        all.or(other.events);
        return new TelephoneEvents(all);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        for (int first = events.nextSetBit(0); first >= 0; ) {
            int end = events.nextClearBit(first);
            writer.decimal(first);
            if (end - first > 1) {
                writer.octet('-').decimal(end - 1L);
            }
            first = events.nextSetBit(end);
            if (first >= 0) {
                writer.octet(',');
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TelephoneEvents that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
