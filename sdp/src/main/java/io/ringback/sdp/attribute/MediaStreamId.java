package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Which streams of a WebRTC application media belong to, {@code msid} (RFC 8830 §2).
 *
 * @param id the application's stream, up to 64 characters; {@code -} for none
 * @param track the application's track, up to 64 characters
 */
public record MediaStreamId(Slice id, Optional<Slice> track) implements Writable {
    private static final int LONGEST = 64;

    /**
     * An identifier of our own.
     *
     * @param id the stream, or {@code -} for none
     * @param track the track
     * @return the identifier
     * @throws IllegalArgumentException if a part is no token of up to 64 characters
     */
    public static MediaStreamId of(String id, String track) {
        if (id.length() > LONGEST || track.length() > LONGEST) {
            throw new IllegalArgumentException("a part of an msid has more than 64 characters");
        }
        return new MediaStreamId(Slice.of(Lexis.requireToken(id)), Optional.of(Slice.of(Lexis.requireToken(track))));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its stream; left behind the last part
     * @return the identifier
     * @throws SyntaxException if it is none
     */
    public static MediaStreamId read(Cursor cursor) {
        Slice id = part(cursor);
        return new MediaStreamId(id, cursor.skip(' ') ? Optional.of(part(cursor)) : Optional.empty());
    }

    private static Slice part(Cursor cursor) {
        int from = cursor.position();
        Slice part = cursor.take(Lexis.TOKEN, AttributeRule.MSID);
        if (part.length() > LONGEST) {
            throw cursor.errorAt(AttributeRule.MSID, from);
        }
        return part;
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(id);
        track.ifPresent(part -> writer.octet(' ').slice(part));
    }

    @Override
    public String toString() {
        return text();
    }
}
