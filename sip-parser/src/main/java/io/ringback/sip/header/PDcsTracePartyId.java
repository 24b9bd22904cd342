package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.time.Instant;
import java.util.Optional;

/**
 * Who made a call that the one who was called wants to have traced: P-DCS-Trace-Party-ID (RFC 5503 §5.1).
 *
 * @param party the caller's address, whose parameters may have {@code timestamp}
 */
public record PDcsTracePartyId(NameAddr party) implements Writable {
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;
    private static final long FROM_1900_TO_1970 = 2_208_988_800L;
    private static final int NANO_DIGITS = 9;
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().value("timestamp", PDcsTracePartyId::readTime);

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PDcsTracePartyId read(Cursor cursor) {
        return new PDcsTracePartyId(NameAddr.readInBrackets(cursor, PARAMETERS));
    }

    /** {@code 1*DIGIT ["." 1*DIGIT]}, NTP's seconds, of which there are 32 bits. */
    private static Instant readTime(Cursor cursor) {
        long seconds = cursor.number(MOST_SECONDS, HeaderRule.TRACE_TIME) - FROM_1900_TO_1970;
        if (!cursor.skip('.')) {
            return Instant.ofEpochSecond(seconds);
        }
        Slice decimals = cursor.take(CharClass.DIGIT, HeaderRule.TRACE_TIME);
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            nanos = nanos * 10 + (i < decimals.length() ? decimals.byteAt(i) - '0' : 0);
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /**
     * When the traced call arrived.
     *
     * @return the time, to the nanosecond at most, from 1900 to 2036; empty if it is not told
     */
    public Optional<Instant> received() {
        return ParameterValue.of(party.parameters(), "timestamp", PDcsTracePartyId::readTime);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        party.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
