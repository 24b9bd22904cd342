package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.text.Slice;
import org.junit.jupiter.api.Test;

/** What a client keeps is bounded, however many calls and nonces it meets. */
class NonceSessionsTest {
    private static final int MOST = 3;

    private final NonceSessions sessions = new NonceSessions(MOST);

    @Test
    void forgetsTheOwnerThatWasNotUsedForTheLongestTime() {
        for (int i = 0; i < MOST; i++) {
            put("r", "call-" + i);
        }
        assertThat(sessions.of(Challenger.PROXY, "p", "call-0")).hasSize(1);
        put("r", "call-" + MOST);
        assertThat(sessions.of(Challenger.PROXY, "p", "call-0")).hasSize(1);
        assertThat(sessions.of(Challenger.PROXY, "p", "call-1")).isEmpty();
    }

    @Test
    void keepsEightRealmsOfAnOwner() {
        for (int i = 0; i < 20; i++) {
            put("r" + i, "call");
        }
        assertThat(sessions.of(Challenger.PROXY, "p", "call")).hasSize(8);
    }

    @Test
    void forgetsTheCountThatWasNotUsedForTheLongestTime() {
        NonceCount first = count("n0");
        assertThat(first.take()).isEqualTo(1);
        assertThat(count("n0").take()).isEqualTo(2);
        for (int i = 1; i <= MOST; i++) {
            count("n" + i);
        }
        assertThat(count("n0").take()).isEqualTo(1);
        assertThat(first.take()).isEqualTo(3);
    }

    private NonceCount count(String nonce) {
        return sessions.count(new ProtectionSpace(Challenger.PROXY, Slice.of("r")), Slice.of(nonce));
    }

    private void put(String realm, String callId) {
        DigestChallenge challenge =
                DigestVectorsTest.challenge("Digest realm=\"" + realm + "\", nonce=\"n\", qop=\"auth\"");
        NonceSession session =
                NonceSession.open(challenge, Qop.AUTH, Messages.user()).orElseThrow();
        sessions.put(new ProtectionSpace(Challenger.PROXY, Slice.of(realm)), "p", callId, session);
    }
}
