package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestClientTest {
    private static final String PROXY = "Proxy-Authorization";
    private static final String SERVER = "Authorization";

    private final DigestClient client = DigestClient.of(Messages.forRealm("sip.twilio.com"));
    private final Exchange exchange = Exchange.with(Messages.PEER);

    @Test
    @Rfc(number = 3261, section = "8.1.3.5")
    @Rfc(number = 3261, section = "22.2")
    void keepsTheChallengedRequestExceptForViaCSeqAndCredentials() {
        SipRequest invite = Messages.invite();
        SipRequest retry = retry(invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        assertThat(retry.headers().has(KnownHeader.VIA)).isFalse();
        assertThat(retry.cSeq()).hasToString("102 INVITE");
        assertThat(retry.body()).isEqualTo(invite.body());
        SipRequest undone = retry.edit()
                .remove(KnownHeader.PROXY_AUTHORIZATION)
                .set(HeaderName.of("CSeq"), "101 INVITE")
                .build();
        SipRequest withoutVia = invite.edit().remove(KnownHeader.VIA).build();
        assertThat(undone).isEqualTo(withoutVia);
        assertThat(retry.to().parameters().has("tag")).isFalse();
    }

    @Test
    @Rfc(number = 7616, section = "3.4")
    void quotesWhatIsQuotedAndNothingElse() {
        SipRequest invite = Messages.invite();
        String challenge = "Digest realm=\"sip.twilio.com\",qop=\"auth\",nonce=\"n\",opaque=\"o\",algorithm=md5";
        SipRequest retry = retry(invite, Messages.challenge(407, invite, challenge));
        String value = Messages.authorization(retry, PROXY);
        String masked = value.replace(Messages.parameter(value, "cnonce"), "C")
                .replace(Messages.parameter(value, "response"), "R");
        assertThat(masked)
                .isEqualTo("Digest username=\"yourname\", realm=\"sip.twilio.com\", nonce=\"n\", uri=\"" + Messages.URI
                        + "\", response=\"R\", algorithm=md5, opaque=\"o\", cnonce=\"C\", qop=auth, nc=00000001");
    }

    @Test
    void doesNotNameAnAlgorithmThatTheChallengeDidNotName() {
        SipRequest invite = Messages.invite();
        SipRequest retry = retry(invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        assertThat(Messages.authorization(retry, PROXY)).doesNotContain("algorithm");
    }

    @Test
    @Rfc(number = 2617, section = "3.2.2")
    void sendsNeitherCnonceNorCountWithoutQop() {
        SipRequest invite = Messages.invite();
        SipRequest retry =
                retry(invite, Messages.challenge(401, invite, "Digest realm=\"sip.twilio.com\", nonce=\"n\""));
        assertThat(Messages.authorization(retry, SERVER)).doesNotContain("cnonce", "nc=", "qop");
    }

    @Test
    @Rfc(number = 8760, section = "2.4")
    void answersTheTopmostChallengeOfARealmThatItSupports() {
        assertThat(algorithmAnswered("SHA3-256", "SHA-256", "MD5")).isEqualTo("SHA-256");
        assertThat(algorithmAnswered("MD5", "SHA-256")).isEqualTo("MD5");
    }

    private String algorithmAnswered(String... algorithms) {
        SipRequest invite = Messages.invite();
        String[] challenges = new String[algorithms.length];
        for (int i = 0; i < challenges.length; i++) {
            challenges[i] =
                    "Digest realm=\"sip.twilio.com\", qop=\"auth\", nonce=\"n" + i + "\", algorithm=" + algorithms[i];
        }
        DigestAnswer answer =
                client.answer(Exchange.with(Messages.PEER), invite, Messages.challenge(401, invite, challenges));
        SipRequest retry = ((Authorized) answer).request();
        assertThat(retry.headers().all(Challenger.SERVER.credentials())).hasSize(1);
        return Messages.parameter(retry, SERVER, "algorithm");
    }

    @Test
    @Rfc(number = 8760, section = "3")
    void refusesWhatIsBelowItsMinimum() {
        DigestClient strong = DigestClient.of(
                Messages.forRealm("sip.twilio.com"), DigestPolicy.defaults().withMinimum(HashFunction.SHA_256));
        SipRequest invite = Messages.invite();
        DigestAnswer answer = strong.answer(exchange, invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        NothingSupported.class,
                        nothing -> assertThat(nothing.skipped())
                                .containsExactly(new Skipped(Skipped.Reason.TOO_WEAK, "MD5")));
    }

    @Test
    void skipsAChallengeThatItsHa1DoesNotCover() {
        String md5 = "cd3c1b8d9ee9f1e9ec9b6b5b8e1f2a3b";
        DigestClient stored = DigestClient.of(
                RealmCredentials.none().realm("r", UserCredentials.ofHa1("yourname", HashFunction.MD5, md5)));
        SipRequest invite = Messages.invite();
        DigestAnswer answer = stored.answer(
                exchange,
                invite,
                Messages.challenge(
                        401,
                        invite,
                        "Digest realm=\"r\", nonce=\"a\", qop=\"auth\", algorithm=SHA-256",
                        "Digest realm=\"r\", nonce=\"b\", qop=\"auth\", algorithm=MD5"));
        assertThat(Messages.parameter(((Authorized) answer).request(), SERVER, "nonce"))
                .isEqualTo("b");
    }

    @Test
    @Rfc(number = 3261, section = "22.3")
    void answersAllRealmsOfBothKindsAtOnceInFieldsOfTheirOwn() {
        DigestClient both = DigestClient.of(Messages.forRealm("a").realm("b", Messages.user()));
        SipRequest invite = Messages.invite();
        SipResponse response = Messages.challenge(
                        407, invite, "Digest realm=\"a\", nonce=\"1\"", "Digest realm=\"b\", nonce=\"2\"")
                .edit()
                .add(HeaderName.of("WWW-Authenticate"), "Digest realm=\"a\", nonce=\"3\"")
                .build();
        DigestAnswer answer = both.answer(exchange, invite, response);
        SipRequest retry = ((Authorized) answer).request();
        assertThat(retry.headers().all(Challenger.PROXY.credentials())).hasSize(2);
        assertThat(Messages.parameter(retry, SERVER, "nonce")).isEqualTo("3");
    }

    @Test
    void answersThoseRealmsThatItCanAndNamesTheOthers() {
        SipRequest invite = Messages.invite();
        DigestAnswer answer = client.answer(
                exchange,
                invite,
                Messages.challenge(407, invite, "Digest realm=\"other\", nonce=\"1\"", Messages.SEED_CHALLENGE));
        assertThat(((Authorized) answer).open())
                .containsExactly(new NoCredentials.Space(Challenger.PROXY, "other", false));
    }

    @Test
    void repeatsAnEarlierProxysCredentialsWithTheNextCountWhenASecondProxyAsks() {
        DigestClient both = DigestClient.of(Messages.forRealm("a").realm("b", Messages.user()));
        SipRequest invite = Messages.invite();
        SipRequest second = ((Authorized) both.answer(
                        exchange,
                        invite,
                        Messages.challenge(407, invite, "Digest realm=\"a\", nonce=\"1\", qop=\"auth\"")))
                .request();
        SipRequest third = ((Authorized) both.answer(
                        exchange,
                        second,
                        Messages.challenge(407, second, "Digest realm=\"b\", nonce=\"2\", qop=\"auth\"")))
                .request();
        assertThat(third.headers().all(Challenger.PROXY.credentials())).hasSize(2);
        assertThat(Messages.parameter(third, PROXY, "nc")).isEqualTo("00000002");
        assertThat(third.cSeq()).hasToString("103 INVITE");
    }

    @Test
    void doesNotAnswerARealmThatItHasNoCredentialsFor() {
        SipRequest invite = Messages.invite();
        DigestAnswer answer = client.answer(
                exchange, invite, Messages.challenge(407, invite, "Digest realm=\"SIP.twilio.com\", nonce=\"1\""));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        NoCredentials.class,
                        none -> assertThat(none.spaces())
                                .containsExactly(new NoCredentials.Space(Challenger.PROXY, "SIP.twilio.com", false)));
    }

    @Test
    void bindsDefaultCredentialsToTheirPeerAndTheFirstRealmItNames() {
        RealmCredentials bound = RealmCredentials.none().peer(Messages.PEER, Messages.user());
        assertThat(bound.find("own", "sip:elsewhere.example")).isEmpty();
        assertThat(bound.find("own", Messages.PEER)).isPresent();
        assertThat(bound.find("foreign", Messages.PEER)).isEmpty();
        assertThat(bound.find("own", Messages.PEER)).isPresent();
    }

    @Test
    void skipsOtherSchemesAndSaysSo() {
        SipRequest invite = Messages.invite();
        DigestAnswer answer = client.answer(
                exchange,
                invite,
                Messages.challenge(
                        401,
                        invite,
                        "Basic realm=\"sip.twilio.com\"",
                        "Bearer realm=\"sip.twilio.com\", scope=\"sip\"",
                        "Digest realm=\"sip.twilio.com\", nonce=\"1\", qop=\"unheard-of\"",
                        "Digest realm=\"sip.twilio.com\", nonce=\"\"",
                        "Negotiate dG9rZW4=="));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        NothingSupported.class,
                        nothing -> assertThat(nothing.skipped())
                                .extracting(Skipped::reason)
                                .containsExactly(
                                        Skipped.Reason.BASIC,
                                        Skipped.Reason.BEARER,
                                        Skipped.Reason.QOP,
                                        Skipped.Reason.MALFORMED,
                                        Skipped.Reason.SCHEME));
    }

    @Test
    @Rfc(number = 8898, section = "4")
    void reportsWhereATokenIsToBeHad() {
        SipRequest invite = Messages.invite();
        SipResponse response = Messages.challenge(
                407,
                invite,
                "Bearer realm=\"r\", scope=\"sip calls\", authz_server=\"https://a.example/\", error=\"invalid_token\"",
                "Digest realm=\"r\", nonce=\"n\"");
        assertThat(BearerChallenge.in(response))
                .containsExactly(new BearerChallenge(
                        Challenger.PROXY,
                        "r",
                        Optional.of("https://a.example/"),
                        Optional.of("sip calls"),
                        Optional.of("invalid_token")));
    }

    @Test
    void answersWhatIsReadableBesideAMalformedChallenge() {
        SipRequest invite = Messages.invite();
        SipResponse response = (SipResponse) Messages.arriving(
                Messages.challenge(407, invite, Messages.SEED_CHALLENGE),
                "Proxy-Authenticate",
                "Digest realm=\"unbalanced, nonce=");
        assertThat(client.answer(exchange, invite, response)).isInstanceOf(Authorized.class);
    }

    @Test
    void answersOneOfSeveralChallengesInOneField() {
        SipRequest invite = Messages.invite();
        String list = "Digest realm=\"x\", nonce=\"1\", Digest realm=\"sip.twilio.com\", nonce=\"2\"";
        SipRequest retry = retry(invite, Messages.challenge(407, invite, list));
        assertThat(Messages.parameter(retry, PROXY, "nonce")).isEqualTo("2");
    }

    @Test
    @Rfc(number = 7616, section = "3.3")
    void takesTokensInQuotesAndNamesWithout() {
        SipRequest invite = Messages.invite();
        SipRequest retry = retry(
                invite,
                Messages.challenge(
                        407,
                        invite,
                        "DIGEST Realm=sip.twilio.com,QOP=auth,nonce=n,algorithm=\"sha-256\",stale=\"true\""));
        String value = Messages.authorization(retry, PROXY);
        assertThat(value).contains("realm=\"sip.twilio.com\", nonce=\"n\"", "algorithm=sha-256", "qop=auth");
        assertThat(DigestVectorsTest.presented(value).areRight(Messages.user(), DigestSubject.of(invite)))
                .isTrue();
    }

    @Test
    void skipsAChallengeWithAParameterThatIsThereTwice() {
        SipRequest invite = Messages.invite();
        SipResponse response = (SipResponse) Messages.arriving(
                Messages.response(407, invite, "Server", "x"),
                "Proxy-Authenticate",
                Messages.SEED_CHALLENGE + ", REALM=\"sip.twilio.com\"");
        assertThat(client.answer(exchange, invite, response))
                .isEqualTo(new NothingSupported(List.of(Skipped.malformed())));
    }

    @Test
    @Rfc(number = 7616, section = "3.3")
    void hashesWithoutQuotingSlashesAndWritesThemAgain() {
        RealmCredentials quoting =
                RealmCredentials.none().realm("a\"b", UserCredentials.ofPassword("u\\v", "p".toCharArray()));
        SipRequest invite = Messages.invite();
        DigestAnswer answer = DigestClient.of(quoting)
                .answer(exchange, invite, Messages.challenge(401, invite, "Digest realm=\"a\\\"b\", nonce=\"n\""));
        String value = Messages.authorization(((Authorized) answer).request(), SERVER);
        assertThat(value).contains("username=\"u\\\\v\", realm=\"a\\\"b\"");
        PresentedCredentials presented = PresentedCredentials.of(
                        Credentials.read(Slice.of(value).cursor()))
                .orElseThrow();
        assertThat(presented.user().realm()).hasToString("a\"b");
        UserCredentials user = UserCredentials.ofPassword("u\\v", "p".toCharArray());
        assertThat(presented.areRight(user, DigestSubject.of(invite))).isTrue();
    }

    @Test
    void authorisesLaterRequestsOfTheCallAndOfTheServer() {
        SipRequest invite = Messages.invite();
        retry(invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        SipRequest bye = Messages.request("BYE", "sip:172.18.0.224:5060;transport=udp", "call-1", "");
        SipRequest authorised = client.authorize(Exchange.with(Messages.PEER), bye);
        assertThat(Messages.parameter(authorised, PROXY, "nc")).isEqualTo("00000002");
        assertThat(Messages.parameter(authorised, PROXY, "uri")).isEqualTo("sip:172.18.0.224:5060;transport=udp");
        assertThat(authorised.cSeq()).isEqualTo(bye.cSeq());
        assertThat(authorised.headers().has(KnownHeader.VIA)).isTrue();
    }

    @Test
    @Rfc(number = 3261, section = "22.3")
    void keepsProxyCredentialsToTheirCall() {
        SipRequest invite = Messages.invite();
        retry(invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        SipRequest other = Messages.request("INVITE", Messages.URI, "call-2", "");
        assertThat(client.authorize(Exchange.with(Messages.PEER), other)).isSameAs(other);
        client.forgetCall(invite.callId());
        SipRequest bye = Messages.request("BYE", Messages.URI, "call-1", "");
        assertThat(client.authorize(Exchange.with(Messages.PEER), bye)).isSameAs(bye);
    }

    /** A Call-ID may be the same where a call that one trunk turns away is placed with another. */
    @Test
    void keepsProxyCredentialsToTheirPeerWithinACall() {
        SipRequest invite = Messages.invite();
        retry(invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        assertThat(client.authorize(Exchange.with("sip:elsewhere.example"), invite))
                .isSameAs(invite);
    }

    @Test
    @Rfc(number = 3261, section = "22.2")
    void keepsServerCredentialsToTheirPeerAcrossCalls() {
        SipRequest register = Messages.request("REGISTER", "sip:twilio.com", "reg-1", "");
        retry(register, Messages.challenge(401, register, Messages.SEED_CHALLENGE));
        SipRequest later = Messages.request("REGISTER", "sip:twilio.com", "reg-2", "");
        assertThat(Messages.parameter(client.authorize(Exchange.with(Messages.PEER), later), SERVER, "nc"))
                .isEqualTo("00000002");
        assertThat(client.authorize(Exchange.with("sip:elsewhere.example"), later))
                .isSameAs(later);
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    void leavesAckAndCancelAsTheyAre() {
        SipRequest invite = Messages.invite();
        retry(invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        for (String method : new String[] {"ACK", "CANCEL"}) {
            SipRequest request = Messages.request(method, Messages.URI, "call-1", "");
            assertThat(client.authorize(Exchange.with(Messages.PEER), request)).isSameAs(request);
        }
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    void sendsNeitherAckNorCancelAgain() {
        for (String method : new String[] {"ACK", "CANCEL"}) {
            SipRequest request = Messages.request(method, Messages.URI, "call-1", "");
            assertThat(client.answer(exchange, request, Messages.challenge(407, request, Messages.SEED_CHALLENGE)))
                    .isEqualTo(new NothingSupported(List.of()));
        }
    }

    @Test
    void keepsCredentialsThatSomeoneElsePutThere() {
        String foreign = "Digest username=\"x\",realm=\"elsewhere\",nonce=\"y\",uri=\"sip:z\",response=\"\"";
        SipRequest invite =
                Messages.invite().edit().add(HeaderName.of(PROXY), foreign).build();
        SipRequest retry = retry(invite, Messages.challenge(407, invite, Messages.SEED_CHALLENGE));
        assertThat(Messages.authorization(retry, PROXY)).isEqualTo(foreign);
        assertThat(retry.headers().all(Challenger.PROXY.credentials())).hasSize(2);
    }

    @Test
    void refusesToAnswerWhatIsNoChallenge() {
        SipRequest invite = Messages.invite();
        SipResponse ok = Messages.response(200, invite, "Server", "x");
        assertThatThrownBy(() -> client.answer(exchange, invite, ok)).isInstanceOf(IllegalArgumentException.class);
    }

    private SipRequest retry(SipRequest request, SipResponse response) {
        return ((Authorized) client.answer(exchange, request, response)).request();
    }
}
