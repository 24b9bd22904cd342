package io.ringback.sdp.negotiation;

/**
 * What the RFCs leave to this side.
 *
 * @param ownPreference whether answers list formats in our order; RFC 3264 §6.1 advises the offer's
 * @param singleCodec whether answers accept only the first codec in common, with its telephone events and comfort noise
 * @param followLatest whether a later, different answer to the same offer replaces the first; RFC 3261 §13.2.1 says no,
 *     many devices do
 * @param strictPayloadTypes whether a peer that gives a payload type another meaning is refused; RFC 3264 §8.3.2
 *     forbids it, and RFC 6337 §5.2.5 knows of peers that cannot help it. This side never does it
 * @param reusedPlaces whether a stream that is added takes the place of one that has ended, or stands below all others;
 *     RFC 3264 §8.1 allows both
 */
public record NegotiationPolicy(
        boolean ownPreference,
        boolean singleCodec,
        boolean followLatest,
        boolean strictPayloadTypes,
        boolean reusedPlaces) {
    private static final NegotiationPolicy DEFAULT = new NegotiationPolicy(false, false, false, false, true);

    /**
     * What the RFCs advise.
     *
     * @return the offer's order, all codecs in common, the first answer, and patience with peers
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
        return new NegotiationPolicy(choice, singleCodec, followLatest, strictPayloadTypes, reusedPlaces);
    }

    /**
     * This policy with another {@link #singleCodec()}.
     *
     * @param choice the choice
     * @return a new policy
     */
    public NegotiationPolicy withSingleCodec(boolean choice) {
        return new NegotiationPolicy(ownPreference, choice, followLatest, strictPayloadTypes, reusedPlaces);
    }

    /**
     * This policy with another {@link #followLatest()}.
     *
     * @param choice the choice
     * @return a new policy
     */
    public NegotiationPolicy withFollowLatest(boolean choice) {
        return new NegotiationPolicy(ownPreference, singleCodec, choice, strictPayloadTypes, reusedPlaces);
    }

    /**
     * This policy with another {@link #strictPayloadTypes()}.
     *
     * @param choice the choice
     * @return a new policy
     */
    public NegotiationPolicy withStrictPayloadTypes(boolean choice) {
        return new NegotiationPolicy(ownPreference, singleCodec, followLatest, choice, reusedPlaces);
    }

    /**
     * This policy with another {@link #reusedPlaces()}.
     *
     * @param choice the choice
     * @return a new policy
     */
    public NegotiationPolicy withReusedPlaces(boolean choice) {
        return new NegotiationPolicy(ownPreference, singleCodec, followLatest, strictPayloadTypes, choice);
    }
}
