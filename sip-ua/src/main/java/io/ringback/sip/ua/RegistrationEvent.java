package io.ringback.sip.ua;

import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.message.SipResponse;
import java.time.Duration;
import java.util.Optional;

/** What happens to a registration, in order. */
public sealed interface RegistrationEvent {
    /** The forms, to be told apart in a {@code switch}. */
    enum Kind {
        /** {@link Registered}. */
        REGISTERED,
        /** {@link Interrupted}. */
        INTERRUPTED,
        /** {@link Refused}. */
        REFUSED,
        /** {@link Removed}. */
        REMOVED
    }

    /**
     * What this is.
     *
     * @return the form
     */
    Kind kind();

    /**
     * The bindings are made, or made anew.
     *
     * @param response the 2xx, which lists all bindings of the address of record
     * @param lifetime how long ours last, the shortest of them
     * @param proof whether the registrar has proved that it knows the secret too
     */
    record Registered(SipResponse response, Duration lifetime, PeerProof proof) implements RegistrationEvent {
        @Override
        public Kind kind() {
            return Kind.REGISTERED;
        }
    }

    /**
     * An attempt has failed, and there will be another.
     *
     * @param response what the registrar said, if it said anything
     * @param cause a {@link io.ringback.sip.transaction.TransactionException} or {@link NoHopException}, if there was
     *     no response
     * @param retryIn when the next attempt is made
     */
    record Interrupted(Optional<SipResponse> response, Optional<Throwable> cause, Duration retryIn)
            implements RegistrationEvent {
        @Override
        public Kind kind() {
            return Kind.INTERRUPTED;
        }
    }

    /**
     * The registrar has said no, and asking again would not change that; the last event.
     *
     * @param response the final response
     * @param unanswered why its challenge could not be answered, if it is one
     */
    record Refused(SipResponse response, Optional<DigestAnswer> unanswered) implements RegistrationEvent {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /**
     * The registration has ended because someone asked for it; the last event.
     *
     * @param confirmed whether the registrar has said that our bindings are gone; if not, they end by themselves
     */
    record Removed(boolean confirmed) implements RegistrationEvent {
        @Override
        public Kind kind() {
            return Kind.REMOVED;
        }
    }
}
