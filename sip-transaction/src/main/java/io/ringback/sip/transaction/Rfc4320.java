package io.ringback.sip.transaction;

import org.jspecify.annotations.Nullable;

/** What a server must not answer to a request other than INVITE: RFC 4320 §4. */
final class Rfc4320 {
    private static final int TRYING = 100;
    private static final int REQUEST_TIMEOUT = 408;

    private Rfc4320() {}

    /** The rule that a response breaks, or null. */
    static @Nullable String forbids(ServerSide side, int statusCode) {
        if (side.isInvite()) {
            return null;
        }
        if (statusCode == REQUEST_TIMEOUT) {
            return "a late answer helps nobody (RFC 4320 §4.2)";
        }
        return statusCode > TRYING && statusCode < 200 ? "only 100 is provisional (RFC 4320 §4.1)" : null;
    }

    /** Tells of a 100 that comes before the client retransmits slowly: one is sent without being asked for, in time. */
    static boolean isTooEarly(ServerSide side, int statusCode) {
        return statusCode == TRYING
                && !side.isInvite()
                && !side.hop().reliable()
                && side.currentState() == TransactionState.TRYING;
    }
}
