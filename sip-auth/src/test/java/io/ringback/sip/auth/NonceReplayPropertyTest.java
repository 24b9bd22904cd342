package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Replays, reorderings and expiry, in virtual time, against a model that remembers every count. */
class NonceReplayPropertyTest {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int WINDOW = 64;
    private static final String NAME = "Authorization";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** One request: its count, whether its digest is right, and the time that passes before it. */
    record Step(int count, boolean right, int seconds) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> counts = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(1, 12)),
                Tuple.of(3, Arbitraries.integers().between(1, 200)));
        Arbitrary<Boolean> digests = Arbitraries.frequency(Tuple.of(6, true), net.jqwik.api.Tuple.of(1, false));
        Arbitrary<Integer> pauses = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(0, 25)));
        return counts.flatMap(count -> digests.flatMap(right -> pauses.map(seconds -> new Step(count, right, seconds))))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 400)
    void takesEachCountOnceWhileTheNonceIsGood(@ForAll("steps") List<Step> steps) {
        DigestVerifier verifier = DigestVerifier.of(
                Challenger.SERVER,
                "r",
                VerifierPolicy.defaults().withAlgorithms(DigestAlgorithm.MD5).withNonceLifetime(LIFETIME),
                NonceKeys.random(),
                () -> now);
        Instant made = now;
        String first = verifier.challenge().challenges().get(0).text();
        DigestChallenge challenge = DigestVectorsTest.challenge(first);
        Set<Integer> used = new HashSet<>();
        int highest = 0;
        for (Step step : steps) {
            now = now.plusSeconds(step.seconds());
            Verdict verdict = verdict(verifier, challenge, step);
            boolean known = !used.isEmpty();
            boolean soon = Duration.between(made, now).compareTo(Duration.ofSeconds(32)) <= 0;
            boolean good = Duration.between(made, now).compareTo(LIFETIME) <= 0;
            boolean fresh = !used.contains(step.count()) && step.count() > highest - WINDOW;
            boolean expected = step.right() && good && fresh && (known || (soon && step.count() == 1));
            assertThat(verdict.kind() == Verdict.Kind.ACCEPTED)
                    .as("%s of %s", step, steps)
                    .isEqualTo(expected);
            if (expected) {
                used.add(step.count());
                highest = Math.max(highest, step.count());
            } else {
                assertThat(((Verdict.Challenged) verdict).stale())
                        .as("%s", step)
                        .isEqualTo(step.right());
            }
        }
    }

    private static Verdict verdict(DigestVerifier verifier, DigestChallenge challenge, Step step) {
        UserCredentials user = Messages.user();
        SipRequest invite = Messages.invite();
        ClientNonce start = new ClientNonce(Slice.of("c"), step.count());
        String value = NonceSession.open(challenge, Qop.AUTH, user, start)
                .flatMap(session -> session.answer(DigestSubject.of(invite)))
                .orElseThrow()
                .value()
                .toString();
        SipRequest request = invite.edit().set(HeaderName.of(NAME), value).build();
        UserCredentials known = step.right() ? user : UserCredentials.ofPassword("yourname", new char[] {'x'});
        return verifier.decide((Claim) verifier.examine(request), Optional.of(known));
    }
}
