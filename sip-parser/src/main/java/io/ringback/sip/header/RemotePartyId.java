package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls or is called, as a provider's network tells it: one value of Remote-Party-ID (draft-ietf-sip-privacy-04,
 * which RFC 3325 has replaced but much equipment has kept).
 *
 * @param party the address, whose parameters tell what it is
 */
public record RemotePartyId(NameAddr party) implements Writable {
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .word("screen", "no", "yes")
            .token("party", "id-type")
            .value("privacy", RemotePartyId::skipPrivacy, RemotePartyId::plainPrivacyEnd);

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static RemotePartyId read(Cursor cursor) {
        return new RemotePartyId(NameAddr.readInBrackets(cursor, PARAMETERS));
    }

    static boolean isPlain(byte[] bytes, int from, int to, ParseLimits limits) {
        return PlainAddress.matchesInBrackets(bytes, from, to, PARAMETERS, limits);
    }

    static @Nullable RemotePartyId plain(byte[] bytes, int from, int to, ParseLimits limits) {
        NameAddr party = PlainAddress.readInBrackets(bytes, from, to, PARAMETERS, limits);
        return party == null ? null : new RemotePartyId(party);
    }

    private static int plainPrivacyEnd(byte[] bytes, int from, int end) {
        int to = Lexis.TOKEN.endOfRun(bytes, from, end);
        return to > from ? to : -1;
    }

    /** One {@code rpi-priv-element}, or several in quotes with commas between them. */
    private static void skipPrivacy(Cursor cursor) {
        if (!cursor.skip('"')) {
            cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
            return;
        }
        do {
            cursor.take(Lexis.TOKEN, AddressRule.PARAMETER);
        } while (Lexis.skipSeparator(cursor, ','));
        cursor.expect('"', AddressRule.PARAMETER);
    }

    /**
     * Tells whether the network has checked the address.
     *
     * @return true if the parameter {@code screen} says {@code yes}
     */
    public boolean isScreened() {
        return party.parameters()
                .value("screen")
                .map(screen -> screen.equalsIgnoreCase("yes"))
                .orElse(false);
    }

    /**
     * Which party this is.
     *
     * @return {@code calling}, {@code called} or another token; empty if it is not told
     */
    public Optional<Slice> role() {
        return party.parameters().value("party");
    }

    /**
     * What kind of identity this is.
     *
     * @return {@code subscriber}, {@code user}, {@code term} or another token; empty if it is not told
     */
    public Optional<Slice> idType() {
        return party.parameters().value("id-type");
    }

    /**
     * What of the party is to be kept private.
     *
     * @return {@code full}, {@code name}, {@code uri}, {@code off} and others, each perhaps with {@code -network}
     *     behind it; several have commas between them; empty if it is not told
     */
    public Optional<String> privacy() {
        return party.parameters().text("privacy");
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
