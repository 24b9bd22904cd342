package io.ringback.sdp.negotiation;

import io.ringback.sdp.SdpViolation;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An offer, an answer or a change that cannot be at this point. It has no stack trace: peers bring it about. */
public final class NegotiationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    private final Refusal refusal;

    private final transient @Nullable SdpViolation violation;

    private NegotiationException(Refusal refusal, String message, @Nullable SdpViolation violation) {
        super(message, null, false, false);
        this.refusal = refusal;
        this.violation = violation;
    }

    static NegotiationException of(Refusal refusal) {
        return new NegotiationException(refusal, refusal.description(), null);
    }

    static NegotiationException of(SdpViolation violation) {
        return new NegotiationException(
                Refusal.MALFORMED, Refusal.MALFORMED.description() + ": " + violation, violation);
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Refusal refusal() {
        return refusal;
    }

    /**
     * What is wrong with a malformed description.
     *
     * @return the violation; absent for other refusals
     */
    public Optional<SdpViolation> violation() {
        return Optional.ofNullable(violation);
    }
}
