package io.ringback.benchmarks;

import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.testing.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The session descriptions that are measured. */
final class Bodies {
    private Bodies() {}

    /** The 240 bytes of the seed's 183, or a browser's offer of some 6 KB. */
    static byte[] of(String name) {
        return switch (name) {
            case "07-183" ->
                ((SipMessage) SipParser.strict().parse(Seed.SESSION_PROGRESS.bytes()))
                        .body()
                        .toBytes();
            case "browser-offer" -> resource("browser-offer.sdp");
            default -> throw new IllegalArgumentException("no description " + name);
        };
    }

    private static byte[] resource(String name) {
        try (InputStream in = Bodies.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
