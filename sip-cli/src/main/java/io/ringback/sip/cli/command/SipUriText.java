package io.ringback.sip.cli.command;

import io.ringback.sip.address.SipUri;
import io.ringback.text.SyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** SIP URIs on the command line; the scheme may be left out. */
final class SipUriText implements ITypeConverter<SipUri> {
    /** Made by picocli. */
    SipUriText() {}

    @Override
    public SipUri convert(String value) {
        try {
            return read(value);
        } catch (UsageException e) {
            throw new TypeConversionException(e.getMessage());
        } catch (SyntaxException | IllegalArgumentException e) {
            throw new TypeConversionException("a SIP URI is expected");
        }
    }

    /** Reads a URI that can be called now. */
    static SipUri read(String value) {
        boolean complete = hasScheme(value, "sip:") || hasScheme(value, "sips:");
        SipUri uri = SipUri.of(complete ? value : "sip:" + value);
        uri.transport().ifPresent(TransportOptions::check);
        return uri;
    }

    static boolean hasScheme(String value, String scheme) {
        return value.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
