package io.ringback.sip.ua;

import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.message.SipResponse;
import java.util.List;
import java.util.Optional;

/** What has become of the attempt to place a call. */
public sealed interface CallOutcome {
    /** The forms, to be told apart in a {@code switch}. */
    enum Kind {
        /** {@link Answered}. */
        ANSWERED,
        /** {@link Refused}. */
        REFUSED,
        /** {@link Cancelled}. */
        CANCELLED,
        /** {@link Failed}. */
        FAILED
    }

    /**
     * What this is.
     *
     * @return the form
     */
    Kind kind();

    /**
     * The other side has answered, and its answer is acknowledged.
     *
     * @param response the 2xx
     * @param media what was agreed on, a medium each; empty if the peer sent no description
     * @param sdpChanged whether the 2xx has another description than the one that is in force
     */
    record Answered(SipResponse response, List<NegotiatedMedia> media, boolean sdpChanged) implements CallOutcome {
        @Override
        public Kind kind() {
            return Kind.ANSWERED;
        }
    }

    /**
     * The other side has said no.
     *
     * @param response the final response, 300 to 699
     * @param unanswered why its challenge could not be answered, if it is one
     */
    record Refused(SipResponse response, Optional<DigestAnswer> unanswered) implements CallOutcome {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /**
     * We gave up before there was an answer.
     *
     * @param impatient whether because the plan's patience was at its end, not because someone asked for it
     */
    record Cancelled(boolean impatient) implements CallOutcome {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /**
     * There was no final response.
     *
     * @param cause a {@link io.ringback.sip.transaction.TransactionException}, a {@link NoHopException} or what else
     *     went wrong
     */
    record Failed(Throwable cause) implements CallOutcome {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }
}
