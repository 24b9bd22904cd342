package io.ringback.sip.ua.provider;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose bindings a REGISTER is about, in the form that a registrar looks them up by: without parameters and escapes,
 * and without regard to the case of the host (RFC 3261 §10.3 step 5).
 *
 * @param user the user without escapes; empty if there is none
 * @param domain the host in lower case, and the port if one is written; for other schemes all of the URI
 */
record AddressOfRecord(Optional<String> user, String domain) {
    static AddressOfRecord of(Uri to) {
        if (to instanceof SipUri uri) {
            return new AddressOfRecord(uri.userText(), uri.hostPort().toString().toLowerCase(Locale.ROOT));
        }
        return new AddressOfRecord(Optional.empty(), to.toString());
    }

    /** Whether an authenticated user may change the bindings: its own, and no one else's (§10.3 step 4). */
    boolean belongsTo(String username) {
        return user.filter(username::equals).isPresent();
    }
}
