package io.ringback.sip.auth;

import io.ringback.sip.address.Lexis;
import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's name and secret: a password, or H(A1) for one realm and for some hash functions. The secret is never shown,
 * neither by {@link #toString} nor in exceptions, and is overwritten when that is asked for. Safe for use by many
 * threads.
 */
public final class UserCredentials {
    private static final int LONGEST_ENCODING = 3;

    private final Slice username;
    private final Map<HashFunction, byte[]> ha1;
    private byte @Nullable [] password;

    private UserCredentials(Slice username, byte @Nullable [] password, Map<HashFunction, byte[]> ha1) {
        this.username = username;
        this.password = password;
        this.ha1 = ha1;
    }

    /**
     * A user with a password.
     *
     * @param username any text without line ends and NUL
     * @param password the password, hashed as UTF-8; it is copied, so wipe yours
     * @return the credentials
     * @throws IllegalArgumentException if the name has a line end or NUL
     */
    public static UserCredentials ofPassword(String username, char[] password) {
        byte[] room = new byte[LONGEST_ENCODING * password.length];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), encoded, true);
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        return new UserCredentials(nameOf(username), bytes, new EnumMap<>(HashFunction.class));
    }

    /**
     * A user whose password is not known, but H(A1) is.
     *
     * @param username any text without line ends and NUL
     * @param hash the hash function that made it
     * @param ha1 H(username:realm:password) in hexadecimal digits; it is good for that realm only
     * @return the credentials
     * @throws IllegalArgumentException if the name has a line end or NUL, or the hash does not have its digits
     */
    public static UserCredentials ofHa1(String username, HashFunction hash, CharSequence ha1) {
        Map<HashFunction, byte[]> known = new EnumMap<>(HashFunction.class);
        known.put(hash, digitsOf(hash, ha1));
        return new UserCredentials(nameOf(username), null, known);
    }

    /**
     * These credentials with H(A1) for one more hash function.
     *
     * @param hash the hash function that made it
     * @param digits H(username:realm:password) in hexadecimal digits
     * @return new credentials, to be wiped for themselves
     * @throws IllegalArgumentException if the hash does not have its digits
     */
    public synchronized UserCredentials withHa1(HashFunction hash, CharSequence digits) {
        Map<HashFunction, byte[]> known = new EnumMap<>(HashFunction.class);
        ha1.forEach((function, value) -> known.put(function, value.clone()));
        known.put(hash, digitsOf(hash, digits));
        byte[] same = password;
        return new UserCredentials(username, same == null ? null : same.clone(), known);
    }

    private static Slice nameOf(String username) {
        return Slice.of(Lexis.requireNoBreak(username));
    }

    private static byte[] digitsOf(HashFunction hash, CharSequence ha1) {
        byte[] digits = new byte[hash.hexLength()];
        boolean right = ha1.length() == digits.length;
        for (int i = 0; right && i < digits.length; i++) {
            int value = ha1.charAt(i) > 0x7F ? -1 : Ascii.hexValue(ha1.charAt(i));
            right = value >= 0;
            digits[i] = Ascii.hexDigit(value);
        }
        if (!right) {
            throw new IllegalArgumentException("H(A1) of " + hash + " has " + digits.length + " hexadecimal digits");
        }
        return digits;
    }

    /**
     * The user's name.
     *
     * @return its UTF-8 bytes
     */
    public Slice username() {
        return username;
    }

    /**
     * Tells whether H(A1) can be had for a hash function: a password is good for all, a known H(A1) for its own.
     *
     * @param hash the hash function
     * @return false also when the secret was wiped
     */
    public synchronized boolean covers(HashFunction hash) {
        return password != null || ha1.containsKey(hash);
    }

    /** Whether H(A1) is known and need not be computed. */
    synchronized boolean stores(HashFunction hash) {
        return ha1.containsKey(hash);
    }

    /** A copy of H(A1), or null if the secret was wiped or does not cover the hash function. */
    synchronized byte @Nullable [] ha1(DigestScratch scratch, HashFunction hash, Slice realm) {
        byte[] known = ha1.get(hash);
        if (known != null) {
            return known.clone();
        }
        byte[] secret = password;
        return secret == null ? null : DigestResponse.ha1(scratch, hash, username, realm, secret);
    }

    /** Overwrites the secret. These credentials cover nothing from now on. */
    public synchronized void wipe() {
        byte[] secret = password;
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
            password = null;
        }
        ha1.values().forEach(digits -> Arrays.fill(digits, (byte) 0));
        ha1.clear();
    }

    /** Nothing of the user or the secret. */
    @Override
    public String toString() {
        return "user credentials";
    }
}
