package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges and credentials from the network are hostile: a typed refusal, bounded work, and nothing given away. */
class HostileCredentialsTest {
    private static final String NAME = "Authorization";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final DigestVerifier verifier = DigestVerifier.of(
            Challenger.SERVER,
            "r",
            VerifierPolicy.defaults().withAlgorithms(DigestAlgorithm.MD5),
            NonceKeys.random(),
            () -> NOW);
    private final DigestClient client = DigestClient.of(Messages.forRealm("r"));

    private String right() {
        SipRequest invite = Messages.invite();
        DigestAnswer answer = client.answer(
                Exchange.with(Messages.PEER),
                invite,
                verifier.challenge().response(invite).build());
        return Messages.authorization(((Authorized) answer).request(), NAME);
    }

    private Examination examine(String credentials) {
        return verifier.examine(Messages.inviteWith(NAME, credentials));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nc=100000000",
                "nc=fffffffff",
                "nc=-0000001",
                "nc=0x000001",
                "nc=0000000G",
                "nc=00000000",
                "nc=\"\"",
                "nc=\" 0000001\""
            })
    void refusesACountThatIsNotHexadecimalOrOverflows(String nc) {
        assertThat(examine(right().replace("nc=00000001", nc)))
                .isEqualTo(new Verdict.Refused(400, "Malformed credentials"));
    }

    @Test
    @Rfc(number = 7616, section = "3.4")
    void refusesAParameterThatIsThereTwice() {
        for (String twice : List.of("realm=\"r\"", "REALM=\"x\"", "nonce=\"x\"", "nc=00000002", "response=\"x\"")) {
            assertThat(examine(right() + ", " + twice)).as(twice).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void challengesAnEmptyNonceAndAnEmptyRealm() {
        String value = right();
        String nonce = Messages.parameter(value, "nonce");
        assertThat(examine(value.replace(nonce, ""))).isInstanceOf(Verdict.Challenged.class);
        assertThat(examine(value.replace("realm=\"r\"", "realm=\"\""))).isInstanceOf(Verdict.Challenged.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Digest realm=\"r", "Digest realm=r\"", "Digest realm=\"r\\", "Digest realm=\"r\"\"", "Digest"})
    void refusesQuotesThatAreNotBalanced(String credentials) {
        assertThat(examine(credentials)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "realm", "nonce", "uri", "response", "cnonce"})
    void doesNotTakeNul(String name) {
        byte[] forged = right().replace(name + "=\"", name + "=\"\\\0").getBytes(StandardCharsets.UTF_8);
        List<Credentials> read = new ArrayList<>();
        FieldValues.readField(Slice.of(forged), HeaderTypes.AUTHORIZATION, read);
        assertThat(read)
                .allSatisfy(credentials ->
                        assertThat(PresentedCredentials.of(credentials)).isEmpty());
    }

    /** The limits of messages keep such headers out; those who read one alone are safe too. */
    @Test
    void doesNotMindAMegabyte() {
        String megabyte = "a".repeat(1_000_000);
        String value = right();
        for (String name : List.of("username", "nonce", "uri", "cnonce", "response")) {
            String old = Messages.parameter(value, name);
            PresentedCredentials presented = read(value.replace(old, megabyte)).orElse(null);
            if (presented != null) {
                assertThat(presented.areRight(Messages.user(), DigestSubject.of(Messages.invite())))
                        .as(name)
                        .isFalse();
            }
        }
        assertThat(read(value.replace("nc=00000001", "nc=" + "0".repeat(1_000_000))))
                .isEmpty();
        Challenge challenge =
                Messages.challenge("Digest realm=\"" + megabyte + "\", nonce=\"" + megabyte + "\", qop=\"auth\"");
        assertThat(DigestPolicy.defaults().select(List.of(challenge)).answerable())
                .hasSize(1);
    }

    private static Optional<PresentedCredentials> read(String value) {
        return PresentedCredentials.of(Credentials.read(Slice.of(value).cursor()));
    }

    /** A thousand qualities, a thousand escapes: the cost is that of the bytes. */
    @Test
    void readsLongListsOfQualities() {
        String list = "x,".repeat(100_000) + "auth";
        Challenge challenge = Messages.challenge("Digest realm=\"r\", nonce=\"n\", qop=\"" + list + "\"");
        assertThat(DigestPolicy.defaults().select(List.of(challenge)).answerable())
                .singleElement()
                .satisfies(read -> assertThat(read.qops()).containsExactly(Qop.AUTH));
    }

    /** Nothing is hashed before the syntax and the nonce's seal are right. */
    @Test
    void hashesNothingForCredentialsThatAreMalformedOrForANonceThatIsForged() throws Exception {
        String value = right();
        String nonce = Messages.parameter(value, "nonce");
        char last = nonce.charAt(20) == 'A' ? 'B' : 'A';
        String forged = nonce.substring(0, 20) + last + nonce.substring(21);
        for (String bad : List.of(
                value.replace("nc=00000001", "nc=1"),
                value.replace(", uri=", ", x-uri="),
                value.replace(nonce, forged),
                value.replace(nonce, "made-up"),
                value.replace("realm=\"r\"", "realm=\"other\""))) {
            assertThat(hashes(() -> assertThat(examine(bad)).isInstanceOf(Verdict.class)))
                    .as(bad)
                    .isZero();
        }
    }

    /** AST-2018-008: the work done for an unknown user, a wrong password and a stored H(A1) is the same. */
    @Test
    void hashesAsOftenForAnUnknownUserAsForAWrongPassword() throws Exception {
        Claim claim = (Claim) examine(right());
        UserCredentials wrong = UserCredentials.ofPassword("yourname", "wrong".toCharArray());
        UserCredentials stored = UserCredentials.ofHa1("yourname", HashFunction.MD5, "0".repeat(32));
        int forWrong = hashes(() -> verifier.decide(claim, Optional.of(wrong)));
        assertThat(forWrong).isEqualTo(3);
        assertThat(hashes(() -> verifier.decide(claim, Optional.empty()))).isEqualTo(forWrong);
        assertThat(hashes(() -> verifier.decide(claim, Optional.of(stored)))).isEqualTo(forWrong);
    }

    /** A name of many blocks would tell by the time whether it is hashed. */
    @Test
    void hashesAsMuchForAnUnknownUserAsForAKnownOne() throws Exception {
        String name = "n".repeat(500);
        UserCredentials known = UserCredentials.ofPassword(name, "sixteen-bytes-pw".toCharArray());
        UserCredentials stored = UserCredentials.ofHa1(name, HashFunction.MD5, "0".repeat(32));
        UserCredentials others = UserCredentials.ofHa1(name, HashFunction.SHA_256, "0".repeat(64));
        Claim claim = (Claim) examine(right().replace("username=\"yourname", "username=\"" + name));
        int forKnown = counted(CountingProvider::bytes, () -> verifier.decide(claim, Optional.of(known)));
        assertThat(forKnown).isGreaterThan(500);
        assertThat(counted(CountingProvider::bytes, () -> verifier.decide(claim, Optional.empty())))
                .isEqualTo(forKnown);
        assertThat(counted(CountingProvider::bytes, () -> verifier.decide(claim, Optional.of(stored))))
                .isEqualTo(forKnown);
        assertThat(counted(CountingProvider::hashes, () -> verifier.decide(claim, Optional.of(others))))
                .isEqualTo(3);
    }

    /** A thread that has met something long does not keep the room for it. */
    @Test
    void keepsNoRoomForWhatWasLongOnce() {
        PresentedCredentials presented = read(right().replace(
                                "username=\"yourname", "username=\"" + "a".repeat(1_000_000)))
                .orElseThrow();
        UserCredentials user =
                UserCredentials.ofPassword(presented.user().name().toString(), "p".toCharArray());
        assertThat(presented.areRight(user, DigestSubject.of(Messages.invite())))
                .isFalse();
        assertThat(DigestScratch.ofThread().kept()).isLessThanOrEqualTo(16 * 1024);
    }

    private static int hashes(Runnable work) throws InterruptedException, ExecutionException {
        return counted(CountingProvider::hashes, work);
    }

    /** Counts in a thread of its own, whose hash functions come from a provider that counts. */
    private static int counted(ToIntFunction<CountingProvider> what, Runnable work)
            throws InterruptedException, ExecutionException {
        try (CountingProvider provider = CountingProvider.install()) {
            Callable<Integer> counted = () -> {
                DigestScratch.ofThread();
                int before = what.applyAsInt(provider);
                work.run();
                return what.applyAsInt(provider) - before;
            };
            FutureTask<Integer> task = new FutureTask<>(counted);
            Thread thread = new Thread(task);
            thread.start();
            return task.get();
        }
    }

    @Property(tries = 2000)
    void givesAVerdictOnAnyBytes(@ForAll @Size(max = 200) byte[] tail) {
        byte[] head = "Digest username=\"u\", realm=\"r\", ".getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        List<Credentials> credentials = new ArrayList<>();
        FieldValues.readField(Slice.of(all), HeaderTypes.AUTHORIZATION, credentials);
        credentials.forEach(PresentedCredentials::of);
        List<Challenge> challenges = new ArrayList<>();
        FieldValues.readField(Slice.of(all), HeaderTypes.WWW_AUTHENTICATE, challenges);
        DigestPolicy.Selection selection = DigestPolicy.defaults().select(challenges);
        assertThat(selection.answerable().size() + selection.skipped().size()).isEqualTo(challenges.size());
    }

    @Test
    void saysNothingOfTheInputInItsErrors() {
        try {
            Credentials.read(Slice.of("Digest password=\"s3cret\" x").cursor());
        } catch (SyntaxException e) {
            assertThat(e).hasMessageNotContaining("s3cret");
        }
    }
}
