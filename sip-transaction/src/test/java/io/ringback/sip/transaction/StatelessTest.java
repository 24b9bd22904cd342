package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a proxy that keeps no transactions needs. */
class StatelessTest {
    private static final SipRequest INVITE = Wire.arriving(Method.INVITE, "z9hG4bK776asdhds");

    private static StatelessBranch branches(int secret) {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) secret;
        return StatelessBranch.keyedBy(bytes);
    }

    @Test
    @Rfc(number = 3261, section = "16.11")
    void retransmissionCancelAndAckGetTheBranchOfTheirInvite() {
        String branch = branches(1).of(INVITE);

        assertThat(branch).matches("z9hG4bK[0-9a-f]{32}");
        assertThat(branches(1).of(Wire.arriving(Method.INVITE, "z9hG4bK776asdhds")))
                .isEqualTo(branch);
        assertThat(branches(1).of(Companions.cancel(INVITE))).isEqualTo(branch);
        assertThat(branches(1).of(Companions.ack(INVITE, Wire.response(INVITE, 486, "b"))))
                .isEqualTo(branch);
    }

    @Test
    @Rfc(number = 3261, section = "16.11")
    void anotherBranchOrAnotherSecretGivesAnotherBranch() {
        assertThat(branches(1).of(Wire.arriving(Method.INVITE, "z9hG4bK776asdhdt")))
                .isNotEqualTo(branches(1).of(INVITE));
        assertThat(branches(2).of(INVITE)).isNotEqualTo(branches(1).of(INVITE));
    }

    @Test
    @Rfc(number = 3261, section = "16.11")
    void aPeerOfRfc2543IsToldByAllThatMayDiffer() {
        SipRequest old = Wire.arriving(Method.INVITE, "1");
        String branch = branches(1).of(old);

        assertThat(branches(1).of(Wire.arriving(Method.INVITE, "1"))).isEqualTo(branch);
        assertThat(branches(1)
                        .of(old.edit()
                                .set(HeaderTypes.CSEQ, new CSeq(314_159, Method.BYE))
                                .build()))
                .isEqualTo(branch);
        assertThat(branches(1)
                        .of(old.edit()
                                .set(HeaderTypes.CSEQ, new CSeq(314_160, Method.INVITE))
                                .build()))
                .isNotEqualTo(branch);
        assertThat(branches(1).of(old.edit().set(KnownHeader.CALL_ID, "other").build()))
                .isNotEqualTo(branch);
        assertThat(branches(1)
                        .of(old.edit()
                                .set(HeaderTypes.FROM, old.from().withTag("other"))
                                .build()))
                .isNotEqualTo(branch);
        assertThat(branches(1)
                        .of(old.edit()
                                .set(HeaderTypes.TO, old.to().withTag("other"))
                                .build()))
                .isNotEqualTo(branch);
        assertThat(branches(1).of(Wire.arriving(Method.INVITE, "2"))).isNotEqualTo(branch);
    }

    @Test
    void aSecretHas32Bytes() {
        assertThatThrownBy(() -> StatelessBranch.keyedBy(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.3")
    void aResponseFindsItsRequestInAMap() {
        Map<ResponseKey, SipRequest> kept = new HashMap<>();
        SipRequest cancel = Companions.cancel(INVITE);
        kept.put(ResponseKey.of(INVITE).orElseThrow(), INVITE);
        kept.put(ResponseKey.of(cancel).orElseThrow(), cancel);

        SipResponse busy = Wire.response(INVITE, 486, "b");
        assertThat(kept.get(ResponseKey.of(busy).orElseThrow())).isSameAs(INVITE);
        SipResponse ok = Wire.response(cancel, 200, "b");
        assertThat(kept.get(ResponseKey.of(ok).orElseThrow())).isSameAs(cancel);
    }

    @Test
    void whatHasNoBranchOfRfc3261MatchesNothing() {
        assertThat(ResponseKey.of(Wire.arriving(Method.INVITE, "1"))).isEmpty();
        assertThat(ResponseKey.of(Wire.arriving(Method.INVITE, "z9hG4bK"))).isEmpty();
        assertThat(ResponseKey.of(INVITE.edit().remove(KnownHeader.VIA).build()))
                .isEmpty();
        assertThat(ResponseKey.of(INVITE.edit().remove(KnownHeader.CSEQ).build()))
                .isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.3")
    void theAckOfARejectionIsAPlainFunction() {
        SipRequest ack = Companions.ack(INVITE, Wire.response(INVITE, 486, "b"));

        assertThat(ack.method()).isEqualTo(Method.ACK);
        assertThat(ack.via()).isEqualTo(INVITE.via());
        assertThat(ack.cSeq()).isEqualTo(new CSeq(314_159, Method.ACK));
        assertThat(ack.to().tag().orElseThrow()).hasToString("b");
        assertThat(ack.validate()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void theCancelIsAPlainFunction() {
        SipRequest cancel = Companions.cancel(INVITE);

        assertThat(cancel.rawRequestUri()).isEqualTo(INVITE.rawRequestUri());
        assertThat(cancel.via()).isEqualTo(INVITE.via());
        assertThat(cancel.cSeq()).isEqualTo(new CSeq(314_159, Method.CANCEL));
        assertThat(cancel.to()).isEqualTo(INVITE.to());
        assertThat(cancel.validate()).isEmpty();
    }
}
