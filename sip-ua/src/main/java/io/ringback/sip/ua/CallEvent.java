package io.ringback.sip.ua;

import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sip.message.SipResponse;
import java.util.List;

/** What happens in a call, in order. */
public sealed interface CallEvent {
    /**
     * A provisional response above 100.
     *
     * @param response the response
     */
    record Progress(SipResponse response) implements CallEvent {}

    /**
     * Media that can be heard before the answer (RFC 3960): what was agreed on with an early dialog.
     *
     * @param media what was agreed on, a medium each
     */
    record EarlyMedia(List<NegotiatedMedia> media) implements CallEvent {}

    /**
     * Who has answered cannot prove that it knows our secret: its {@code rspauth} is wrong (RFC 7616 §3.5). Whether the
     * call goes on is for the user to decide.
     *
     * @param response the response with the wrong proof
     */
    record WrongProof(SipResponse response) implements CallEvent {}

    /**
     * The attempt has ended.
     *
     * @param outcome how
     */
    record Concluded(CallOutcome outcome) implements CallEvent {}

    /**
     * The call has ended.
     *
     * @param end how
     */
    record Ended(CallEnd end) implements CallEvent {}
}
