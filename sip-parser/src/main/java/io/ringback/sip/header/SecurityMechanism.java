package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * A way to secure the first hop: one value of Security-Client, Security-Server and Security-Verify (RFC 3329 §2.2).
 *
 * @param name {@code digest}, {@code tls}, {@code ipsec-3gpp} or another token; it has no case
 * @param parameters {@code q}, {@code d-alg}, {@code d-qop}, {@code d-ver} and others
 */
public record SecurityMechanism(Slice name, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public SecurityMechanism {
        Lexis.requireToken(name);
    }

    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .value("q", QValue::read)
            .token("d-alg", "d-qop")
            .value("d-ver", SecurityMechanism::skipDigest);
    private static final CharClass LOWER_HEX = CharClass.DIGIT.or(CharClass.range('a', 'f'));
    private static final int DIGEST_DIGITS = 32;

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static SecurityMechanism read(Cursor cursor) {
        return new SecurityMechanism(cursor.take(Lexis.TOKEN, AddressRule.TOKEN), Parameters.read(cursor, PARAMETERS));
    }

    /** {@code LDQUOT 32LHEX RDQUOT}. */
    private static void skipDigest(Cursor cursor) {
        cursor.expect('"', AddressRule.PARAMETER);
        if (cursor.skipAll(LOWER_HEX) != DIGEST_DIGITS) {
            throw cursor.error(AddressRule.PARAMETER);
        }
        cursor.expect('"', AddressRule.PARAMETER);
    }

    /**
     * How much this way is preferred.
     *
     * @return the parameter {@code q}, or 1 if it is absent
     */
    public QValue q() {
        return QValue.of(parameters);
    }

    /**
     * The digest's algorithm.
     *
     * @return the parameter {@code d-alg}; empty if it is not told
     */
    public Optional<Slice> digestAlgorithm() {
        return parameters.value("d-alg");
    }

    /**
     * The digest's quality of protection.
     *
     * @return the parameter {@code d-qop}; empty if it is not told
     */
    public Optional<Slice> digestQop() {
        return parameters.value("d-qop");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(name);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
