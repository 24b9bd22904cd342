package io.ringback.sip.message;

import io.ringback.sip.header.ExtensionTypes;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;

/** What was done to the content of a part to carry it, as its Content-Transfer-Encoding tells: RFC 2045 §6.1. */
enum TransferEncoding {
    /** Nothing. */
    IDENTITY,
    QUOTED_PRINTABLE,
    BASE64,
    /** Something that is not known here. */
    UNKNOWN;

    /**
     * The encoding that a part's header fields tell.
     *
     * @throws SyntaxException if it is no token
     */
    static TransferEncoding of(Headers headers) {
        Optional<Slice> told = headers.first(ExtensionTypes.CONTENT_TRANSFER_ENCODING);
        return told.map(TransferEncoding::of).orElse(IDENTITY);
    }

    private static TransferEncoding of(Slice name) {
        if (name.equalsIgnoreCase("7bit") || name.equalsIgnoreCase("8bit") || name.equalsIgnoreCase("binary")) {
            return IDENTITY;
        }
        if (name.equalsIgnoreCase("base64")) {
            return BASE64;
        }
        return name.equalsIgnoreCase("quoted-printable") ? QUOTED_PRINTABLE : UNKNOWN;
    }
}
