package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import java.util.Locale;

/**
 * A header field's name that is not in {@link KnownHeader}. Equal to another whatever the case of letters.
 *
 * @param printed the name as it is printed, a token
 */
public record OtherHeader(String printed) implements HeaderName {
    /** Checks that the name is a token. */
    public OtherHeader {
        Lexis.requireToken(printed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OtherHeader that && printed.equalsIgnoreCase(that.printed);
    }

    @Override
    public int hashCode() {
        return printed.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return printed;
    }
}
