package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A password, or H(A1) for some hash functions, or both. It changes only when it is overwritten. */
final class StoredSecret {
    private final byte @Nullable [] password;
    private final byte[] @Nullable [] ha1;

    private StoredSecret(byte @Nullable [] password, byte[] @Nullable [] ha1) {
        this.password = password;
        this.ha1 = ha1;
    }

    /** Takes over a password. */
    static StoredSecret of(byte[] password) {
        return new StoredSecret(password, new byte[HashFunction.COUNT][]);
    }

    /** Nothing. */
    static StoredSecret none() {
        return new StoredSecret(null, new byte[HashFunction.COUNT][]);
    }

    /** A copy that also has the digits of H(A1), which are taken over. */
    StoredSecret with(HashFunction function, byte[] digits) {
        byte[] same = password;
        StoredSecret copy = new StoredSecret(same == null ? null : same.clone(), new byte[HashFunction.COUNT][]);
        for (int i = 0; i < ha1.length; i++) {
            byte[] known = ha1[i];
            copy.ha1[i] = known == null ? null : known.clone();
        }
        copy.ha1[function.place()] = digits;
        return copy;
    }

    boolean stores(HashFunction function) {
        return ha1[function.place()] != null;
    }

    boolean covers(HashFunction function) {
        return password != null || stores(function);
    }

    /** Makes H(A1) the scratch's key; false if the hash function is not covered. */
    boolean keepHa1(DigestScratch scratch, HashFunction function, Slice username, Slice realm) {
        byte[] known = ha1[function.place()];
        if (known != null) {
            scratch.takeKey(known);
            return true;
        }
        byte[] secret = password;
        if (secret != null) {
            DigestResponse.keepHa1(scratch, function, username, realm, secret);
        }
        return secret != null;
    }

    void wipe() {
        byte[] secret = password;
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
        }
        for (byte[] digits : ha1) {
            if (digits != null) {
                Arrays.fill(digits, (byte) 0);
            }
        }
    }
}
