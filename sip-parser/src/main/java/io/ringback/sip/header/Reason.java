package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Why a request was sent: one value of Reason (RFC 3326 §2).
 *
 * @param protocol {@code SIP}, {@code Q.850} or another token; it has no case
 * @param parameters {@code cause}, {@code text} and others
 */
public record Reason(Slice protocol, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Reason {
        Lexis.requireToken(protocol);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().number("cause", Integer.MAX_VALUE).quoted("text");

    /**
     * A reason.
     *
     * @param protocol {@code SIP} or {@code Q.850}
     * @param cause a status code, or a cause value of ISDN
     * @param words words for people, without line ends
     * @return the reason
     */
    public static Reason of(String protocol, int cause, String words) {
        Parameters parameters =
                Parameters.none().with("cause", Integer.toString(cause)).withQuoted("text", words);
        return new Reason(Slice.of(Lexis.requireToken(protocol)), parameters);
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Reason read(Cursor cursor) {
        Slice protocol = cursor.take(Lexis.TOKEN, AddressRule.TOKEN);
        return new Reason(protocol, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * The status code, or the cause value of ISDN.
     *
     * @return 0 or more; empty if it is not told
     */
    public Optional<Integer> cause() {
        return parameters.number("cause").map(Long::intValue);
    }

    /**
     * Words for people.
     *
     * @return the parameter {@code text} without quotes; empty if it is not told
     */
    public Optional<String> words() {
        return parameters.text("text");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(protocol);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
