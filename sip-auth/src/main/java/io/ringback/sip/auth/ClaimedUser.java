package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.text.Slice;
import java.util.Optional;

/**
 * Who someone says he is.
 *
 * @param name the user's name in UTF-8, or the hash of it
 * @param hashed whether it is the hash ({@link DigestResponse#userhash})
 * @param realm the realm
 */
public record ClaimedUser(Slice name, boolean hashed, Slice realm) {
    /**
     * Reads the parameters {@code username}, {@code username*}, {@code userhash} and {@code realm}. Both names at once
     * are an error, and a hash in the extended notation is one too (RFC 7616 §3.4).
     */
    static Optional<ClaimedUser> of(AuthParameters parameters) {
        Optional<Slice> quoted = QuotedBytes.plainOf(parameters, "username");
        Optional<Slice> extended = parameters.value("username*");
        Optional<Slice> realm = QuotedBytes.plainOf(parameters, "realm");
        boolean hashed = parameters
                .value("userhash")
                .filter(flag -> flag.equalsIgnoreCase("true"))
                .isPresent();
        if (realm.isEmpty() || quoted.isPresent() == extended.isPresent() || (hashed && extended.isPresent())) {
            return Optional.empty();
        }
        Optional<Slice> name = quoted.isPresent() ? quoted : extended.flatMap(ExtendedText::read);
        return name.map(known -> new ClaimedUser(known, hashed, realm.get()));
    }

    /** Whether this is the user of that name. */
    boolean is(Slice username, DigestScratch scratch, HashFunction hash) {
        if (!hashed) {
            return name.equals(username);
        }
        DigestResponse.hashUser(scratch, hash, username, realm);
        return scratch.matches(name);
    }

    /** Nothing: names are for those who ask. */
    @Override
    public String toString() {
        return "claimed user";
    }
}
