package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Direction;
import io.ringback.testing.Rfc;
import org.junit.jupiter.api.Test;

/** The patterns of RFC 6337 §2.2, its figures, and what it says of exceptional cases, between two machines. */
class PatternsTest {
    private final Party a = Party.of("192.0.2.1", 4000, Capabilities.audio(Codec.PCMU), NegotiationPolicy.defaults());
    private final Party b = Party.of("192.0.2.2", 5000, Capabilities.audio(Codec.PCMU), NegotiationPolicy.defaults());

    private static Refusal refusal(Runnable call) {
        try {
            call.run();
        } catch (NegotiationException e) {
            return e.refusal();
        }
        throw new AssertionError("not refused");
    }

    private void agree() {
        b.machine.receiveOffer(a.sends(a.machine.offer()));
        a.machine.receiveAnswer(b.sends(b.machine.answer()));
    }

    @Test
    @Rfc(number = 6337, section = "2.2")
    void inviteAnd2xx() {
        agree();
        Party.assertMirrored(a, b);
    }

    @Test
    @Rfc(number = 6337, section = "2.2")
    @Rfc(number = 6337, section = "3.1.2")
    void offerIn2xxAndAnswerInAck() {
        SessionDescription offer = b.sends(b.machine.offer());
        a.machine.receiveOffer(offer);
        b.machine.receiveAnswer(a.sends(a.machine.answer()));
        Party.assertMirrored(a, b);
    }

    /** Figure 1: a preview in F2, the answer in F6, nothing new in F12, and a new offer only behind F6. */
    @Test
    @Rfc(number = 6337, section = "3.1.1")
    void reliableProvisionalAnswerBehindAPreview() {
        b.machine.receiveOffer(a.sends(a.machine.offer()));
        a.machine.receiveProvisionalAnswer(b.sends(b.machine.provisionalAnswer()));
        Party.assertMirrored(a, b);
        assertThat(refusal(a.machine::offer)).isEqualTo(Refusal.OFFER_PENDING);
        assertThat(refusal(b.machine::offer)).isEqualTo(Refusal.OFFER_UNANSWERED);
        assertThat(a.machine.receiveAnswer(b.sends(b.machine.answer()))).isEqualTo(AnswerOutcome.REPEATED);
        // PRACK or UPDATE with an offer, in the early dialog: patterns 5 and 6.
        a.machine.hold();
        agree();
        Party.assertMirrored(a, b);
        assertThat(b.machine.media().get(0).direction()).isEqualTo(Direction.RECVONLY);
        a.machine.confirm();
        b.machine.confirm();
        Party.assertMirrored(a, b);
    }

    @Test
    @Rfc(number = 6337, section = "3.4")
    @Rfc(number = 3261, section = "14.1")
    void failedReInviteLeavesWhatWasAgreed() {
        agree();
        var before = a.machine.media();
        a.machine.hold();
        b.machine.receiveOffer(a.sends(a.machine.offer()));
        a.machine.receiveProvisionalAnswer(b.sends(b.machine.provisionalAnswer()));
        a.machine.rollback();
        b.machine.rollback();
        assertThat(a.machine.media()).isEqualTo(before);
        Party.assertMirrored(a, b);
        // The session that is reinstated is offered anew, as a new version: Party checks that.
        a.machine.resume();
        b.machine.receiveOffer(a.sends(a.machine.repeatOffer()));
        a.machine.receiveAnswer(b.sends(b.machine.answer()));
        Party.assertMirrored(a, b);
    }

    /** Figure 3: the second offer overtakes the answer to the first. */
    @Test
    @Rfc(number = 6337, section = "4.1")
    void anOfferThatOvertakesTheAnswerIsGlare() {
        b.machine.receiveOffer(a.sends(a.machine.offer()));
        SessionDescription answer = b.sends(b.machine.answer());
        SessionDescription overtaking = b.sends(b.machine.offer());
        assertThat(refusal(() -> a.machine.receiveOffer(overtaking))).isEqualTo(Refusal.GLARE);
        assertThat(a.machine.receiveAnswer(answer)).isEqualTo(AnswerOutcome.APPLIED);
        b.machine.rollback();
        Party.assertMirrored(a, b);
        a.machine.receiveOffer(b.sends(b.machine.offer()));
        b.machine.receiveAnswer(a.sends(a.machine.answer()));
        Party.assertMirrored(a, b);
    }

    /** Figure 10. */
    @Test
    @Rfc(number = 6337, section = "4.2")
    @Rfc(number = 3261, section = "14.2")
    void glareIsRefusedOnBothSides() {
        agree();
        SessionDescription one = a.sends(a.machine.offer());
        SessionDescription other = b.sends(b.machine.offer());
        assertThat(refusal(() -> a.machine.receiveOffer(other))).isEqualTo(Refusal.GLARE);
        assertThat(refusal(() -> b.machine.receiveOffer(one))).isEqualTo(Refusal.GLARE);
        a.machine.rollback();
        b.machine.rollback();
        Party.assertMirrored(a, b);
    }

    /** UAS-IsI and UAS-UsU: a second offer of the same side, before the first is answered. */
    @Test
    @Rfc(number = 6337, section = "4.3")
    @Rfc(number = 3311, section = "5.2")
    void aSecondOfferIsRefusedUntilTheFirstIsAnswered() {
        SessionDescription offer = a.sends(a.machine.offer());
        b.machine.receiveOffer(offer);
        assertThat(refusal(() -> b.machine.receiveOffer(offer))).isEqualTo(Refusal.OFFER_UNANSWERED);
        b.machine.provisionalAnswer();
        assertThat(refusal(() -> b.machine.receiveOffer(offer))).isEqualTo(Refusal.OFFER_UNANSWERED);
    }

    @Test
    @Rfc(number = 6337, section = "5.2.5")
    @Rfc(number = 3264, section = "8")
    void anOfferWithoutAChangeIsAnsweredWithoutAChange() {
        agree();
        SessionDescription offered = a.last();
        SessionDescription answered = b.last();
        agree();
        assertThat(a.last()).isEqualTo(offered);
        assertThat(b.last()).isEqualTo(answered);
    }

    @Test
    @Rfc(number = 6337, section = "5.1")
    void offersAllCodecsAgainWhateverWasAgreed() {
        Party many =
                Party.of("192.0.2.3", 6000, Capabilities.audio(Codec.PCMA, Codec.PCMU), NegotiationPolicy.defaults());
        many.machine.receiveOffer(a.sends(a.machine.offer()));
        a.machine.receiveAnswer(many.sends(many.machine.answer()));
        assertThat(many.machine.offer().media().get(0).formats()).hasToString("[8, 0]");
    }

    @Test
    @Rfc(number = 6337, section = "5.3")
    void nobodyIsStuckOnHold() {
        agree();
        a.machine.hold();
        agree();
        b.machine.receiveOffer(a.sends(a.machine.repeatOffer()));
        a.machine.receiveAnswer(b.sends(b.machine.answer()));
        assertThat(b.machine.media().get(0).direction()).isEqualTo(Direction.RECVONLY);
        a.machine.resume();
        a.machine.receiveOffer(b.sends(b.machine.offer()));
        b.machine.receiveAnswer(a.sends(a.machine.answer()));
        assertThat(b.machine.media().get(0).direction()).isEqualTo(Direction.SENDRECV);
        Party.assertMirrored(a, b);
    }
}
