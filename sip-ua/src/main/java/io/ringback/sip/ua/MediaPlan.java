package io.ringback.sip.ua;

import io.ringback.sdp.negotiation.Capabilities;
import io.ringback.sdp.negotiation.Codec;
import io.ringback.sdp.negotiation.LocalParty;
import io.ringback.sdp.negotiation.MediaCapability;
import io.ringback.sdp.negotiation.MediaPorts;
import io.ringback.sdp.negotiation.NegotiationPolicy;
import io.ringback.sdp.negotiation.OfferAnswer;
import io.ringback.sip.address.Host;
import io.ringback.text.RandomBits;

/**
 * What a call's media can do, and where it is received. Media itself is its user's affair.
 *
 * @param capabilities the streams and their codecs
 * @param ports where the streams are received
 * @param policy what the RFCs leave to us
 */
public record MediaPlan(Capabilities capabilities, MediaPorts ports, NegotiationPolicy policy) {
    private static final int PACKET_TIME = 20;

    /**
     * One audio stream.
     *
     * @param port where it is received, 1 to 65535
     * @param codecs the codecs in order of preference, telephone events last
     * @return the plan, with packets of 20 ms
     */
    public static MediaPlan audio(int port, Codec... codecs) {
        Capabilities capabilities =
                Capabilities.of(MediaCapability.audio(codecs).withPacketTime(PACKET_TIME));
        return new MediaPlan(capabilities, MediaPorts.of(port), NegotiationPolicy.defaults());
    }

    /**
     * This plan with another policy.
     *
     * @param newPolicy the policy
     * @return a new plan
     */
    public MediaPlan withPolicy(NegotiationPolicy newPolicy) {
        return new MediaPlan(capabilities, ports, newPolicy);
    }

    /** The offer/answer machine of a new session whose media is received at an address. */
    OfferAnswer begin(Host address) {
        long sessionId = RandomBits.next() & 0xFFFF_FFFFL;
        return OfferAnswer.of(capabilities, LocalParty.of(address.name().toString(), sessionId, ports), policy);
    }
}
