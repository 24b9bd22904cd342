package io.ringback.sip.header;

/** The name of a header field: one that is known here, or any other. Names have no case (RFC 3261 §7.3.1). */
public sealed interface HeaderName permits KnownHeader, OtherHeader {
    /**
     * The name of a text.
     *
     * @param name a header field's long or compact name, in any case of letters
     * @return the known name if there is one, else another
     * @throws IllegalArgumentException if it is no token
     */
    static HeaderName of(String name) {
        KnownHeader known = KnownHeader.find(name);
        return known != null ? known : new OtherHeader(name);
    }

    /**
     * The name as it is printed.
     *
     * @return the long form
     */
    String printed();
}
