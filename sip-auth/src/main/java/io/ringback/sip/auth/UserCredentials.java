package io.ringback.sip.auth;

import io.ringback.text.Ascii;
import io.ringback.text.Slice;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's name and secret: a password, or H(A1) for one realm and for some hash functions, or a SIM that makes a
 * password of each nonce. The secret is never shown, neither by {@link #toString} nor in exceptions, and is overwritten
 * when that is asked for. Safe for use by many threads.
 */
public final class UserCredentials {
    private static final int LONGEST_ENCODING = 3;

    private final Username username;
    private final Optional<AkaFunction> sim;

    /** Null once it was wiped. */
    private volatile @Nullable StoredSecret secret;

    private UserCredentials(Username username, StoredSecret secret, Optional<AkaFunction> sim) {
        this.username = username;
        this.secret = secret;
        this.sim = sim;
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
        return new UserCredentials(nameOf(username), StoredSecret.of(bytes), Optional.empty());
    }

    /**
     * A user whose password is bytes, such as the expected response of AKA ({@link AkaKeys#password}).
     *
     * @param username any text without line ends and NUL
     * @param password the password's bytes; they are copied, so wipe yours
     * @return the credentials
     * @throws IllegalArgumentException if the name has a line end or NUL
     */
    public static UserCredentials ofPassword(String username, byte[] password) {
        return new UserCredentials(nameOf(username), StoredSecret.of(password.clone()), Optional.empty());
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
        StoredSecret known = StoredSecret.none().with(hash, digitsOf(hash, ha1));
        return new UserCredentials(nameOf(username), known, Optional.empty());
    }

    /**
     * A user with a SIM, for the algorithms of AKA only (RFC 3310, RFC 4169).
     *
     * @param username any text without line ends and NUL: the private identity
     * @param sim the SIM, or what computes as it does; its secrets are its own affair
     * @return the credentials
     * @throws IllegalArgumentException if the name has a line end or NUL
     */
    public static UserCredentials ofSim(String username, AkaFunction sim) {
        return new UserCredentials(nameOf(username), StoredSecret.none(), Optional.of(sim));
    }

    /**
     * These credentials with H(A1) for one more hash function.
     *
     * @param hash the hash function that made it
     * @param digits H(username:realm:password) in hexadecimal digits
     * @return new credentials, to be wiped for themselves; with nothing else if these were wiped
     * @throws IllegalArgumentException if the hash does not have its digits
     */
    public UserCredentials withHa1(HashFunction hash, CharSequence digits) {
        StoredSecret known = secret;
        StoredSecret more = (known == null ? StoredSecret.none() : known).with(hash, digitsOf(hash, digits));
        VarHandle.loadLoadFence();
        if (secret != known) {
            more.wipe();
            more = StoredSecret.none().with(hash, digitsOf(hash, digits));
        }
        return new UserCredentials(username, more, sim);
    }

    private static Username nameOf(String username) {
        if (username.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("a line end or NUL in a user's name");
        }
        return Username.of(Slice.of(username));
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
        return username.plain();
    }

    /**
     * Tells whether a challenge with this algorithm can be answered: a password is good for all but AKA, a known H(A1)
     * for its own hash function, a SIM for AKA.
     *
     * @param algorithm the algorithm
     * @return false also when the secret was wiped
     */
    public boolean covers(DigestAlgorithm algorithm) {
        StoredSecret known = secret;
        return algorithm.isAka() ? sim.isPresent() : known != null && known.covers(algorithm.hash());
    }

    /** How the name is written. */
    Username name() {
        return username;
    }

    Optional<AkaFunction> sim() {
        return sim;
    }

    /** The same user with a password, which is taken over. */
    UserCredentials withPassword(byte[] bytes) {
        return new UserCredentials(username, StoredSecret.of(bytes), Optional.empty());
    }

    /** Whether H(A1) is known and need not be computed. */
    boolean stores(HashFunction hash) {
        StoredSecret known = secret;
        return known != null && known.stores(hash);
    }

    /**
     * Makes H(A1) the scratch's key; false if the secret was wiped, perhaps meanwhile, or does not cover the hash
     * function.
     */
    boolean keepHa1(DigestScratch scratch, HashFunction hash, Slice realm) {
        StoredSecret known = secret;
        if (known == null || !known.keepHa1(scratch, hash, username.plain(), realm)) {
            return false;
        }
        VarHandle.loadLoadFence();
        return secret == known;
    }

    /**
     * Overwrites the secret. These credentials cover nothing from now on that needs it. A SIM's secrets are its own.
     */
    public void wipe() {
        StoredSecret known = secret;
        secret = null;
        VarHandle.storeStoreFence();
        if (known != null) {
            known.wipe();
        }
    }

    /** Nothing of the user or the secret. */
    @Override
    public String toString() {
        return "user credentials";
    }
}
