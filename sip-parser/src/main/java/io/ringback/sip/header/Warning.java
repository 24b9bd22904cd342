package io.ringback.sip.header;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * More about a response's status: one value of Warning (RFC 3261 §20.43).
 *
 * @param code 100 to 999; the RFC defines 3xx for sessions
 * @param agent the host that warns, perhaps with a port, or its pseudonym
 * @param words what it says, without quotes and with its escapes as they are
 */
public record Warning(int code, Slice agent, Slice words) implements Writable {
    private static final int DIGITS = 3;

    /** Checks the code, and refuses what would not be read back. */
    public Warning {
        if (code < 100 || code > 999) {
            throw new IllegalArgumentException(HeaderRule.WARNING.description());
        }
        Lexis.requireReadable(agent, Warning::readAgent);
        Lexis.requireQuotable(words);
    }

    /**
     * A warning.
     *
     * @param code 100 to 999
     * @param agent who warns
     * @param words any text without line ends
     * @return the warning
     */
    public static Warning of(int code, HostPort agent, String words) {
        String quoted = Lexis.quote(words);
        return new Warning(code, Slice.of(agent.text()), Slice.of(quoted.substring(1, quoted.length() - 1)));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its code; left behind its text
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Warning read(Cursor cursor) {
        int from = cursor.position();
        int code = (int) cursor.number(999, HeaderRule.WARNING);
        if (code < 100 || cursor.position() - from > DIGITS) {
            throw cursor.errorAt(HeaderRule.WARNING, from);
        }
        cursor.expect(' ', HeaderRule.WARNING);
        Slice agent = readAgent(cursor);
        if (!cursor.skipLws()) {
            throw cursor.error(HeaderRule.WARNING);
        }
        return new Warning(code, agent, Lexis.quotedString(cursor));
    }

    /** {@code hostport / pseudonym}: a token that a port follows must be a host. */
    private static Slice readAgent(Cursor cursor) {
        int from = cursor.position();
        if (cursor.peek() != '[') {
            cursor.take(Lexis.TOKEN, HeaderRule.WARNING);
        }
        if (cursor.peek() == '[' || cursor.peek() == ':') {
            cursor.moveTo(from);
            HostPort.read(cursor);
        }
        return cursor.since(from);
    }

    /**
     * What the warning says.
     *
     * @return the words with their escapes resolved
     */
    public String warnText() {
        return Lexis.unquote(words);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(code).octet(' ').slice(agent).ascii(" \"").slice(words).octet('"');
    }

    @Override
    public String toString() {
        return text();
    }
}
