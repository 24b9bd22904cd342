package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * The peer's candidate that ICE chose for one component, a part of {@code remote-candidates} (RFC 8839 §5.2).
 *
 * @param component 1 to 256
 * @param address its address
 * @param port 0 to 65535
 */
public record RemoteCandidate(int component, Slice address, int port) implements Writable {
    private static final int HIGHEST_COMPONENT = 256;

    /** Checks the characters and ranges. */
    public RemoteCandidate {
        Lexis.requireMembers(address, Lexis.VISIBLE, "an address");
        Numbers.requireBetween(component, 1, HIGHEST_COMPONENT, "a component");
        Numbers.requireBetween(port, 0, MediaLine.HIGHEST_PORT, "a port");
    }

    /**
     * Reads a value: the candidates of all components.
     *
     * @param cursor at its first component; left behind the last port
     * @return one or more candidates, immutable
     * @throws SyntaxException if they are none, or too many
     */
    public static List<RemoteCandidate> readAll(Cursor cursor) {
        List<RemoteCandidate> candidates = new ArrayList<>(2);
        do {
            if (candidates.size() == cursor.limits().listValues()) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            int component = Candidate.readComponent(cursor, AttributeRule.REMOTE_CANDIDATE);
            cursor.expect(' ', AttributeRule.REMOTE_CANDIDATE);
            Slice address = Lexis.word(cursor, Lexis.VISIBLE, AttributeRule.REMOTE_CANDIDATE);
            int port = (int) cursor.number(MediaLine.HIGHEST_PORT, AttributeRule.REMOTE_CANDIDATE);
            candidates.add(new RemoteCandidate(component, address, port));
        } while (cursor.skip(' '));
        return List.copyOf(candidates);
    }

    /**
     * Writes a value: the candidates of all components.
     *
     * @param candidates one or more
     * @param writer where to
     */
    public static void writeAll(List<RemoteCandidate> candidates, ByteWriter writer) {
        for (int i = 0; i < candidates.size(); i++) {
            if (i > 0) {
                writer.octet(' ');
            }
            candidates.get(i).writeTo(writer);
        }
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(component).octet(' ').slice(address).octet(' ').decimal(port);
    }

    @Override
    public String toString() {
        return text();
    }
}
