package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * Which dialog a new one is to be joined with: Join (RFC 3911 §7.1).
 *
 * @param callId the dialog's Call-ID
 * @param parameters {@code to-tag}, {@code from-tag} and others
 */
public record Join(Slice callId, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Join {
        Lexis.requireReadable(callId, CallId::read);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().token("to-tag", "from-tag").required("to-tag", "from-tag");

    /**
     * A dialog.
     *
     * @param callId its Call-ID
     * @param toTag the tag of the user agent that gets this value; {@code 0} if it has none
     * @param fromTag the tag of the other user agent; {@code 0} if it has none
     * @return the value
     */
    public static Join of(Slice callId, Slice toTag, Slice fromTag) {
        return new Join(
                callId, Parameters.none().with("to-tag", toTag.toString()).with("from-tag", fromTag.toString()));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none, or a tag is missing
     */
    public static Join read(Cursor cursor) {
        return new Join(CallId.read(cursor), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * The tag of the user agent that gets this value.
     *
     * @return a token; {@code 0} stands for no tag too
     */
    public Slice toTag() {
        return parameters.value("to-tag").orElse(Slice.empty());
    }

    /**
     * The tag of the other user agent.
     *
     * @return a token; {@code 0} stands for no tag too
     */
    public Slice fromTag() {
        return parameters.value("from-tag").orElse(Slice.empty());
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(callId);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
