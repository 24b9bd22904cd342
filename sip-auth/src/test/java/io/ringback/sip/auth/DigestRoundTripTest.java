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
    private static final String NAME = "Authorization";
    private static final String BODY = "v=0\r\n";

    /** Every algorithm, quality of protection and form of the user's name: 36 cases, each with many texts. */
    record Terms(DigestAlgorithm algorithm, Qop qop, boolean userhash) {
        DigestVerifier verifier(String realm) {
            VerifierPolicy policy = VerifierPolicy.defaults()
                    .withAlgorithms(algorithm)
                    .withQops(qop)
                    .withUserhash(userhash);
            return DigestVerifier.of(Challenger.SERVER, realm, policy, KEYS, () -> NOW);
        }
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Arbitraries.of(DigestAlgorithm.class)
                .filter(algorithm -> !algorithm.isAka())
                .flatMap(algorithm -> Arbitraries.of(Qop.class)
                        .flatMap(qop -> Arbitraries.of(true, false).map(hash -> new Terms(algorithm, qop, hash))));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\u00E4\u00F8\u20AC\"\\:,")
                .ofMinLength(1)
                .ofMaxLength(90);
    }

    @Property(tries = 1000)
    void acceptsWhatTheClientWrites(
            @ForAll("terms") Terms terms,
            @ForAll("texts") String username,
            @ForAll("texts") String realm,
            @ForAll("texts") String password) {
        DigestVerifier verifier = terms.verifier(realm);
        UserCredentials user = UserCredentials.ofPassword(username, password.toCharArray());
        SipRequest request = answered(verifier, realm, user);
        assertThat(verdict(verifier, request, user))
                .isEqualTo(new Verdict.Accepted(username, terms.algorithm(), terms.qop()));
    }

    @Property(tries = 3000)
    void refusesAnyOtherByteInAValue(
            @ForAll("terms") Terms terms,
            @ForAll("hashed") String name,
            @ForAll @IntRange(max = 1000) int at,
            @ForAll @IntRange(min = 0x20, max = 0x7E) int other) {
        DigestVerifier verifier = terms.verifier("r");
        SipRequest request = answered(verifier, "r", Messages.user());
        String credentials = Messages.authorization(request, NAME);
        String value = Messages.parameter(credentials, name);
        if (value.isEmpty() || value.charAt(at % value.length()) == other) {
            return;
        }
        String start = name.equals("nc") || name.equals("qop") ? ", " + name + "=" : name + "=\"";
        int from = credentials.indexOf(start) + start.length();
        int index = credentials.indexOf(value, from) + at % value.length();
        String changed = credentials.substring(0, index) + (char) other + credentials.substring(index + 1);
        SipRequest forged = Messages.inviteWith(NAME, changed);
        assertNotAccepted(verdict(verifier, forged, Messages.user()), changed);
    }

    @Provide
    Arbitrary<String> hashed() {
        return Arbitraries.of("username", "realm", "nonce", "uri", "nc", "cnonce", "qop", "response");
    }

    @Property(tries = 500)
    void refusesAnyOtherByteInTheMethod(@ForAll("terms") Terms terms, @ForAll @IntRange(max = 5) int at) {
        String method = changed("INVITE", at, 'X');
        assertNotAccepted(verdictOf(terms, method, Messages.URI, BODY, Messages.user()), method);
    }

    /** The URI that is hashed is the credentials' own, so the Request-URI is compared with it. */
    @Property(tries = 500)
    void refusesAnyOtherByteInTheRequestUri(@ForAll("terms") Terms terms, @ForAll @IntRange(max = 1000) int at) {
        int after = "sip:".length() + at % (Messages.URI.length() - "sip:".length());
        String uri = changed(Messages.URI, after, Messages.URI.charAt(after) == '1' ? '2' : '1');
        assertNotAccepted(verdictOf(terms, "INVITE", uri, BODY, Messages.user()), uri);
    }

    @Property(tries = 500)
    void refusesAnyOtherByteInTheBodyIfThatIsProtected(
            @ForAll("terms") Terms terms,
            @ForAll @IntRange(max = 1000) int at,
            @ForAll @IntRange(min = 1, max = 255) int difference) {
        int index = at % BODY.length();
        String body = changed(BODY, index, (char) ((BODY.charAt(index) ^ difference) & 0x7F));
        if (body.equals(BODY)) {
            return;
        }
        Verdict verdict = verdictOf(terms, "INVITE", Messages.URI, body, Messages.user());
        if (terms.qop() == Qop.AUTH_INT) {
            assertNotAccepted(verdict, body);
        } else {
            assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ACCEPTED);
        }
    }

    @Property(tries = 500)
    void refusesAnyOtherByteInThePassword(
            @ForAll("terms") Terms terms,
            @ForAll @IntRange(max = 1000) int at,
            @ForAll @IntRange(min = 1, max = 127) int difference) {
        String right = "yourpassword1234567";
        int index = at % right.length();
        char[] wrong = right.toCharArray();
        wrong[index] ^= (char) difference;
        UserCredentials other = UserCredentials.ofPassword("yourname", wrong);
        assertNotAccepted(verdictOf(terms, "INVITE", Messages.URI, BODY, other), "password");
    }

    private static String changed(String text, int at, char other) {
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static void assertNotAccepted(Verdict verdict, String what) {
        assertThat(verdict.kind()).as(what).isIn(Verdict.Kind.CHALLENGED, Verdict.Kind.REFUSED);
    }

    /** Credentials that were made for the usual INVITE of the usual user, in another request or for another secret. */
    private static Verdict verdictOf(Terms terms, String method, String uri, String body, UserCredentials known) {
        DigestVerifier verifier = terms.verifier("r");
        String value = Messages.authorization(answered(verifier, "r", Messages.user()), NAME);
        SipRequest request = Messages.request(method, uri, "call-1", body)
                .edit()
                .set(HeaderName.of(NAME), value)
                .build();
        return verdict(verifier, request, known);
    }

    private static SipRequest answered(DigestVerifier verifier, String realm, UserCredentials user) {
        SipRequest request = Messages.invite();
        SipResponse response = verifier.challenge().response(request).build();
        DigestClient client = DigestClient.of(RealmCredentials.none().realm(realm, user));
        return ((Authorized) client.answer(Exchange.with(Messages.PEER), request, response)).request();
    }

    private static Verdict verdict(DigestVerifier verifier, SipRequest request, UserCredentials user) {
        Examination examination = verifier.examine(request);
        return examination instanceof Claim claim ? verifier.decide(claim, Optional.of(user)) : (Verdict) examination;
    }
}
