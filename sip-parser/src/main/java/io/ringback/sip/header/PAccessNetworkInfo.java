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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The network by which a user agent gets its connection: one value of P-Access-Network-Info (RFC 7315 §4.4, §5.4, RFC
 * 7913 §2).
 *
 * @param access the access type, such as {@code 3GPP-E-UTRAN-FDD}, or its class
 * @param parameters where in that network, who says so, and others
 */
public record PAccessNetworkInfo(Slice access, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public PAccessNetworkInfo {
        Lexis.requireToken(access);
    }

    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .flag("network-provided")
            .quoted("local-time-zone")
            .quoted("dvb-rcs2-node-id");

    private static final Set<String> LOCATIONS = Set.of(
            "cgi-3gpp",
            "utran-cell-id-3gpp",
            "dsl-location",
            "i-wlan-node-id",
            "ci-3gpp2",
            "ci-3gpp2-femto",
            "eth-location",
            "fiber-location",
            "gstn-location",
            "utran-sai-3gpp",
            "operator-specific-gi");

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PAccessNetworkInfo read(Cursor cursor) {
        return new PAccessNetworkInfo(cursor.take(Lexis.TOKEN, AddressRule.TOKEN), Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Tells whether the network says so, and not the user agent.
     *
     * @return true if the parameter {@code network-provided} is there
     */
    public boolean isNetworkProvided() {
        return parameters.has("network-provided");
    }

    /**
     * Where in the network the user agent is.
     *
     * @return the value of {@code cgi-3gpp}, {@code utran-cell-id-3gpp}, {@code dsl-location}, {@code i-wlan-node-id},
     *     {@code ci-3gpp2}, {@code ci-3gpp2-femto}, {@code eth-location}, {@code fiber-location},
     *     {@code gstn-location}, {@code utran-sai-3gpp} or {@code operator-specific-GI} without quotes, whichever comes
     *     first; empty if it is not told
     */
    public Optional<String> location() {
        return parameters.list().stream()
                .map(parameter -> parameter.name().toString().toLowerCase(Locale.ROOT))
                .filter(LOCATIONS::contains)
                .findFirst()
                .flatMap(parameters::text);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(access);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
