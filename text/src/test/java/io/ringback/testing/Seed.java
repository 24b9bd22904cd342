package io.ringback.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The nine messages of the call that the project began with: a gateway calls over a provider's trunk with digest
 * authentication. Their only change is the gateway's address, 203.0.113.100.
 */
public enum Seed {
    /** The gateway's first INVITE. */
    INVITE("01-invite"),
    /** The trunk's 100 to it. */
    TRYING("02-100"),
    /** The trunk's challenge. */
    CHALLENGE("03-407"),
    /** The ACK to the challenge. */
    CHALLENGE_ACK("04-ack"),
    /** The INVITE with credentials. */
    AUTHORIZED_INVITE("05-invite-auth"),
    /** The trunk's 100 to it. */
    AUTHORIZED_TRYING("06-100"),
    /** Early media. */
    SESSION_PROGRESS("07-183"),
    /** The answer. */
    OK("08-200"),
    /** The ACK to the answer. */
    OK_ACK("09-ack");

    private final String file;

    Seed(String file) {
        this.file = file;
    }

    /** The name of the message's file, without extension. */
    public String file() {
        return file;
    }

    /** A copy of the message's bytes. */
    public byte[] bytes() {
        try (InputStream in = Seed.class.getResourceAsStream("seed/" + file + ".sip")) {
            if (in == null) {
                throw new IllegalStateException("no test resource seed/" + file + ".sip");
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All nine, in order. */
    public static List<Seed> all() {
        return List.of(values());
    }
}
