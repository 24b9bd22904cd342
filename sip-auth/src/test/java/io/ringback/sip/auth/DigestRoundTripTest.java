package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the client writes the verifier accepts, and nothing that differs from it in one byte. */
class DigestRoundTripTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NonceKeys KEYS = NonceKeys.random();

    @Property(tries = 300)
    void acceptsWhatTheClientWrites(
            @ForAll("hashing") DigestAlgorithm algorithm,
            @ForAll Qop qop,
            @ForAll("texts") String username,
            @ForAll("texts") String realm,
            @ForAll("texts") String password) {
        DigestVerifier verifier = verifier(algorithm, qop, realm);
        UserCredentials user = UserCredentials.ofPassword(username, password.toCharArray());
        SipRequest request = answered(verifier, realm, user);
        assertThat(verdict(verifier, request, Optional.of(user)))
                .isEqualTo(new Verdict.Accepted(username, algorithm, qop));
    }

    @Property(tries = 3000)
    void refusesAnyOtherByteInAValue(
            @ForAll("hashing") DigestAlgorithm algorithm,
            @ForAll Qop qop,
            @ForAll("hashed") String name,
            @ForAll @IntRange(max = 1000) int at,
            @ForAll @IntRange(min = 0x20, max = 0x7E) int other) {
        DigestVerifier verifier = verifier(algorithm, qop, "r");
        UserCredentials user = Messages.user();
        SipRequest request = answered(verifier, "r", user);
        String credentials = Messages.authorization(request, "Authorization");
        String value = Messages.parameter(credentials, name);
        if (value.isEmpty() || value.charAt(at % value.length()) == other) {
            return;
        }
        int from = credentials.indexOf(name.equals("nc") ? "nc=0" : name + "=\"") + name.length();
        int index = credentials.indexOf(value, from) + at % value.length();
        String changed = credentials.substring(0, index) + (char) other + credentials.substring(index + 1);
        SipRequest forged =
                request.edit().set(HeaderName.of("Authorization"), changed).build();
        assertThat(verdict(verifier, forged, Optional.of(user)).kind())
                .as(changed)
                .isIn(Verdict.Kind.CHALLENGED, Verdict.Kind.REFUSED);
    }

    @Provide
    Arbitrary<DigestAlgorithm> hashing() {
        return Arbitraries.of(DigestAlgorithm.class).filter(algorithm -> !algorithm.isAka());
    }

    @Provide
    Arbitrary<String> hashed() {
        return Arbitraries.of("username", "realm", "nonce", "uri", "nc", "cnonce", "response");
    }

    @Property(tries = 200)
    void refusesAnotherPasswordMethodUriOrBody(
            @ForAll("hashing") DigestAlgorithm algorithm, @ForAll Qop qop, @ForAll("texts") String other) {
        DigestVerifier verifier = verifier(algorithm, qop, "r");
        UserCredentials user = Messages.user();
        SipRequest request = answered(verifier, "r", user);
        String value = Messages.authorization(request, "Authorization");
        UserCredentials wrong = UserCredentials.ofPassword("yourname", other.toCharArray());
        assertThat(verdict(verifier, request, Optional.of(wrong)).kind()).isEqualTo(Verdict.Kind.CHALLENGED);
        assertThat(verdict(verifier, request("UPDATE", Messages.URI, "v=0\r\n", value), Optional.of(user))
                        .kind())
                .isEqualTo(Verdict.Kind.CHALLENGED);
        assertThat(verdict(verifier, request("INVITE", Messages.URI + "0", "v=0\r\n", value), Optional.of(user))
                        .kind())
                .isEqualTo(Verdict.Kind.REFUSED);
        boolean bodyCounts = qop == Qop.AUTH_INT;
        assertThat(verdict(verifier, request("INVITE", Messages.URI, "v=1\r\n", value), Optional.of(user))
                        .kind())
                .isEqualTo(bodyCounts ? Verdict.Kind.CHALLENGED : Verdict.Kind.ACCEPTED);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\u00E4\u00F8\u20AC\"\\:,")
                .ofMinLength(1)
                .ofMaxLength(90);
    }

    private static DigestVerifier verifier(DigestAlgorithm algorithm, Qop qop, String realm) {
        VerifierPolicy policy =
                VerifierPolicy.defaults().withAlgorithms(algorithm).withQops(qop);
        return DigestVerifier.of(Challenger.SERVER, realm, policy, KEYS, () -> NOW);
    }

    private static SipRequest answered(DigestVerifier verifier, String realm, UserCredentials user) {
        SipRequest request = Messages.invite();
        SipResponse response = verifier.challenge().response(request).build();
        DigestClient client = DigestClient.of(RealmCredentials.none().realm(realm, user));
        return ((Authorized) client.answer(Exchange.with(Messages.PEER), request, response)).request();
    }

    private static SipRequest request(String method, String uri, String body, String credentials) {
        return Messages.request(method, uri, "call-1", body)
                .edit()
                .set(HeaderName.of("Authorization"), credentials)
                .build();
    }

    private static Verdict verdict(DigestVerifier verifier, SipRequest request, Optional<UserCredentials> user) {
        Examination examination = verifier.examine(request);
        return examination instanceof Claim claim ? verifier.decide(claim, user) : (Verdict) examination;
    }
}
