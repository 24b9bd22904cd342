package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What digest allocates: nothing but what it returns. */
class DigestAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 2_000;
    private static final int ROUNDS = 40;

    /** An array's head and the padding behind it, a slice, a use and the credentials of it, and an Optional. */
    private static final int AROUND_RETURNED_BYTES = 200;

    private final UserCredentials user = Messages.user();
    private final DigestSubject subject = DigestSubject.of(Messages.invite());
    private final ByteWriter to = ByteWriter.ofCapacity(1024);

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256", "SHA-512-256", "MD5-sess"})
    void isNoneForAnAnswerThatIsWritten(String algorithm) {
        DigestChallenge challenge = challenge(algorithm);
        NonceUse use = new NonceUse(challenge.nonce(), Qop.AUTH, Slice.of("00000001"), Slice.of("0347557B"));
        assertThat(allocated(() -> {
                    to.clear();
                    DigestCredentials.write(to, challenge, user, use, subject);
                }))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256", "SHA-512-256", "MD5-sess"})
    void isNoneForTheNextAnswerWithTheSameNonce(String algorithm) {
        NonceSession session =
                NonceSession.open(challenge(algorithm), Qop.AUTH, user).orElseThrow();
        assertThat(allocated(() -> {
                    to.clear();
                    session.answer(subject, to);
                }))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256", "SHA-512-256", "MD5-sess"})
    void isTheReturnedBytesForAnAnswerThatIsReturned(String algorithm) {
        NonceSession session =
                NonceSession.open(challenge(algorithm), Qop.AUTH, user).orElseThrow();
        int length = session.answer(subject).orElseThrow().value().length();
        assertThat(allocated(() -> session.answer(subject))).isLessThanOrEqualTo(length + AROUND_RETURNED_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256", "SHA-512-256", "MD5-sess"})
    void isNoneForTheCheckOfAnAnswer(String algorithm) {
        NonceSession session =
                NonceSession.open(challenge(algorithm), Qop.AUTH, user).orElseThrow();
        String value = session.answer(subject).orElseThrow().value().toString();
        PresentedCredentials presented = DigestVectorsTest.presented(value);
        assertThat(presented.areRight(user, subject)).isTrue();
        assertThat(allocated(() -> presented.areRight(user, subject))).isZero();
    }

    private static DigestChallenge challenge(String algorithm) {
        return DigestPolicy.defaults()
                .select(List.of(Messages.challenge(Messages.SEED_CHALLENGE + ",algorithm=" + algorithm)))
                .answerable()
                .get(0);
    }

    /**
     * Bytes for one call once the code is warm: the least of many rounds, since a compiler thread may still be at it.
     */
    private static long allocated(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS);
        }
        return least;
    }
}
