package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * By whom a call was diverted: one value of Diversion (RFC 5806, with the grammar that RFC 6044 §3.2 gives it).
 *
 * @param diverter the address, whose parameters tell how
 */
public record Diversion(NameAddr diverter) implements Writable {
    private static final int MOST = 99;
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .value("reason", Diversion::skipWord)
            .number("counter", MOST)
            .number("limit", MOST)
            .value("privacy", Diversion::skipWord)
            .value("screen", Diversion::skipWord);

    /**
     * A diversion.
     *
     * @param diverter who has diverted the call
     * @param reason why, such as {@code no-answer}
     * @return the value
     */
    public static Diversion of(NameAddr diverter, String reason) {
        Parameters parameters = diverter.parameters().with("reason", Lexis.requireToken(reason));
        return new Diversion(diverter.withParameters(parameters));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Diversion read(Cursor cursor) {
        return new Diversion(NameAddr.readInBrackets(cursor, PARAMETERS));
    }

    private static void skipWord(Cursor cursor) {
        if (cursor.peek() == '"') {
            Lexis.quotedString(cursor);
        } else {
            cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
        }
    }

    /**
     * Why the call was diverted.
     *
     * @return {@code user-busy}, {@code no-answer}, {@code unconditional} or another word; empty if it is not told
     */
    public Optional<String> reason() {
        return diverter.parameters().text("reason");
    }

    /**
     * How often the call was diverted there.
     *
     * @return 0 to 99; empty if it is not told
     */
    public Optional<Integer> counter() {
        return diverter.parameters().number("counter").map(Long::intValue);
    }

    /**
     * How often the call may be diverted.
     *
     * @return 0 to 99; empty if it is not told
     */
    public Optional<Integer> limit() {
        return diverter.parameters().number("limit").map(Long::intValue);
    }

    /**
     * What of the diverter is to be kept private.
     *
     * @return {@code full}, {@code name}, {@code uri}, {@code off} or another word; empty if it is not told
     */
    public Optional<String> privacy() {
        return diverter.parameters().text("privacy");
    }

    /**
     * Whether the network has checked the diverter's address.
     *
     * @return {@code yes}, {@code no} or another word; empty if it is not told
     */
    public Optional<String> screen() {
        return diverter.parameters().text("screen");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        diverter.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
