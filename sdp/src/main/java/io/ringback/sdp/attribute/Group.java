package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams that belong together, {@code group} (RFC 5888 §5).
 *
 * @param semantics why: {@code LS} (lip synchronization), {@code BUNDLE} (one transport, RFC 9143) or another
 * @param tags the {@code mid} of each stream, in order; none to say that the semantics is understood (§9.3)
 */
public record Group(Slice semantics, List<Slice> tags) implements Writable {
    /** The semantics of streams that share one transport (RFC 9143). */
    public static final String BUNDLE = "BUNDLE";

    /** The semantics of streams that are to be played in step (RFC 5888 §7). */
    public static final String LIP_SYNCHRONIZATION = "LS";

    /** Copies the tags. */
    public Group {
        tags = List.copyOf(tags);
    }

    /**
     * A group of our own.
     *
     * @param semantics why
     * @param tags the {@code mid} of each stream
     * @return the group
     * @throws IllegalArgumentException if a part is no token
     */
    public static Group of(String semantics, String... tags) {
        List<Slice> all = new ArrayList<>(tags.length);
        for (String tag : tags) {
            all.add(Slice.of(Lexis.requireToken(tag)));
        }
        return new Group(Slice.of(Lexis.requireToken(semantics)), all);
    }

    /**
     * Reads a value.
     *
     * @param cursor at its semantics; left behind the last tag
     * @return the group
     * @throws SyntaxException if it is none, or has too many tags
     */
    public static Group read(Cursor cursor) {
        Slice semantics = cursor.take(Lexis.TOKEN, AttributeRule.GROUP);
        List<Slice> tags = cursor.skip(' ') ? Lexis.list(cursor, ' ', Lexis.TOKEN, AttributeRule.GROUP) : List.of();
        return new Group(semantics, tags);
    }

    /**
     * Tells whether the streams belong together for a given reason.
     *
     * @param reason such as {@link #BUNDLE}; it has no case (RFC 5888 §5, RFC 5234 §2.3)
     * @return true if they do
     */
    public boolean isFor(String reason) {
        return semantics.equalsIgnoreCase(reason);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(semantics);
        for (Slice tag : tags) {
            writer.octet(' ').slice(tag);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
