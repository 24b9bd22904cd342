package io.ringback.benchmarks;

import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Seed;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bytes that digest hashes, prepared, and nothing but their hashes. */
@State(Scope.Thread)
public class DigestFloor {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String NONCE = "559389cd4b456fe70b70959fd9b16c9e";

    /** The algorithm. */
    @Param({"MD5", "SHA-256", "SHA-512-256"})
    public String algorithm = "";

    private final byte[] hash = new byte[32];
    private MessageDigest digest = digest("MD5");
    private byte[] a1 = {};
    private byte[] a2 = {};
    private byte[] last = {};
    private byte[] response = {};
    private int ha2At;

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.replace("512-", "512/"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prepares the bytes. */
    @Setup
    public void prepare() {
        digest = digest(algorithm);
        SipRequest invite = (SipRequest) DigestCase.message(Seed.INVITE);
        a1 = ascii(DigestCase.USER + ":" + DigestCase.REALM + ":" + DigestCase.PASSWORD);
        a2 = ascii("INVITE:" + invite.rawRequestUri());
        String blank = "0".repeat(2 * digest.getDigestLength());
        String before = blank + ":" + NONCE + ":00000001:" + DigestCase.CNONCE + ":auth:";
        last = ascii(before + blank);
        ha2At = before.length();
        response = new byte[2 * digest.getDigestLength()];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] threeHashes() {
        hash(a1, last, 0);
        return twoHashes();
    }

    byte[] twoHashes() {
        hash(a2, last, ha2At);
        hash(last, response, 0);
        return response;
    }

    private void hash(byte[] text, byte[] to, int at) {
        try {
            digest.update(text, 0, text.length);
            int size = digest.digest(hash, 0, hash.length);
            for (int i = 0, j = at; i < size; i++) {
                to[j++] = DIGITS[(hash[i] >> 4) & 0xF];
                to[j++] = DIGITS[hash[i] & 0xF];
            }
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }
}
