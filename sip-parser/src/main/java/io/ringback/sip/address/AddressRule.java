package io.ringback.sip.address;

import io.ringback.text.Rule;

/** The rules of addresses, and of the words that all header fields are made of, that input can break. */
public enum AddressRule implements Rule {
    /** A URI without a scheme, or with a character in it that no scheme has. */
    SCHEME("RFC 3261 §25.1 scheme", "a URI begins with a scheme and a colon"),
    /** A URI with a character that no URI has. */
    URI_CHARACTER("RFC 3261 §25.1 absoluteURI", "this character has no place in a URI"),
    /** A percent sign that two hexadecimal digits do not follow. */
    ESCAPE("RFC 3261 §25.1 escaped", "a percent sign is followed by two hexadecimal digits"),
    /** User information that is empty or has a character that must be escaped. */
    USER("RFC 3261 §25.1 userinfo", "the user part is not empty and reserved characters in it are escaped"),
    /** Something that is neither a name, nor an IPv4 address, nor an IPv6 reference. */
    HOST("RFC 3261 §25.1 host", "a host is a name, an IPv4 address, or an IPv6 address in brackets"),
    /** A port that is no number, or not 1 to 65535. */
    PORT("RFC 3261 §25.1 port", "a port is a number from 1 to 65535"),
    /** A URI parameter with an empty name, or with a character that must be escaped. */
    URI_PARAMETER("RFC 3261 §25.1 uri-parameters", "a URI parameter is a name, or a name = value"),
    /** A URI's headers that are not name = value pairs. */
    URI_HEADERS("RFC 3261 §25.1 headers", "the headers of a URI are name = value pairs"),
    /** A telephone number without digits, or a parameter of it that is wrong. */
    TELEPHONE("RFC 3966 §3", "a tel URI is a telephone number and its parameters"),
    /** A header parameter with a wrong name or value. */
    PARAMETER("RFC 3261 §25.1 generic-param", "a parameter is a token, or a token = value"),
    /** A parameter that stands there twice. */
    PARAMETER_TWICE("RFC 3261 §7.3.1", "a parameter occurs only once"),
    /** A parameter that must be there and is not. */
    PARAMETER_MISSING("RFC 3261 §25.1", "this value has a mandatory parameter"),
    /** A quoted string that does not end, or has a character that must be escaped. */
    QUOTED_STRING("RFC 3261 §25.1 quoted-string", "a quoted string ends with a quote"),
    /** A comment that does not end, or has a character that must be escaped. */
    COMMENT("RFC 3261 §25.1 comment", "a comment ends with a parenthesis"),
    /** Free text with a control character. */
    TEXT("RFC 3261 §25.1 TEXT-UTF8-TRIM", "text has no control characters"),
    /** Bytes beyond ASCII that are no characters. */
    UTF8("RFC 3629 §4", "characters beyond ASCII are well-formed UTF-8"),
    /** A display name that is neither tokens nor a quoted string. */
    DISPLAY_NAME("RFC 3261 §25.1 display-name", "a display name is tokens or one quoted string"),
    /** A bracket that is not closed. */
    NAME_ADDR("RFC 3261 §25.1 name-addr", "a URI in angle brackets ends with a bracket"),
    /** A URI outside of brackets with a character that only a URI in brackets may have. */
    ADDR_SPEC("RFC 3261 §20", "a URI with a comma, question mark or semicolon stands in angle brackets"),
    /** A name without a token's character, or with another one. */
    TOKEN("RFC 3261 §25.1 token", "a token is made of letters, digits and a few marks, without blanks");

    private final String source;
    private final String description;

    AddressRule(String source, String description) {
        this.source = source;
        this.description = description;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String description() {
        return description;
    }
}
