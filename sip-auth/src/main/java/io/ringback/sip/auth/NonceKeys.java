package io.ringback.sip.auth;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a server's nonces are sealed with: one that makes new nonces, and earlier ones whose nonces are still
 * accepted. Every node that has the same keys accepts the same nonces. Immutable.
 */
public final class NonceKeys {
    /** How many keys are kept: the one in use and those before it. */
    public static final int MOST_KEYS = 4;

    private static final int SHORTEST = 16;
    private static final String MAC = "HmacSHA256";

    private final List<Key> keys;

    private NonceKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A key and the number by which nonces name it. */
    record Key(byte id, SecretKeySpec spec) {
        /** The number only. */
        @Override
        public String toString() {
            return "nonce key " + id;
        }
    }

    /**
     * A key that only this process knows.
     *
     * @return one key of 256 random bits
     */
    public static NonceKeys random() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        NonceKeys keys = of(0, secret);
        Arrays.fill(secret, (byte) 0);
        return keys;
    }

    /**
     * A key that several nodes share.
     *
     * @param id the key's number, 0 to 255, the same on every node
     * @param secret at least 16 bytes, copied
     * @return one key
     * @throws IllegalArgumentException if the number is out of range or the secret is too short
     */
    public static NonceKeys of(int id, byte[] secret) {
        return new NonceKeys(List.of(key(id, secret)));
    }

    /**
     * These keys, with another one for new nonces. To rotate keys in a cluster, give every node the new key with
     * {@link #alsoAccepting} first.
     *
     * @param id the new key's number, 0 to 255
     * @param secret at least 16 bytes, copied
     * @return the new key and the latest of these, {@link #MOST_KEYS} in all
     * @throws IllegalArgumentException if the number is out of range or the secret is too short
     */
    public NonceKeys rotatedTo(int id, byte[] secret) {
        return with(0, key(id, secret));
    }

    /**
     * These keys, with another one whose nonces are accepted, but that makes none.
     *
     * @param id the other key's number, 0 to 255
     * @param secret at least 16 bytes, copied
     * @return the key in use, the other one, and the latest of these, {@link #MOST_KEYS} in all
     * @throws IllegalArgumentException if the number is out of range or the secret is too short
     */
    public NonceKeys alsoAccepting(int id, byte[] secret) {
        return with(1, key(id, secret));
    }

    private NonceKeys with(int index, Key key) {
        List<Key> all = new ArrayList<>(keys);
        all.removeIf(known -> known.id() == key.id());
        all.add(Math.min(index, all.size()), key);
        return new NonceKeys(all.subList(0, Math.min(all.size(), MOST_KEYS)));
    }

    private static Key key(int id, byte[] secret) {
        if (id < 0 || id > 255 || secret.length < SHORTEST) {
            throw new IllegalArgumentException("a nonce key is a number from 0 to 255 and at least 16 bytes");
        }
        return new Key((byte) id, new SecretKeySpec(secret, MAC));
    }

    Key current() {
        return keys.get(0);
    }

    boolean has(Key key) {
        return keys.contains(key);
    }

    @Nullable
    Key find(byte id) {
        for (Key key : keys) {
            if (key.id() == id) {
                return key;
            }
        }
        return null;
    }

    /** How many keys there are. */
    @Override
    public String toString() {
        return keys.size() + " nonce keys";
    }
}
