package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class DigestVerifierTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final NonceKeys keys = NonceKeys.random();
    private final DigestVerifier verifier = verifier(VerifierPolicy.defaults());

    private DigestVerifier verifier(VerifierPolicy policy) {
        return DigestVerifier.of(Challenger.PROXY, "r", policy, keys, () -> now);
    }

    @Test
    @Rfc(number = 8760, section = "2.3")
    void offersOneChallengeForEachAlgorithmTheFavouriteFirst() {
        SipRequest invite = Messages.invite();
        Verdict.Challenged challenged = (Verdict.Challenged) verifier.examine(invite);
        SipResponse response = challenged.response(invite).build();
        assertThat(response.statusCode()).isEqualTo(407);
        assertThat(response.headers().all(Challenger.PROXY.challenge()))
                .extracting(
                        challenge -> challenge.parameters().text("algorithm").orElse(""))
                .containsExactly("SHA-256", "MD5");
        String first = Messages.authorization(response, "Proxy-Authenticate");
        assertThat(first).matches("Digest realm=\"r\", nonce=\"[A-Za-z0-9+/]{36}\", algorithm=SHA-256, qop=\"auth\"");
    }

    @Test
    void acceptsWhatAClientAnswers() {
        assertThat(decide(verifier, answered(verifier)))
                .isEqualTo(new Verdict.Accepted("yourname", DigestAlgorithm.SHA_256, Qop.AUTH));
    }

    @Test
    void acceptsAStoredHa1() {
        byte[] ha1 = DigestResponse.ha1(
                DigestScratch.create(),
                HashFunction.SHA_256,
                Slice.of("yourname"),
                Slice.of("r"),
                "yourpassword1234567".getBytes(StandardCharsets.UTF_8));
        UserCredentials stored = UserCredentials.ofHa1(
                "yourname", HashFunction.SHA_256, Slice.of(ha1).toString());
        Claim claim = (Claim) verifier.examine(answered(verifier));
        assertThat(verifier.decide(claim, Optional.of(stored))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    void neverChallengesAckAndCancel() {
        assertThat(verifier.examine(Messages.request("ACK", Messages.URI, "c", "")))
                .isInstanceOf(Verdict.Exempt.class);
        assertThat(verifier.examine(Messages.request("CANCEL", Messages.URI, "c", "")))
                .isInstanceOf(Verdict.Exempt.class);
    }

    @Test
    @Rfc(number = 7616, section = "3.3")
    void callsANonceStaleThatHasExpiredIfTheDigestIsRight() {
        SipRequest invite = answered(verifier);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(decide(verifier, invite)).isInstanceOfSatisfying(Verdict.Challenged.class, challenged -> {
            assertThat(challenged.stale()).isTrue();
            assertThat(challenged.challenges().get(0).parameters().text("stale"))
                    .hasValue("true");
        });
        assertThat(decide(verifier, invite, wrongPassword()))
                .isInstanceOfSatisfying(
                        Verdict.Challenged.class,
                        challenged -> assertThat(challenged.stale()).isFalse());
    }

    @Test
    void callsAReplayStale() {
        SipRequest invite = answered(verifier);
        assertThat(decide(verifier, invite)).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(verifier, invite))
                .isInstanceOfSatisfying(
                        Verdict.Challenged.class,
                        challenged -> assertThat(challenged.stale()).isTrue());
    }

    /** kamailio#3133, and a bad digest with nc=ffffffff. */
    @Test
    void doesNotUseACountWhoseDigestIsWrong() {
        SipRequest invite = answered(verifier);
        String value = Messages.authorization(invite, "Proxy-Authorization");
        SipRequest forged = with(invite, value.replace("nc=00000001", "nc=ffffffff"));
        assertThat(decide(verifier, forged)).isInstanceOf(Verdict.Challenged.class);
        assertThat(decide(verifier, invite, wrongPassword())).isInstanceOf(Verdict.Challenged.class);
        assertThat(decide(verifier, invite)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void takesCountsThatOvertakeEachOtherOnce() {
        DigestClient client = DigestClient.of(Messages.forRealm("r"));
        SipRequest first = answered(verifier, client, Messages.invite());
        SipRequest second = client.authorize(Exchange.with(Messages.PEER), Messages.invite());
        SipRequest third = client.authorize(Exchange.with(Messages.PEER), Messages.invite());
        assertThat(decide(verifier, first)).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(verifier, third)).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(verifier, second)).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(verifier, second)).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void takesANonceOfAnotherNodeOnlySoonAndWithTheFirstCount() {
        DigestVerifier other = verifier(VerifierPolicy.defaults());
        DigestClient client = DigestClient.of(Messages.forRealm("r"));
        SipRequest first = answered(verifier, client, Messages.invite());
        SipRequest second = client.authorize(Exchange.with(Messages.PEER), Messages.invite());
        assertThat(decide(other, second))
                .isInstanceOfSatisfying(
                        Verdict.Challenged.class,
                        challenged -> assertThat(challenged.stale()).isTrue());
        assertThat(decide(other, first)).isInstanceOf(Verdict.Accepted.class);
        now = now.plus(Duration.ofSeconds(33));
        DigestVerifier third = verifier(VerifierPolicy.defaults());
        assertThat(decide(third, first)).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void acceptsNoncesOfTheKeyBeforeTheLast() {
        SipRequest invite = answered(verifier);
        verifier.use(keys.rotatedTo(1, new byte[32]));
        assertThat(decide(verifier, invite)).isInstanceOf(Verdict.Accepted.class);
        verifier.use(NonceKeys.of(2, new byte[32]));
        assertThat(verifier.examine(invite)).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void doesNotRecogniseItsNonceUnderAnotherRealmOrKind() {
        SipRequest invite = answered(verifier);
        String value = Messages.authorization(invite, "Proxy-Authorization");
        DigestVerifier server = DigestVerifier.of(Challenger.SERVER, "r", VerifierPolicy.defaults(), keys, () -> now);
        SipRequest moved = Messages.invite()
                .edit()
                .add(HeaderName.of("Authorization"), value)
                .build();
        assertThat(server.examine(moved)).isInstanceOf(Verdict.Challenged.class);
    }

    /** CVE-2025-57767: no headers, one, two, with a wrong realm or a missing field: 407 or 400, never a failure. */
    @Test
    @Rfc(number = 7616, section = "3.4")
    void refusesWhatLacksAFieldAndChallengesOtherRealms() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        assertThat(verifier.examine(with(Messages.invite(), value.replace("realm=\"r\"", "realm=\"other\""))))
                .isInstanceOf(Verdict.Challenged.class);
        for (String name : List.of("username", "nonce", "uri", "response", "cnonce", "nc")) {
            SipRequest lacking = with(Messages.invite(), value.replace(name + "=", "x-" + name + "="));
            Examination examined = verifier.examine(lacking);
            assertThat(examined).as(name).isEqualTo(new Verdict.Refused(400, "Malformed credentials"));
        }
        assertThat(verifier.examine(Messages.inviteWith("Proxy-Authorization", "Digest realm=\"r")))
                .isInstanceOf(Verdict.Refused.class);
        SipRequest both = with(Messages.invite(), "Digest realm=\"r\"")
                .edit()
                .add(HeaderName.of("Proxy-Authorization"), value)
                .build();
        assertThat(verifier.examine(both)).isInstanceOf(Claim.class);
    }

    @Test
    void refusesCountsThatAreNone() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        for (String nc : List.of("00000000", "0000000g", "1", "000000001", "-0000001")) {
            SipRequest request = with(Messages.invite(), value.replace("nc=00000001", "nc=" + nc));
            assertThat(verifier.examine(request)).as(nc).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    @Rfc(number = 8760, section = "2.7")
    void challengesTheEmptyCredentialsOfAClientThatWasNotChallengedYet() {
        String empty = "Digest username=\"u\",realm=\"r\",nonce=\"\",uri=\"sip:x\",response=\"\"";
        assertThat(verifier.examine(with(Messages.invite(), empty))).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    @Rfc(number = 7616, section = "3.4.6")
    void refusesCredentialsForAnotherUri() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        SipRequest other = with(Messages.request("INVITE", "sip:+1900@premium.example", "call-1", ""), value);
        assertThat(verifier.examine(other)).isEqualTo(new Verdict.Refused(400, "Credentials for another URI"));
        DigestVerifier any = verifier(VerifierPolicy.defaults().withUri(UriPolicy.ANY));
        assertThat(any.examine(other)).isInstanceOf(Claim.class);
    }

    @Test
    @Rfc(number = 3261, section = "19.1.4")
    void takesAnEquivalentUri() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        String upper = Messages.URI.replace("twilio.com", "TWILIO.com");
        SipRequest same = with(Messages.request("INVITE", upper, "call-1", ""), value);
        assertThat(verifier.examine(same)).isInstanceOf(Claim.class);
        DigestVerifier strict = verifier(VerifierPolicy.defaults().withUri(UriPolicy.SAME));
        assertThat(strict.examine(same)).isInstanceOf(Verdict.Refused.class);
    }

    /** The nonce is known by then and not computed again, but it is not the nonce of a key that is in use. */
    @Test
    void refusesAKnownNonceOfAKeyThatHasGone() {
        SipRequest invite = answered(verifier);
        assertThat(decide(verifier, invite)).isInstanceOf(Verdict.Accepted.class);
        verifier.use(NonceKeys.of(0, new byte[32]));
        assertThat(verifier.examine(invite)).isInstanceOf(Verdict.Challenged.class);
    }

    /** A node that has just started does not know which counts it took before. */
    @Test
    void takesNoNonceFromBeforeItsStart() {
        SipRequest invite = answered(verifier);
        now = now.plusMillis(1);
        assertThat(decide(verifier(VerifierPolicy.defaults()), invite))
                .isInstanceOfSatisfying(
                        Verdict.Challenged.class,
                        challenged -> assertThat(challenged.stale()).isTrue());
    }

    @Test
    void takesNoRequestTwiceWhenTheClockIsSetBack() {
        SipRequest invite = answered(verifier);
        assertThat(decide(verifier, invite)).isInstanceOf(Verdict.Accepted.class);
        Instant then = now;
        now = now.plus(Duration.ofMinutes(6));
        assertThat(decide(verifier, answered(verifier))).isInstanceOf(Verdict.Accepted.class);
        now = then;
        assertThat(decide(verifier, invite)).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void challengesCredentialsOfOtherSchemes() {
        for (String other : List.of("Bearer abc.def", "Bearer abc, realm=\"r\"", "Basic dXNlcjpwYXNz", "Negotiate")) {
            assertThat(verifier.examine(with(Messages.invite(), other)))
                    .as(other)
                    .isInstanceOf(Verdict.Challenged.class);
        }
    }

    @Test
    void refusesControlCharactersInQuotes() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        for (String name : List.of("username", "cnonce", "uri")) {
            SipRequest forged = with(Messages.invite(), value.replace(name + "=\"", name + "=\"\\\u0001"));
            assertThat(verifier.examine(forged)).as(name).isInstanceOf(Verdict.Refused.class);
        }
    }

    /** {@code qop} has no case, but {@code unq(qop)} is what was hashed. */
    @Test
    @Rfc(number = 7616, section = "3.4.1")
    void hashesTheQualityOfProtectionInTheLettersOfTheClient() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        PresentedCredentials presented = DigestVectorsTest.presented(value.replace("qop=auth", "qop=auTh"));
        assertThat(presented.use().qop()).isEqualTo(Qop.AUTH);
        assertThat(presented.areRight(Messages.user(), DigestSubject.of(Messages.invite())))
                .isFalse();
        String a1 = sha256("yourname:r:yourpassword1234567");
        NonceUse use = presented.use();
        String right = sha256(
                a1 + ":" + use.nonce() + ":00000001:" + use.cnonce() + ":auTh:" + sha256("INVITE:" + Messages.URI));
        SipRequest request = with(
                Messages.invite(),
                value.replace("qop=auth", "qop=auTh").replace(Messages.parameter(value, "response"), right));
        Claim claim = (Claim) verifier.examine(request);
        assertThat(verifier.decide(claim, Optional.of(Messages.user()))).isInstanceOf(Verdict.Accepted.class);
        assertThat(verifier.info(claim, Messages.user(), Slice.empty())
                        .orElseThrow()
                        .qop())
                .hasValue(Slice.of("auTh"));
    }

    private static String sha256(String text) {
        byte[] hash = HashFunction.SHA_256.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    @Test
    @Rfc(number = 3261, section = "22.4")
    void takesADigestWithoutQopOnceForEachNonce() {
        DigestVerifier old = verifier(VerifierPolicy.defaults().withQops(Qop.NONE));
        SipRequest invite = answered(old);
        assertThat(Messages.authorization(invite, "Proxy-Authorization")).doesNotContain("qop");
        assertThat(decide(old, invite)).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(old, invite)).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void challengesAnAlgorithmOrQualityThatItDidNotOffer() {
        SipRequest invite = answered(verifier);
        assertThat(verifier(VerifierPolicy.defaults().withAlgorithms(DigestAlgorithm.MD5))
                        .examine(invite))
                .isInstanceOf(Verdict.Challenged.class);
        assertThat(verifier(VerifierPolicy.defaults().withQops(Qop.AUTH_INT)).examine(invite))
                .isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    @Rfc(number = 7616, section = "3.4")
    void takesTokensInQuotesAndNamesWithout() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        String other = value.replace("qop=auth", "qop=\"auth\"")
                .replace("nc=00000001", "nc=\"00000001\"")
                .replace("algorithm=SHA-256", "algorithm=\"sha-256\"")
                .replace("username=\"yourname\"", "username=yourname")
                .replace("realm=\"r\"", "REALM=r")
                .replace(", ", ",");
        SipRequest request = Messages.inviteWith("Proxy-Authorization", other);
        assertThat(decide(verifier, request))
                .isEqualTo(new Verdict.Accepted("yourname", DigestAlgorithm.SHA_256, Qop.AUTH));
    }

    @Test
    void looksAtFourCredentialsOfItsRealmAtMost() {
        String value = Messages.authorization(answered(verifier), "Proxy-Authorization");
        String forged = value.replace(Messages.parameter(value, "nonce"), "made-up");
        SipRequest request = with(Messages.invite(), value);
        for (int i = 0; i < 4; i++) {
            request = (SipRequest) Messages.arriving(request, "Proxy-Authorization", forged);
            assertThat(verifier.examine(request)).isInstanceOf(i < 3 ? Claim.class : Verdict.Challenged.class);
        }
    }

    @Test
    void acceptsARequestOnceThoughManyThreadsDecideIt() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 200; i++) {
            Claim claim = (Claim) verifier.examine(answered(verifier));
            CountDownLatch start = new CountDownLatch(1);
            List<FutureTask<Verdict>> tasks = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                FutureTask<Verdict> task = new FutureTask<>(() -> {
                    start.await();
                    return verifier.decide(claim, Optional.of(Messages.user()));
                });
                tasks.add(task);
                new Thread(task).start();
            }
            start.countDown();
            int accepted = 0;
            for (FutureTask<Verdict> task : tasks) {
                accepted += task.get().kind() == Verdict.Kind.ACCEPTED ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    /** AST-2018-008. */
    @Test
    void answersAnUnknownUserLikeAWrongPassword() {
        Claim claim = (Claim) verifier.examine(answered(verifier));
        Verdict unknown = verifier.decide(claim, Optional.empty());
        Verdict wrong = verifier.decide(claim, Optional.of(wrongPassword()));
        assertThat(masked(unknown)).isEqualTo(masked(wrong));
    }

    private static String masked(Verdict verdict) {
        StringBuilder text = new StringBuilder(verdict.kind().name());
        ((Verdict.Challenged) verdict)
                .challenges()
                .forEach(challenge -> text.append(challenge
                        .text()
                        .replace(challenge.parameters().text("nonce").orElse(""), "N")));
        return text.toString();
    }

    @Test
    void doesNotTakeOneUsersSecretForAnotherUser() {
        Claim claim = (Claim) verifier.examine(answered(verifier));
        UserCredentials other = UserCredentials.ofPassword("other", "yourpassword1234567".toCharArray());
        assertThat(verifier.decide(claim, Optional.of(other))).isInstanceOf(Verdict.Challenged.class);
    }

    private static SipRequest with(SipRequest request, String credentials) {
        return request.edit()
                .set(HeaderName.of("Proxy-Authorization"), credentials)
                .build();
    }

    private static UserCredentials wrongPassword() {
        return UserCredentials.ofPassword("yourname", "wrong".toCharArray());
    }

    private static SipRequest answered(DigestVerifier verifier) {
        return answered(verifier, DigestClient.of(Messages.forRealm("r")), Messages.invite());
    }

    private static SipRequest answered(DigestVerifier verifier, DigestClient client, SipRequest request) {
        SipResponse response = verifier.challenge().response(request).build();
        return ((Authorized) client.answer(Exchange.with(Messages.PEER), request, response)).request();
    }

    private static Verdict decide(DigestVerifier verifier, SipRequest request) {
        return decide(verifier, request, Messages.user());
    }

    private static Verdict decide(DigestVerifier verifier, SipRequest request, UserCredentials user) {
        return verifier.decide((Claim) verifier.examine(request), Optional.of(user));
    }
}
