package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import org.junit.jupiter.api.Test;

class DigestBudgetTest {
    private final DigestClient client = DigestClient.of(Messages.forRealm("r"));
    private final Exchange exchange = Exchange.with(Messages.PEER);
    private SipRequest last = Messages.invite();
    private int nonces;

    /**
     * Kamailio sends a new nonce for every failure, without stale: a changed nonce alone must not be a reason to try.
     */
    @Test
    @Rfc(number = 3261, section = "22.1")
    void takesANewNonceWithoutStaleForARefusal() {
        assertThat(challenged(false)).isInstanceOf(Authorized.class);
        assertThat(challenged(false)).isEqualTo(new BudgetSpent(Challenger.PROXY, "r", BudgetSpent.Cause.REJECTED));
        assertThat(exchange.submissions()).isEqualTo(2);
    }

    @Test
    void followsStaleOnce() {
        assertThat(challenged(false)).isInstanceOf(Authorized.class);
        assertThat(challenged(true)).isInstanceOf(Authorized.class);
        assertThat(challenged(true)).isEqualTo(new BudgetSpent(Challenger.PROXY, "r", BudgetSpent.Cause.STALE_AGAIN));
    }

    /** Kamailio makes one nonce a second, and may call stale the one that it sends again; its count goes on. */
    @Test
    void followsStaleOnceAlsoWithTheSameNonce() {
        assertThat(challenged("same", false)).isInstanceOf(Authorized.class);
        assertThat(challenged("same", true)).isInstanceOf(Authorized.class);
        assertThat(Messages.parameter(last, "Proxy-Authorization", "nc")).isEqualTo("00000002");
        assertThat(challenged("same", true)).isInstanceOf(BudgetSpent.class);
    }

    @Test
    void givesOneFreshAnswerAfterCredentialsThatWereSentUnasked() {
        anticipate();
        assertThat(challenged(false)).isInstanceOf(Authorized.class);
        assertThat(challenged(false)).isInstanceOf(BudgetSpent.class);
    }

    @Test
    void submitsARequestFourTimesAtMost() {
        anticipate();
        assertThat(challenged(true)).isInstanceOf(Authorized.class);
        assertThat(challenged(true)).isInstanceOf(Authorized.class);
        DigestClient many = DigestClient.of(Messages.forRealm("r1")
                .realm("r2", Messages.user())
                .realm("r3", Messages.user())
                .realm("r4", Messages.user()));
        Exchange chain = Exchange.with(Messages.PEER);
        for (int i = 1; i <= 3; i++) {
            assertThat(many.answer(chain, last, challenge("r" + i, "n", false))).isInstanceOf(Authorized.class);
        }
        assertThat(many.answer(chain, last, challenge("r4", "n", false)))
                .isEqualTo(new BudgetSpent(Challenger.PROXY, "r4", BudgetSpent.Cause.SUBMISSIONS));
        assertThat(chain.submissions()).isEqualTo(Exchange.MOST_SUBMISSIONS);
    }

    @Test
    @Rfc(number = 3261, section = "8.1.1.5")
    void doesNotAnswerIfNoHigherSequenceNumberIsLeft() {
        SipRequest highest = Messages.invite()
                .edit()
                .set(HeaderTypes.CSEQ, new CSeq(Integer.MAX_VALUE, Method.INVITE))
                .build();
        SipResponse response = Messages.challenge(407, highest, "Digest realm=\"r\", nonce=\"1\", qop=\"auth\"");
        assertThat(client.answer(exchange, highest, response))
                .isEqualTo(new BudgetSpent(Challenger.PROXY, "r", BudgetSpent.Cause.SEQUENCE));
    }

    /** A wrong password is worth to be told, whatever the number is. */
    @Test
    @Rfc(number = 3261, section = "22.1")
    void tellsARefusalAlsoOfTheLastSequenceNumber() {
        last = last.edit()
                .set(HeaderTypes.CSEQ, new CSeq(Integer.MAX_VALUE - 1, Method.INVITE))
                .build();
        assertThat(challenged(false)).isInstanceOf(Authorized.class);
        assertThat(challenged(false)).isEqualTo(new BudgetSpent(Challenger.PROXY, "r", BudgetSpent.Cause.REJECTED));
    }

    /** baresip#717: registrars let nonces expire without saying stale. */
    @Test
    void answersAChangedNonceAfterASuccess() {
        assertThat(challenged(false)).isInstanceOf(Authorized.class);
        Exchange refresh = Exchange.with(Messages.PEER);
        SipRequest unasked = client.authorize(refresh, Messages.invite());
        assertThat(client.answer(refresh, unasked, challenge("r", "changed", false)))
                .isInstanceOf(Authorized.class);
    }

    @Test
    void doesNotSendRefusedCredentialsUnaskedAgain() {
        challenged(false);
        challenged(false);
        SipRequest next = Messages.invite();
        assertThat(client.authorize(Exchange.with(Messages.PEER), next)).isSameAs(next);
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    void takesRefusedCredentialsOutOfTheRequestThatAnswersAnotherRealm() {
        DigestClient both = DigestClient.of(Messages.forRealm("a").realm("b", Messages.user()));
        SipRequest invite = Messages.invite();
        String a = "Digest realm=\"a\", nonce=\"1\", qop=\"auth\"";
        SipRequest second = ((Authorized) both.answer(exchange, invite, Messages.challenge(407, invite, a))).request();
        SipResponse refusal =
                Messages.challenge(407, second, a.replace("1", "2"), "Digest realm=\"b\", nonce=\"3\", qop=\"auth\"");
        SipRequest third = ((Authorized) both.answer(exchange, second, refusal)).request();
        assertThat(third.headers().all(Challenger.PROXY.credentials()))
                .singleElement()
                .satisfies(one -> assertThat(one.realm()).hasValue("b"));
    }

    @Test
    void takesCredentialsOutWhoseSecretWasWiped() {
        DigestClient both = DigestClient.of(Messages.forRealm("a").realm("b", Messages.user()));
        SipRequest invite = Messages.invite();
        SipResponse a = Messages.challenge(407, invite, "Digest realm=\"a\", nonce=\"1\", qop=\"auth\"");
        SipRequest second = ((Authorized) both.answer(exchange, invite, a)).request();
        both.forgetCall(second.callId());
        SipResponse b = Messages.challenge(407, second, "Digest realm=\"b\", nonce=\"3\", qop=\"auth\"");
        SipRequest third = ((Authorized) both.answer(exchange, second, b)).request();
        assertThat(third.headers().all(Challenger.PROXY.credentials())).hasSize(1);
    }

    private void anticipate() {
        Exchange earlier = Exchange.with(Messages.PEER);
        client.answer(earlier, last, challenge("r", "earlier", false));
        last = client.authorize(exchange, last);
        assertThat(Messages.parameter(last, "Proxy-Authorization", "nonce")).isEqualTo("earlier");
    }

    private DigestAnswer challenged(boolean stale) {
        return challenged("nonce" + nonces++, stale);
    }

    private DigestAnswer challenged(String nonce, boolean stale) {
        DigestAnswer answer = client.answer(exchange, last, challenge("r", nonce, stale));
        if (answer instanceof Authorized authorized) {
            last = authorized.request();
        }
        return answer;
    }

    private SipResponse challenge(String realm, String nonce, boolean stale) {
        return Messages.challenge(
                407, last, "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", qop=\"auth\", stale=" + stale);
    }
}
