package io.ringback.sip.header;

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
 * A dialog that the sender of a request outside of it knows, as a sign that it may be trusted: Target-Dialog (RFC 4538
 * §7).
 *
 * @param callId the dialog's Call-ID
 * @param parameters {@code local-tag}, {@code remote-tag} and others
 */
public record TargetDialog(Slice callId, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public TargetDialog {
        Lexis.requireReadable(callId, CallId::read);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().token("local-tag", "remote-tag");

    /**
     * A dialog.
     *
     * @param callId its Call-ID
     * @param localTag the sender's own tag
     * @param remoteTag the tag of who gets this value
     * @return the value
     */
    public static TargetDialog of(Slice callId, Slice localTag, Slice remoteTag) {
        return new TargetDialog(
                callId,
                Parameters.none().with("local-tag", localTag.toString()).with("remote-tag", remoteTag.toString()));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static TargetDialog read(Cursor cursor) {
        return new TargetDialog(CallId.read(cursor), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * The sender's tag.
     *
     * @return a token; empty if it is not told
     */
    public Optional<Slice> localTag() {
        return parameters.value("local-tag");
    }

    /**
     * The tag of who gets this value.
     *
     * @return a token; empty if it is not told
     */
    public Optional<Slice> remoteTag() {
        return parameters.value("remote-tag");
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
