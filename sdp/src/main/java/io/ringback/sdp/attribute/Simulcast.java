package io.ringback.sdp.attribute;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * Several encodings of one source at the same time, {@code simulcast} (RFC 8853 §5.1).
 *
 * @param send the streams that the description's writer sends, in order of preference; perhaps none
 * @param receive the streams that it receives; perhaps none, but not both
 */
public record Simulcast(List<Stream> send, List<Stream> receive) implements Writable {
    /**
     * One stream.
     *
     * @param alternatives the formats it may have, in order of preference, one or more
     */
    public record Stream(List<Alternative> alternatives) {
        /** Copies the alternatives. */
        public Stream {
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("a simulcast stream has one format or more");
            }
        }

        /**
         * A stream of one format.
         *
         * @param rid the format's {@code rid}
         * @return the stream
         */
        public static Stream of(String rid) {
            return new Stream(List.of(new Alternative(Slice.of(rid), false)));
        }
    }

    /**
     * One format that a stream may have.
     *
     * @param rid its {@code rid}
     * @param paused whether it begins paused (RFC 7728)
     */
    public record Alternative(Slice rid, boolean paused) {}

    /** Copies the lists. */
    public Simulcast {
        send = List.copyOf(send);
        receive = List.copyOf(receive);
        if (send.isEmpty() && receive.isEmpty()) {
            throw new IllegalArgumentException("a simulcast has streams");
        }
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first direction; left at its end
     * @return the simulcast
     * @throws SyntaxException if it is none, or has too many streams
     */
    public static Simulcast read(Cursor cursor) {
        boolean sendFirst = Rid.readSends(cursor, AttributeRule.SIMULCAST);
        List<Stream> first = readStreams(cursor);
        List<Stream> second = List.of();
        if (cursor.skip(' ')) {
            int from = cursor.position();
            if (Rid.readSends(cursor, AttributeRule.SIMULCAST) == sendFirst) {
                throw cursor.errorAt(AttributeRule.SIMULCAST, from);
            }
            second = readStreams(cursor);
        }
        return sendFirst ? new Simulcast(first, second) : new Simulcast(second, first);
    }

    private static List<Stream> readStreams(Cursor cursor) {
        cursor.expect(' ', AttributeRule.SIMULCAST);
        List<Stream> streams = new ArrayList<>(4);
        do {
            requireRoom(cursor, streams);
            List<Alternative> alternatives = new ArrayList<>(1);
            do {
                requireRoom(cursor, alternatives);
                boolean paused = cursor.skip('~');
                alternatives.add(new Alternative(cursor.take(Rid.ID, AttributeRule.SIMULCAST), paused));
            } while (cursor.skip(','));
            streams.add(new Stream(alternatives));
        } while (cursor.skip(';'));
        return streams;
    }

    private static void requireRoom(Cursor cursor, List<?> list) {
        if (list.size() == cursor.limits().listValues()) {
            throw cursor.error(Limit.TOO_MANY_VALUES);
        }
    }

    @Override
    public void writeTo(ByteWriter writer) {
        if (!send.isEmpty()) {
            writeStreams(writer.ascii("send "), send);
        }
        if (!receive.isEmpty()) {
            writeStreams(writer.ascii(send.isEmpty() ? "recv " : " recv "), receive);
        }
    }

    private static void writeStreams(ByteWriter writer, List<Stream> streams) {
        for (int i = 0; i < streams.size(); i++) {
            if (i > 0) {
                writer.octet(';');
            }
            List<Alternative> alternatives = streams.get(i).alternatives();
            for (int j = 0; j < alternatives.size(); j++) {
                if (j > 0) {
                    writer.octet(',');
                }
                if (alternatives.get(j).paused()) {
                    writer.octet('~');
                }
                writer.slice(alternatives.get(j).rid());
            }
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
