package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NonceSessionTest {
    private static final String CHALLENGE = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"";

    @Test
    @Rfc(number = 7616, section = "3.4")
    void neverGivesTheSameCountTwice() throws InterruptedException {
        NonceSession session = NonceSession.open(DigestVectorsTest.challenge(CHALLENGE), Qop.AUTH, Messages.user())
                .orElseThrow();
        DigestSubject subject = DigestSubject.of("INVITE", Slice.of(Messages.URI), Slice.empty());
        Set<String> counts = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                awaitQuietly(start);
                for (int j = 0; j < 2500; j++) {
                    WrittenCredentials written = session.answer(subject).orElseThrow();
                    counts.add(written.use().nc().toString());
                }
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counts).hasSize(10_000).contains("00002710");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    void knowsThePeerByItsProof() {
        assertThat(observed("rspauth=\"%s\", cnonce=\"%s\", nc=00000001, qop=auth", true))
                .isEqualTo(PeerProof.GIVEN);
        assertThat(observed("rspauth=\"%s\", cnonce=\"%s\", nc=00000001, qop=auth", false))
                .isEqualTo(PeerProof.WRONG);
        assertThat(observed("rspauth=\"%s\", cnonce=\"%s\", nc=00000002, qop=auth", true))
                .isEqualTo(PeerProof.WRONG);
        assertThat(observed("qop=auth", true)).isEqualTo(PeerProof.ABSENT);
    }

    private static PeerProof observed(String info, boolean knowsTheSecret) {
        DigestClient client = DigestClient.of(Messages.forRealm("r"));
        Exchange exchange = Exchange.with(Messages.PEER);
        SipRequest invite = Messages.invite();
        SipRequest retry =
                ((Authorized) client.answer(exchange, invite, Messages.challenge(401, invite, CHALLENGE))).request();
        String value = Messages.authorization(retry, "Authorization");
        PresentedCredentials presented = DigestVectorsTest.presented(value);
        String password = knowsTheSecret ? "yourpassword1234567" : "wrong";
        byte[] ha1 = DigestResponse.ha1(
                DigestScratch.create(),
                HashFunction.MD5,
                presented.user().name(),
                presented.user().realm(),
                password.getBytes(StandardCharsets.UTF_8));
        DigestSubject subject = DigestSubject.of(retry).ofResponse(Slice.empty());
        Slice proof = DigestResponse.compute(DigestScratch.create(), HashFunction.MD5, ha1, presented.use(), subject);
        SipResponse ok = Messages.response(
                200,
                retry,
                "Authentication-Info",
                String.format(info, proof, presented.use().cnonce()));
        return client.observe(exchange, retry, ok);
    }
}
