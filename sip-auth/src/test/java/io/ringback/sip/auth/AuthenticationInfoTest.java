package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.AuthenticationInfo;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a server tells of a request that it has accepted, and what a client makes of it. */
class AuthenticationInfoTest {
    private final DigestClient client = DigestClient.of(Messages.forRealm("r"));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Exchange exchange = Exchange.with(Messages.PEER);

    private DigestVerifier verifier(VerifierPolicy policy) {
        return DigestVerifier.of(Challenger.PROXY, "r", policy, NonceKeys.random(), () -> now);
    }

    @Property(tries = 40)
    @Rfc(number = 7616, section = "3.5")
    void provesThatTheServerKnowsTheSecretToo(@ForAll DigestAlgorithm algorithm, @ForAll Qop qop) {
        Assume.that(!algorithm.isAka());
        exchange = Exchange.with(Messages.PEER);
        DigestVerifier verifier =
                verifier(VerifierPolicy.defaults().withAlgorithms(algorithm).withQops(qop));
        SipRequest request = answered(verifier);
        AuthenticationInfo info = accepted(verifier, request, "body");
        assertThat(observe(request, info, "body")).isEqualTo(PeerProof.GIVEN);
        PeerProof otherBody = observe(request, info, "another body");
        assertThat(otherBody).isEqualTo(qop == Qop.AUTH_INT ? PeerProof.WRONG : PeerProof.GIVEN);
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    void namesTheRequestByItsCnonceAndCount() {
        DigestVerifier verifier = verifier(VerifierPolicy.defaults());
        SipRequest request = answered(verifier);
        String cnonce = Messages.parameter(request, "Proxy-Authorization", "cnonce");
        String info = accepted(verifier, request, "").text();
        assertThat(info).matches("rspauth=\"[0-9a-f]{64}\", cnonce=\"" + cnonce + "\", nc=00000001, qop=auth");
    }

    @Test
    void isWrongIfItIsAboutCredentialsThatNobodySent() {
        DigestVerifier verifier = verifier(VerifierPolicy.defaults());
        SipRequest request = answered(verifier);
        String info = accepted(verifier, request, "").text();
        assertThat(observe(request, info.replace("cnonce=\"", "cnonce=\"0"))).isEqualTo(PeerProof.WRONG);
        assertThat(observe(request, info.replace("nc=00000001", "nc=00000002"))).isEqualTo(PeerProof.WRONG);
        assertThat(observe(request, info.replace("rspauth=\"", "rspauth=\"0"))).isEqualTo(PeerProof.WRONG);
        assertThat(observe(request, "rspauth=\"\"")).isEqualTo(PeerProof.WRONG);
        assertThat(observe(request, "qop=auth")).isEqualTo(PeerProof.ABSENT);
    }

    @Test
    void givesTheNextNonceWhenHalfOfTheLifetimeIsOver() {
        DigestVerifier verifier = verifier(VerifierPolicy.defaults());
        SipRequest first = answered(verifier);
        assertThat(accepted(verifier, first, "").nextNonce()).isEmpty();
        now = now.plus(Duration.ofSeconds(150));
        SipRequest second = unasked();
        AuthenticationInfo info = accepted(verifier, second, "");
        assertThat(observe(second, info, "")).isEqualTo(PeerProof.GIVEN);
        now = now.plus(Duration.ofSeconds(200));
        SipRequest third = unasked();
        assertThat(Messages.parameter(third, "Proxy-Authorization", "nonce"))
                .isEqualTo(info.nextNonce().orElseThrow().toString());
        assertThat(Messages.parameter(third, "Proxy-Authorization", "nc")).isEqualTo("00000001");
        assertThat(decide(verifier, third)).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(verifier, third))
                .isInstanceOfSatisfying(
                        Verdict.Challenged.class,
                        challenged -> assertThat(challenged.stale()).isTrue());
    }

    @Test
    void givesANonceForEachRequestIfThePolicySaysSo() {
        DigestVerifier verifier = verifier(VerifierPolicy.defaults().withRenewal(Duration.ZERO));
        SipRequest request = answered(verifier);
        for (int i = 0; i < 3; i++) {
            observe(request, accepted(verifier, request, ""), "");
            SipRequest next = unasked();
            assertThat(Messages.parameter(next, "Proxy-Authorization", "nonce"))
                    .isNotEqualTo(Messages.parameter(request, "Proxy-Authorization", "nonce"));
            request = next;
        }
    }

