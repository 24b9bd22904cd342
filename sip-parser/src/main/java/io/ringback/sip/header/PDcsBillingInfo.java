package io.ringback.sip.header;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * What a call is billed by: P-DCS-Billing-Info (RFC 5503 §7.1).
 *
 * @param correlation the identifier that the call's records have in common: 1 to 48 hexadecimal digits
 * @param entity the financial entity: 1 to 16 hexadecimal digits
 * @param domain the entity's domain
 * @param parameters who pays, who calls whom, and others
 */
public record PDcsBillingInfo(Slice correlation, Slice entity, Host domain, Parameters parameters) implements Writable {
    private static final int CORRELATION_DIGITS = 48;
    private static final int ENTITY_DIGITS = 16;

    /** Refuses identifiers that are no hexadecimal digits, or too long. */
    public PDcsBillingInfo {
        Lexis.requireReadable(correlation, PDcsBillingInfo::readCorrelation);
        Lexis.requireReadable(entity, PDcsBillingInfo::readEntity);
    }

    private static final CharClass PHONE_DIGIT = CharClass.DIGIT.or(CharClass.of("-.()"));
    private static final CharClass PHONE_HEX = PHONE_DIGIT.or(CharClass.HEX).or(CharClass.of("*#"));
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .token("rksgroup")
            .value("charge", QuotedUri::read)
            .value("calling", QuotedUri::read)
            .value("called", QuotedUri::read)
            .value("routing", QuotedUri::read)
            .value("locroute", QuotedUri::read)
            .value("jip", PDcsBillingInfo::skipJurisdiction);

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static PDcsBillingInfo read(Cursor cursor) {
        Slice correlation = readCorrelation(cursor);
        cursor.expect('/', HeaderRule.BILLING_INFO);
        Slice entity = readEntity(cursor);
        cursor.expect('@', HeaderRule.BILLING_INFO);
        return new PDcsBillingInfo(correlation, entity, Host.read(cursor), Parameters.read(cursor, PARAMETERS));
    }

    private static Slice readCorrelation(Cursor cursor) {
        return HexDigits.read(cursor, CORRELATION_DIGITS, HeaderRule.BILLING_INFO);
    }

    private static Slice readEntity(Cursor cursor) {
        return HexDigits.read(cursor, ENTITY_DIGITS, HeaderRule.BILLING_INFO);
    }

    /** {@code LDQUOT 1*phonedigit-hex ";jip-context=" "+" 1*3(phonedigit) *phonedigit-hex RDQUOT}. */
    private static void skipJurisdiction(Cursor cursor) {
        cursor.expect('"', HeaderRule.JURISDICTION);
        cursor.take(PHONE_HEX, HeaderRule.JURISDICTION);
        if (!cursor.skipIgnoreCase(";jip-context=+")) {
            throw cursor.error(HeaderRule.JURISDICTION);
        }
        cursor.take(PHONE_DIGIT, HeaderRule.JURISDICTION);
        cursor.skipAll(PHONE_HEX);
        cursor.expect('"', HeaderRule.JURISDICTION);
    }

    /**
     * The group of servers that keep the call's records.
     *
     * @return a token; empty if it is not told
     */
    public Optional<Slice> recordKeepers() {
        return parameters.value("rksgroup");
    }

    /**
     * Who pays.
     *
     * @return the account; empty if it is not told
     */
    public Optional<Uri> charge() {
        return ParameterValue.of(parameters, "charge", QuotedUri::read);
    }

    /**
     * Who calls.
     *
     * @return the account; empty if it is not told
     */
    public Optional<Uri> calling() {
        return ParameterValue.of(parameters, "calling", QuotedUri::read);
    }

    /**
     * Who is called.
     *
     * @return the account; empty if it is not told
     */
    public Optional<Uri> called() {
        return ParameterValue.of(parameters, "called", QuotedUri::read);
    }

    /**
     * Where the call is routed to.
     *
     * @return the number; empty if it is not told
     */
    public Optional<Uri> routing() {
        return ParameterValue.of(parameters, "routing", QuotedUri::read);
    }

    /**
     * The number by which the location of the one who is called is found.
     *
     * @return the number; empty if it is not told
     */
    public Optional<Uri> locationRouting() {
        return ParameterValue.of(parameters, "locroute", QuotedUri::read);
    }

    /**
     * The jurisdiction in which the call began.
     *
     * @return the digits and their {@code jip-context}, without quotes; empty if it is not told
     */
    public Optional<String> jurisdiction() {
        return parameters.text("jip");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(correlation).octet('/').slice(entity).octet('@');
        domain.writeTo(writer);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
