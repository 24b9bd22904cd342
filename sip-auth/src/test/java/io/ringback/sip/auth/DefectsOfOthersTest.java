package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What other stacks got wrong, or their users reported, and must not happen here. */
class DefectsOfOthersTest {
    private static final String NAME = "Authorization";
    private static final String MD5 = "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"";

    private final DigestClient client = DigestClient.of(Messages.forRealm("r"));

    /** JAIN-SIP sends the cnonce "xyz", Kamailio's client "o". */
    @Test
    void sendsAnotherCnonceForEachNonce() {
        Set<String> cnonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String cnonce =
                    Messages.parameter(answer("Digest realm=\"r\", nonce=\"" + i + "\", qop=\"auth\""), "cnonce");
            assertThat(cnonce).hasSizeGreaterThanOrEqualTo(16);
            cnonces.add(cnonce);
        }
        assertThat(cnonces).hasSize(1000);
    }

    /** JAIN-SIP and Kamailio always send the count 1; jain-sip#181: the server took that for a replay. */
    @Test
    void countsEachRequest() {
        answer(MD5);
        for (int count = 2; count < 20; count++) {
            assertThat(Messages.parameter(unasked(), "nc")).isEqualTo(String.format("%08x", count));
        }
    }

    /** PJSIP prints the count in decimal, ezk in upper case. */
    @Test
    void writesTheCountInEightLowerCaseHexadecimalDigits() {
        DigestChallenge challenge = DigestVectorsTest.challenge(MD5);
        NonceSession session = NonceSession.open(
                        challenge, Qop.AUTH, Messages.user(), new ClientNonce(Slice.of("c"), 0xABCDEF))
                .orElseThrow();
        assertThat(session.answer(subject("INVITE")).orElseThrow().use().nc()).hasToString("00abcdef");
    }

    @Test
    void endsASessionWhoseCountIsSpent() {
        DigestChallenge challenge = DigestVectorsTest.challenge(MD5);
        NonceSession session = NonceSession.open(
                        challenge, Qop.AUTH, Messages.user(), new ClientNonce(Slice.of("c"), 0xFFFF_FFFFL))
                .orElseThrow();
        assertThat(session.answer(subject("INVITE")).orElseThrow().use().nc()).hasToString("ffffffff");
        assertThat(session.answer(subject("INVITE"))).isEmpty();
    }

    /** JAIN-SIP repeats a header verbatim for later requests; ezk keeps the first request's A2. */
    @Test
    void hashesEachRequestForItself() {
        answer(MD5);
        SipRequest bye = Messages.request("BYE", "sip:other.example", "call-1", "");
        SipRequest authorised = client.authorize(Exchange.with(Messages.PEER), bye);
        PresentedCredentials presented = PresentedCredentials.of(authorised
                        .headers()
                        .first(Challenger.SERVER.credentials())
                        .orElseThrow())
                .orElseThrow();
        assertThat(presented.uri()).hasToString("sip:other.example");
        assertThat(presented.areRight(Messages.user(), DigestSubject.of(bye))).isTrue();
    }

    /** JAIN-SIP writes maddr into the Request-URI; sipgo drops the URI's parameters from the digest. */
    @Test
    void hashesTheRequestUriWithAllItsParameters() {
        String uri = "sip:+1%32@h.example:5070;transport=tcp;maddr=10.0.0.1;lr";
        SipRequest request = Messages.request("INVITE", uri, "c", "");
        SipRequest retry = retry(request, MD5);
        assertThat(retry.rawRequestUri()).isEqualTo(request.rawRequestUri());
        assertThat(Messages.parameter(retry, NAME, "uri")).isEqualTo(uri);
    }

    /** JAIN-SIP computes every algorithm but MD5 as MD5-sess; pjproject#2712: an unknown one failed a registration. */
    @Test
    void skipsAnAlgorithmThatItDoesNotKnow() {
        SipRequest invite = Messages.invite();
        String unknown = "Digest realm=\"r\", nonce=\"n0\", qop=\"auth\", algorithm=SHA-1024";
        DigestAnswer answer =
                client.answer(Exchange.with(Messages.PEER), invite, Messages.challenge(401, invite, unknown, MD5));
        assertThat(Messages.parameter(((Authorized) answer).request(), NAME, "nonce"))
                .isEqualTo("n1");
    }

    /** SIP.js lets the count climb across new nonces; sofia-sip#316: a new nonce without stale kept the old count. */
    @Test
    void beginsToCountAnewWithANewNonce() {
        String first = answer(MD5);
        String second = answer("Digest realm=\"r\", nonce=\"n2\", qop=\"auth\"");
        assertThat(Messages.parameter(second, "nc")).isEqualTo("00000001");
        assertThat(Messages.parameter(second, "cnonce")).isNotEqualTo(Messages.parameter(first, "cnonce"));
    }

    /** sofia-sip exchanges the nonce for nextnonce and goes on counting. */
    @Test
    void beginsToCountAnewWithNextnonce() {
        Exchange exchange = Exchange.with(Messages.PEER);
        SipRequest invite = Messages.invite();
        SipRequest retry =
                ((Authorized) client.answer(exchange, invite, Messages.challenge(401, invite, MD5))).request();
        SipResponse ok = Messages.response(200, retry, "Authentication-Info", "nextnonce=\"n2\"");
        assertThat(client.observe(exchange, retry, ok)).isEqualTo(PeerProof.ABSENT);
        String next = unasked();
        assertThat(Messages.parameter(next, "nonce")).isEqualTo("n2");
        assertThat(Messages.parameter(next, "nc")).isEqualTo("00000001");
    }

    /** ezk does not hash the session's A1 again; a session's cnonce must stay the first one. */
    @Test
    void keepsTheFirstCnonceOfASession() {
        String first = answer(MD5 + ", algorithm=MD5-sess");
        String second = unasked();
        assertThat(Messages.parameter(second, "cnonce")).isEqualTo(Messages.parameter(first, "cnonce"));
        assertThat(Messages.parameter(second, "nc")).isEqualTo("00000002");
    }

    /** ezk and JsSIP prefer auth-int, which fails where a device on the way rewrites the session description. */
    @Test
    void choosesAuthBeforeAuthInt() {
        assertThat(Messages.parameter(answer(MD5.replace("auth\"", "auth-int,auth\"")), "qop"))
                .isEqualTo("auth");
        assertThat(Messages.parameter(answer(MD5.replace("auth\"", "auth-int\"")), "qop"))
                .isEqualTo("auth-int");
    }

    /** drachtio-srf#85, ezk: qop is quoted in challenges only. */
    @Test
    void doesNotQuoteQopAlgorithmAndCount() {
        String value = answer(MD5 + ", algorithm=\"MD5\"");
        assertThat(value).contains("qop=auth,", "algorithm=MD5,").endsWith("nc=00000001");
    }

    /** sipgo#329: a header that is already there is no reason not to answer stale. */
    @Test
    void answersStaleThoughCredentialsAreThere() {
        Exchange exchange = Exchange.with(Messages.PEER);
        SipRequest invite = Messages.invite();
        SipRequest second =
                ((Authorized) client.answer(exchange, invite, Messages.challenge(401, invite, MD5))).request();
        SipResponse stale =
                Messages.challenge(401, second, "Digest realm=\"r\", nonce=\"n2\", qop=\"auth\", stale=TRUE");
        SipRequest third = ((Authorized) client.answer(exchange, second, stale)).request();
        assertThat(third.headers().all(Challenger.SERVER.credentials())).hasSize(1);
        assertThat(Messages.parameter(third, NAME, "nonce")).isEqualTo("n2");
    }

    /** Restcomm-Connect#147: the second INVITE had lost its session description. */
    @Test
    void keepsTheBody() {
        SipRequest invite = Messages.invite();
        SipRequest retry = retry(invite, MD5);
        assertThat(retry.body()).isEqualTo(invite.body());
        assertThat(retry.headers().text(KnownHeader.CONTENT_TYPE)).isPresent();
    }

    /** PJSIP and JAIN-SIP as servers take any nonce; diago trusts the client's URI. */
    @Test
    void challengesANonceThatItDidNotMake() {
        DigestVerifier verifier = DigestVerifier.of(
                Challenger.SERVER, "r", VerifierPolicy.defaults(), NonceKeys.random(), () -> Instant.EPOCH);
        assertThat(verifier.examine(retry(Messages.invite(), MD5))).isInstanceOf(Verdict.Challenged.class);
    }

    /** JAIN-SIP as a server leaves nc and qop out of the hash. */
    @Test
    void countsWhatIsCountedIntoTheHash() {
        SipRequest retry = retry(Messages.invite(), MD5);
        String value = Messages.authorization(retry, NAME);
        String recounted = value.replace("nc=00000001", "nc=00000002");
        assertThat(areRight(value)).isTrue();
        assertThat(areRight(recounted)).isFalse();
    }

    /** ezk does not hash the session's A1 once more after it has joined nonce and cnonce to it. */
    @Test
    void hashesTheA1OfASessionOnceMore() {
        String value = answer(MD5 + ", algorithm=MD5-sess");
        PresentedCredentials presented = DigestVectorsTest.presented(value);
        assertThat(presented.algorithm()).isEqualTo(DigestAlgorithm.MD5_SESS);
        String user = hex("yourname:r:yourpassword1234567");
        String session = hex(user + ":n1:" + presented.use().cnonce());
        String expected =
                hex(session + ":n1:00000001:" + presented.use().cnonce() + ":auth:" + hex("INVITE:" + Messages.URI));
        assertThat(Messages.parameter(value, "response")).isEqualTo(expected);
    }

    private static String hex(String text) {
        byte[] hash = HashFunction.MD5.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    /** sipgo looks at the first challenge header only. */
    @Test
    void looksAtEveryChallengeOfAResponse() {
        SipRequest invite = Messages.invite();
        SipResponse response =
                Messages.challenge(401, invite, "Digest realm=\"elsewhere\", nonce=\"n0\"", "Basic realm=\"r\"", MD5);
        DigestAnswer answer = client.answer(Exchange.with(Messages.PEER), invite, response);
        assertThat(Messages.parameter(((Authorized) answer).request(), NAME, "nonce"))
                .isEqualTo("n1");
    }

    /** SIP.js and others know MD5 only. */
    @Test
    void knowsEveryAlgorithmOfRfc8760() {
        for (String algorithm : List.of("SHA-256", "SHA-512-256", "SHA-256-sess", "SHA-512-256-sess", "MD5-sess")) {
            assertThat(Messages.parameter(answer(MD5 + ", algorithm=" + algorithm), "algorithm"))
                    .isEqualTo(algorithm);
        }
    }

    /** sipgo#337: no credentials, a refusal, nothing supported and a wrong proof must be told apart. */
    @Test
    void tellsItsReasonsApart() {
        SipRequest invite = Messages.invite();
        Exchange exchange = Exchange.with(Messages.PEER);
        assertThat(kind(exchange, invite, MD5.replace("\"r\"", "\"other\"")))
                .isEqualTo(DigestAnswer.Kind.NO_CREDENTIALS);
        assertThat(kind(exchange, invite, MD5 + ", algorithm=SHA-1024")).isEqualTo(DigestAnswer.Kind.NOTHING_SUPPORTED);
        assertThat(kind(exchange, invite, MD5)).isEqualTo(DigestAnswer.Kind.AUTHORIZED);
        assertThat(kind(exchange, invite, MD5)).isEqualTo(DigestAnswer.Kind.BUDGET_SPENT);
    }

    private DigestAnswer.Kind kind(Exchange exchange, SipRequest request, String challenge) {
        return client.answer(exchange, request, Messages.challenge(401, request, challenge))
                .kind();
    }

    /** sems#535: the digest's URI is that of the request that is sent, also where a dialog has another target. */
    @Test
    void takesTheUriFromTheBytesOfTheRequest() {
        answer(MD5);
        for (String uri : List.of("sip:Bob@H.example;x=%41", "sips:h.example:5061", "tel:+1-800;phone-context=x")) {
            SipRequest request = Messages.request("BYE", uri, "call-1", "");
            SipRequest authorised = client.authorize(Exchange.with(Messages.PEER), request);
            assertThat(Messages.parameter(authorised, NAME, "uri")).isEqualTo(uri);
        }
    }

    /** JsSIP#18, Restcomm-Connect#45: credentials are used again, which saves a round trip, and so is nextnonce. */
    @Test
    void usesCredentialsAgainForLaterRequests() {
        answer(MD5);
        String later = unasked();
        assertThat(Messages.parameter(later, "nonce")).isEqualTo("n1");
        assertThat(areRight(later)).isTrue();
    }

    /** PJSIP, as a server, does not compare the digest's URI with the Request-URI; diago believes the client's. */
    @Test
    void refusesADigestThatWasMadeForAnotherUri() {
        DigestVerifier verifier = DigestVerifier.of(
                Challenger.SERVER, "r", VerifierPolicy.defaults(), NonceKeys.random(), () -> Instant.EPOCH);
        SipRequest invite = Messages.invite();
        DigestAnswer answer = client.answer(
                Exchange.with(Messages.PEER),
                invite,
                verifier.challenge().response(invite).build());
        String value = Messages.authorization(((Authorized) answer).request(), NAME);
        SipRequest other = Messages.request("INVITE", "sip:+1900@premium.example", "call-1", "")
                .edit()
                .set(HeaderName.of(NAME), value)
                .build();
        assertThat(verifier.examine(other)).isInstanceOf(Verdict.Refused.class);
    }

    /** AST-2020-002: whoever sends a fresh nonce for every answer is answered a bounded number of times. */
    @Test
    void endsWhateverAPeerSends() {
        Exchange exchange = Exchange.with(Messages.PEER);
        SipRequest request = Messages.invite();
        int answers = 0;
        DigestAnswer answer = client.answer(exchange, request, Messages.challenge(401, request, MD5));
        while (answer instanceof Authorized authorized && answers < 100) {
            request = authorized.request();
            String challenge = "Digest realm=\"r\", nonce=\"m" + ++answers + "\", stale=true";
            answer = client.answer(exchange, request, Messages.challenge(401, request, challenge));
        }
        assertThat(answers).isLessThan(Exchange.MOST_SUBMISSIONS);
        assertThat(answer).isInstanceOf(BudgetSpent.class);
    }

    private static boolean areRight(String value) {
        return DigestVectorsTest.presented(value).areRight(Messages.user(), subject("INVITE"));
    }

    private static DigestSubject subject(String method) {
        return DigestSubject.of(method, Slice.of(Messages.URI), Slice.empty());
    }

    private SipRequest retry(SipRequest request, String challenge) {
        DigestAnswer answer =
                client.answer(Exchange.with(Messages.PEER), request, Messages.challenge(401, request, challenge));
        return ((Authorized) answer).request();
    }

    private String answer(String challenge) {
        return Messages.authorization(retry(Messages.invite(), challenge), NAME);
    }

    private String unasked() {
        return Messages.authorization(client.authorize(Exchange.with(Messages.PEER), Messages.invite()), NAME);
    }
}