    /** The key of a session depends on its first nonce, which a server without memory cannot know later. */
    @Test
    void givesNoNextNonceToASession() {
        DigestVerifier verifier = verifier(VerifierPolicy.defaults()
                .withAlgorithms(DigestAlgorithm.SHA_256_SESS)
                .withRenewal(Duration.ZERO));
        assertThat(accepted(verifier, answered(verifier), "").nextNonce()).isEmpty();
    }

    @Test
    @Rfc(number = 7616, section = "3.4.2")
    void keepsASessionsKeyWithTheNextNonce() {
        SipRequest invite = Messages.invite();
        String challenge = "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\", algorithm=MD5-sess";
        SipRequest request =
                ((Authorized) client.answer(exchange, invite, Messages.challenge(407, invite, challenge))).request();
        String cnonce = Messages.parameter(request, "Proxy-Authorization", "cnonce");
        assertThat(observe(request, "nextnonce=\"n2\"")).isEqualTo(PeerProof.ABSENT);
        SipRequest next = unasked();
        assertThat(Messages.parameter(next, "Proxy-Authorization", "cnonce")).isEqualTo(cnonce);
        DigestScratch scratch = DigestScratch.create();
        byte[] user = DigestResponse.ha1(
                scratch,
                HashFunction.MD5,
                Slice.of("yourname"),
                Slice.of("r"),
                Slice.of("yourpassword1234567").toBytes());
        byte[] key = DigestResponse.sessionHa1(scratch, HashFunction.MD5, user, Slice.of("n1"), Slice.of(cnonce));
        NonceUse use = new NonceUse(Slice.of("n2"), Qop.AUTH, Slice.of("00000001"), Slice.of(cnonce));
        assertThat(Messages.parameter(next, "Proxy-Authorization", "response"))
                .isEqualTo(DigestResponse.compute(scratch, HashFunction.MD5, key, use, DigestSubject.of(invite))
                        .toString());
    }

    @Test
    void takesNoNextNonceOfAPeerWhoseProofIsWrong() {
        DigestVerifier verifier = verifier(VerifierPolicy.defaults());
        SipRequest request = answered(verifier);
        String cnonce = Messages.parameter(request, "Proxy-Authorization", "cnonce");
        String forged = "rspauth=\"" + "0".repeat(64) + "\", cnonce=\"" + cnonce + "\", nc=00000001, nextnonce=\"n\"";
        assertThat(observe(request, forged)).isEqualTo(PeerProof.WRONG);
        assertThat(Messages.parameter(unasked(), "Proxy-Authorization", "nonce"))
                .isNotEqualTo("n");
    }

    private SipRequest answered(DigestVerifier verifier) {
        SipRequest invite = Messages.invite();
        SipResponse response = verifier.challenge().response(invite).build();
        return ((Authorized) client.answer(exchange, invite, response)).request();
    }

    private SipRequest unasked() {
        exchange = Exchange.with(Messages.PEER);
        return client.authorize(exchange, Messages.invite());
    }

    private static Verdict decide(DigestVerifier verifier, SipRequest request) {
        return verifier.decide((Claim) verifier.examine(request), Optional.of(Messages.user()));
    }

    private static AuthenticationInfo accepted(DigestVerifier verifier, SipRequest request, String body) {
        Claim claim = (Claim) verifier.examine(request);
        assertThat(verifier.decide(claim, Optional.of(Messages.user()))).isInstanceOf(Verdict.Accepted.class);
        return verifier.info(claim, Messages.user(), Slice.of(body)).orElseThrow();
    }

    private PeerProof observe(SipRequest request, String info) {
        return observe(request, AuthenticationInfo.read(Slice.of(info).cursor()), "");
    }

    private PeerProof observe(SipRequest request, AuthenticationInfo info, String body) {
        SipResponse.Builder ok = SipResponse.to(request, 200).add(Challenger.PROXY.info(), info);
        if (!body.isEmpty()) {
            ok.body(MediaType.of("text", "plain"), Slice.of(body));
        }
        return client.observe(exchange, request, ok.build());
    }
}
