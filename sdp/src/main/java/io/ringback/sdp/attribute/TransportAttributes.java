package io.ringback.sdp.attribute;

import io.ringback.sdp.field.MediaLine;
import java.util.List;

/** The types of the attributes of connections, of their protection, and of SCTP. */
public final class TransportAttributes {
    /** Who opens the connection, RFC 4145 §4. */
    public static final AttributeType<Setup> SETUP = AttributeType.of("setup", Setup::read);

    /** Whether the connection is a new one, RFC 4145 §5. */
    public static final AttributeType<ConnectionUse> CONNECTION = AttributeType.of("connection", ConnectionUse::read);

    /** The hash of the certificate, RFC 8122 §5. */
    public static final AttributeType<Fingerprint> FINGERPRINT = AttributeType.of("fingerprint", Fingerprint::read);

    /** Keys of media packets, RFC 4568. */
    public static final AttributeType<Crypto> CRYPTO = AttributeType.of("crypto", Crypto::read);

    /** The port of SCTP, 0 to 65535, RFC 8841 §5. */
    public static final AttributeType<Integer> SCTP_PORT = AttributeType.of(
            "sctp-port",
            cursor -> (int) Numbers.canonical(cursor, MediaLine.HIGHEST_PORT, AttributeRule.SCTP_PORT),
            (value, to) -> to.decimal(value));

    /** The largest message that is taken, in bytes, 0 for any, RFC 8841 §6. */
    public static final AttributeType<Long> MAX_MESSAGE_SIZE = AttributeType.of(
            "max-message-size",
            cursor -> Numbers.canonical(cursor, Long.MAX_VALUE, AttributeRule.MESSAGE_SIZE),
            (value, to) -> to.decimal(value));

    static final List<AttributeType<?>> ALL =
            List.of(SETUP, CONNECTION, FINGERPRINT, CRYPTO, SCTP_PORT, MAX_MESSAGE_SIZE);

    private TransportAttributes() {}
}
