package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A nonce of AKA: the base64 of RAND, AUTN and perhaps data of the server (RFC 3310 §3.2). Not for use by several
 * threads.
 */
final class AkaNonce {
    private static final int PART = 16;

    private final byte[] bytes;

    private AkaNonce(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The nonce; empty if it is not base64 or too short. Its padding is not looked at: the RFC's own examples' is
     * wrong.
     */
    static Optional<AkaNonce> of(Slice nonce) {
        int end = nonce.length();
        while (end > 0 && nonce.byteAt(end - 1) == '=') {
            end--;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(nonce.slice(0, end).toBytes());
            return bytes.length < 2 * PART ? Optional.empty() : Optional.of(new AkaNonce(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] rand() {
        return Arrays.copyOf(bytes, PART);
    }

    byte[] autn() {
        return Arrays.copyOfRange(bytes, PART, 2 * PART);
    }
}
