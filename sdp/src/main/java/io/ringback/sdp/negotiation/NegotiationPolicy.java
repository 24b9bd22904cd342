package io.ringback.sdp.negotiation;

/**
 * What the RFCs leave to this side.
 *
 * @param ownPreference whether answers list formats in our order; RFC 3264 §6.1 advises the offer's
 * @param singleCodec whether answers accept only the first codec in common, with its telephone events and comfort noise
 * @param followLatest whether a later, different answer to the same offer replaces the first; RFC 3261 §13.2.1 says no,
 *     many devices do
 */
public record NegotiationPolicy(boolean ownPreference, boolean singleCodec, boolean followLatest) {
    private static final NegotiationPolicy DEFAULT = new NegotiationPolicy(false, false, false);

    /**
     * What the RFCs advise.
     *
     * @return the offer's order, all codecs in common, the first answer
     */
    public static NegotiationPolicy defaults() {
        return DEFAULT;
    }

    /**
     * This policy with another {@link #ownPreference()}.
     *
     * @param choice the choice
     * @return a new policy
     */
    public NegotiationPolicy withOwnPreference(boolean choice) {
        return new NegotiationPolicy(choice, singleCodec, followLatest);
    }

    /**
     * This policy with another {@link #singleCodec()}.
     *
     * @param choice the choice
     * @return a new policy
     */
    public NegotiationPolicy withSingleCodec(boolean choice) {
        return new NegotiationPolicy(ownPreference, choice, followLatest);
    }

    /**
     * This policy with another {@link #followLatest()}.
     *
     * @param choice the choice
     * @return a new policy
     */
    public NegotiationPolicy withFollowLatest(boolean choice) {
        return new NegotiationPolicy(ownPreference, singleCodec, choice);
    }
}
