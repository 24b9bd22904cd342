package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * Synchronization sources that belong together, {@code ssrc-group} (RFC 5576 §4.2).
 *
 * @param semantics why: {@code FID} (retransmission), {@code FEC-FR}, {@code SIM} or another
 * @param sources the sources, each 0 to 2³² − 1; perhaps none
 */
public record SourceGroup(Slice semantics, List<Long> sources) implements Writable {
    /** Copies the sources and checks them. */
    public SourceGroup {
        sources = List.copyOf(sources);
        for (long source : sources) {
            Numbers.requireBetween(source, 0, Numbers.HIGHEST_SOURCE, "a source");
        }
    }

    /**
     * A group of our own.
     *
     * @param semantics why
     * @param sources the sources
     * @return the group
     * @throws IllegalArgumentException if the semantics is no token or a source is out of range
     */
    public static SourceGroup of(String semantics, Long... sources) {
        return new SourceGroup(Slice.of(Lexis.requireToken(semantics)), List.of(sources));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its semantics; left behind the last source
     * @return the group
     * @throws SyntaxException if it is none, or has too many sources
     */
    public static SourceGroup read(Cursor cursor) {
        Slice semantics = cursor.take(Lexis.TOKEN, AttributeRule.SOURCE_GROUP);
        List<Long> sources = new ArrayList<>(2);
        while (cursor.skip(' ')) {
            if (sources.size() == cursor.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            sources.add(Numbers.source(cursor, AttributeRule.SOURCE_GROUP));
        }
        return new SourceGroup(semantics, sources);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(semantics);
        for (long source : sources) {
            writer.octet(' ').decimal(source);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
