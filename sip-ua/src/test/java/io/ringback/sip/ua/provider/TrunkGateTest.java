package io.ringback.sip.ua.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.DigestChallenge;
import io.ringback.sip.auth.DigestSubject;
import io.ringback.sip.auth.NonceSession;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.AuthenticationInfo;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.GateDecision;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrunkGateTest {
    private static final String NUMBER = "sip:+18001234567@trunk.example:5060";
    private static final UserCredentials USER = UserCredentials.ofPassword("alice", "secret".toCharArray());

    private final TrunkGate gate = new TrunkGate(
            Map.of("alice", USER),
            "r",
            VerifierPolicy.defaults().withAlgorithms(DigestAlgorithm.MD5),
            false,
            () -> Instant.EPOCH);

    @Test
    void challengesCallsAsAProxyAndRegistrationsAsAServer() {
        assertThat(refusal(request("INVITE", NUMBER, "alice"))).hasValue(407);
        assertThat(refusal(request("REGISTER", "sip:trunk.example", "alice"))).hasValue(401);
        assertThat(refusal(request("OPTIONS", NUMBER, "alice"))).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    void neverChallengesAckAndCancel() {
        assertThat(refusal(request("ACK", NUMBER, "alice"))).isEmpty();
        assertThat(refusal(request("CANCEL", NUMBER, "alice"))).isEmpty();
    }

    @Test
    void takesADigestForTheNumberOrForTheTrunkAlone() {
        assertThat(refusal(signed("INVITE", NUMBER, NUMBER, "alice"))).isEmpty();
        assertThat(refusal(signed("INVITE", NUMBER, "sip:trunk.example:5060", "alice")))
                .isEmpty();
    }

    /** Whoever reads a call to one number must not make of it a call to another. */
    @Test
    @Rfc(number = 7616, section = "3.4.6")
    void refusesADigestForAnotherNumberOrAnotherTrunk() {
        assertThat(refusal(signed("INVITE", NUMBER, "sip:+19001234567@trunk.example:5060", "alice")))
                .hasValue(400);
        assertThat(refusal(signed("INVITE", NUMBER, "sip:other.example:5060", "alice")))
                .hasValue(400);
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void letsAUserChangeItsOwnBindingsOnly() {
        String registrar = "sip:trunk.example";
        assertThat(refusal(signed("REGISTER", registrar, registrar, "alice"))).isEmpty();
        assertThat(refusal(signed("REGISTER", registrar, registrar, "bob"))).hasValue(403);
    }

    @Test
    @Rfc(number = 3261, section = "22.1")
    void challengesAnEmptyFieldOfCredentials() {
        SipRequest request = request("REGISTER", "sip:trunk.example", "alice");
        SipRequest empty =
                request.edit().add(HeaderName.of("Authorization"), "").build();
        assertThat(refusal(empty)).hasValue(401);
    }

    /** Clients of RFC 2543 do not know the header field, and use no qop (RFC 3261 §22.4). */
    @Test
    @Rfc(number = 3261, section = "22.4")
    void provesNothingToThoseWhoUseNoQop() {
        String registrar = "sip:trunk.example";
        assertThat(info(signed("REGISTER", registrar, registrar, "alice", Qop.AUTH)))
                .isPresent();
        assertThat(info(signed("REGISTER", registrar, registrar, "alice", Qop.NONE)))
                .isEmpty();
    }

    private Optional<AuthenticationInfo> info(SipRequest request) {
        SipResponse success = SipResponse.to(request, 200).build();
        return ((GateDecision.Passed) gate.decide(request))
                .success()
                .apply(success)
                .headers()
                .first(HeaderTypes.AUTHENTICATION_INFO);
    }

    private Optional<Integer> refusal(SipRequest request) {
        return gate.decide(request) instanceof GateDecision.Refused refused
                ? Optional.of(refused.response().build().statusCode())
                : Optional.empty();
    }

    /** A request with credentials that were made for some URI, perhaps another one. */
    private SipRequest signed(String method, String requestUri, String uri, String registered) {
        return signed(method, requestUri, uri, registered, Qop.AUTH);
    }

    private SipRequest signed(String method, String requestUri, String uri, String registered, Qop qop) {
        SipRequest request = request(method, requestUri, registered);
        SipResponse challenged =
                ((GateDecision.Refused) gate.decide(request)).response().build();
        boolean register = method.equals("REGISTER");
        Challenge challenge = challenged
                .headers()
                .first(register ? HeaderTypes.WWW_AUTHENTICATE : HeaderTypes.PROXY_AUTHENTICATE)
                .orElseThrow();
        Challenge old = Challenge.digest(AuthParameters.none()
                .withQuoted("realm", Slice.of("r"))
                .withQuoted("nonce", challenge.nonce().orElseThrow()));
        DigestChallenge read = DigestChallenge.of(qop == Qop.NONE ? old : challenge, skipped -> {})
                .orElseThrow();
        String value = NonceSession.open(read, qop, USER)
                .flatMap(session -> session.answer(DigestSubject.of(method, Slice.of(uri), Slice.empty())))
                .orElseThrow()
                .value()
                .toString();
        HeaderName name = HeaderName.of(register ? "Authorization" : "Proxy-Authorization");
        return request.edit().add(name, value).build();
    }

    private static SipRequest request(String method, String uri, String registered) {
        String text = method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:alice@trunk.example>;tag=1\r\n"
                + "To: <sip:" + registered + "@trunk.example>\r\n"
                + "Call-ID: 1\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + "Contact: <sip:alice@192.0.2.1>\r\n"
                + "Content-Length: 0\r\n\r\n";
        return (SipRequest) SipParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
