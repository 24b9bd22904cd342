package io.ringback.sip.transport;

/** What a TLS handshake can fail at. */
public enum TlsCheck {
    /** The other side's certificate leads to no root that is trusted. */
    TRUST("the certificate leads to no trusted root"),
    /** The other side's certificate is not valid yet, or not any more. */
    VALIDITY("the certificate is expired or not valid yet"),
    /** The other side's certificate is not made for this use (RFC 5280 §4.2.1.12). */
    USAGE("the certificate is not made for this use"),
    /** The other side's certificate does not speak for the domain (RFC 5922 §7.3). */
    DOMAIN("the certificate does not speak for the domain"),
    /** There is no domain that the other side could prove: the hop has only an address. */
    NO_DOMAIN("no domain is known that the certificate should speak for"),
    /** The other side has shown no certificate, though one is required. */
    NO_CERTIFICATE("the other side has shown no certificate"),
    /** We have no certificate to show. */
    NO_CERTIFICATE_OF_OURS("there is no certificate to show"),
    /** The other side has refused our certificate. */
    OUR_CERTIFICATE("the other side does not accept our certificate"),
    /** There is no version or cipher that both sides know. */
    AGREEMENT("there is no version or cipher that both sides know"),
    /** What came is not TLS, or breaks its rules, or the connection ended meanwhile. */
    PROTOCOL("the other side does not speak TLS, or left");

    private final String description;

    TlsCheck(String description) {
        this.description = description;
    }

    /**
     * What has failed, in words.
     *
     * @return a part of a sentence
     */
    public String description() {
        return description;
    }
}
