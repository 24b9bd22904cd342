package io.ringback.sip.auth;

import io.ringback.sip.header.Challenge;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.List;

/** What a server concludes about a request. Whatever is not {@link Accepted} or {@link Exempt} is not authenticated. */
public sealed interface Verdict extends Examination {
    /** The forms, to be told apart in a {@code switch}. */
    enum Kind {
        /** {@link Accepted}. */
        ACCEPTED,
        /** {@link Exempt}. */
        EXEMPT,
        /** {@link Challenged}. */
        CHALLENGED,
        /** {@link Refused}. */
        REFUSED
    }

    /**
     * What this is.
     *
     * @return the form
     */
    Kind kind();

    /**
     * The user is who it claims to be.
     *
     * @param username the user's name
     * @param algorithm the algorithm that was used
     * @param qop the quality of protection that was used
     */
    record Accepted(String username, DigestAlgorithm algorithm, Qop qop) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.ACCEPTED;
        }
    }

    /** An ACK or a CANCEL, which are never challenged: it belongs to an INVITE that was (RFC 3261 §22.1). */
    record Exempt() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.EXEMPT;
        }
    }

    /**
     * The user is to prove itself, perhaps once more.
     *
     * @param challenger who asks
     * @param challenges the challenges, each for a header field of its own, in this order
     * @param stale whether the credentials were right, and only the nonce is too old or was used
     */
    record Challenged(Challenger challenger, List<Challenge> challenges, boolean stale) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.CHALLENGED;
        }

        /**
         * The 401 or 407.
         *
         * @param request the request
         * @return a response to it with the challenges, to which a To tag is to be added
         */
        public SipResponse.Builder response(SipRequest request) {
            SipResponse.Builder response = SipResponse.to(request, challenger.statusCode());
            challenges.forEach(challenge -> response.add(challenger.challenge(), challenge));
            return response;
        }
    }

    /**
     * The request is wrong, and no credentials would help.
     *
     * @param statusCode 400
     * @param reason what is wrong, for people
     */
    record Refused(int statusCode, String reason) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        /**
         * The refusal.
         *
         * @param request the request
         * @return a response to it, to which a To tag is to be added
         */
        public SipResponse.Builder response(SipRequest request) {
            return SipResponse.to(request, statusCode).reasonPhrase(reason);
        }
    }
}
