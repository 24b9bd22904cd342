package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The count is the nonce's (RFC 7616 §3.4), wherever a client meets that nonce again. Kamailio makes one a second. */
class NonceCountTest {
    private static final String PROXY = "Proxy-Authorization";
    private static final String CHALLENGE = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"";

    private final DigestClient client = DigestClient.of(Messages.forRealm("r"));

    @Test
    @Rfc(number = 7616, section = "3.4")
    void goesOnWhenAnotherCallMeetsTheSameNonce() {
        assertThat(count(answer(client, "call-1", CHALLENGE))).isEqualTo("00000001");
        assertThat(count(answer(client, "call-2", CHALLENGE))).isEqualTo("00000002");
        SipRequest bye = Messages.request("BYE", Messages.URI, "call-1", "");
        assertThat(count(client.authorize(Exchange.with(Messages.PEER), bye))).isEqualTo("00000003");
    }

    @Test
    void goesOnAfterTheCallThatMetTheNonceFirst() {
        SipRequest first = answer(client, "call-1", CHALLENGE);
        client.forgetCall(first.callId());
        assertThat(count(answer(client, "call-1", CHALLENGE))).isEqualTo("00000002");
    }

    @Test
    void goesOnAfterARefusal() {
        Exchange exchange = Exchange.with(Messages.PEER);
        SipRequest invite = Messages.invite();
        SipResponse challenge = Messages.challenge(407, invite, CHALLENGE);
        assertThat(client.answer(exchange, invite, challenge)).isInstanceOf(Authorized.class);
        assertThat(client.answer(exchange, invite, challenge)).isInstanceOf(BudgetSpent.class);
        assertThat(count(answer(client, "call-1", CHALLENGE))).isEqualTo("00000002");
    }

    @Test
    void goesOnWhenTheSameNonceIsAnnouncedTwice() {
        SipRequest invite = Messages.invite();
        Exchange exchange = Exchange.with(Messages.PEER);
        SipRequest retry =
                ((Authorized) client.answer(exchange, invite, Messages.challenge(407, invite, CHALLENGE))).request();
        SipResponse ok = Messages.response(200, retry, "Proxy-Authentication-Info", "nextnonce=\"n2\"");
        client.observe(exchange, retry, ok);
        assertThat(count(client.authorize(Exchange.with(Messages.PEER), invite)))
                .isEqualTo("00000001");
        client.observe(exchange, retry, ok);
        assertThat(count(client.authorize(Exchange.with(Messages.PEER), invite)))
                .isEqualTo("00000002");
    }

    @Test
    @Rfc(number = 7616, section = "3.3")
    void goesOnWithTheOpaqueThatCameLast() {
        answer(client, "call-1", CHALLENGE + ", opaque=\"first\"");
        SipRequest second = answer(client, "call-1", CHALLENGE + ", opaque=\"second\"");
        assertThat(Messages.parameter(second, PROXY, "opaque")).isEqualTo("second");
        assertThat(count(second)).isEqualTo("00000002");
    }

    @Test
    void goesOnWithTheCredentialsThatAreValidNow() {
        RealmCredentials source = RealmCredentials.none().realm("r", UserCredentials.ofPassword("old", new char[0]));
        DigestClient changing = DigestClient.of(source);
        answer(changing, "call-1", CHALLENGE);
        source.realm("r", Messages.user());
        SipRequest second = answer(changing, "call-1", CHALLENGE);
        assertThat(Messages.parameter(second, PROXY, "username")).isEqualTo("yourname");
        assertThat(DigestVectorsTest.presented(Messages.authorization(second, PROXY))
                        .areRight(Messages.user(), DigestSubject.of(second)))
                .isTrue();
        assertThat(count(second)).isEqualTo("00000002");
    }

    @Test
    @Rfc(number = 7616, section = "3.4.2")
    void keepsTheKeyAndTheCnonceOfASessionWithAnotherOpaque() {
        String session = CHALLENGE + ", algorithm=MD5-sess";
        SipRequest first = answer(client, "call-1", session + ", opaque=\"first\"");
        SipRequest second = answer(client, "call-1", session + ", opaque=\"second\"");
        assertThat(Messages.parameter(second, PROXY, "cnonce")).isEqualTo(Messages.parameter(first, PROXY, "cnonce"));
        assertThat(DigestVectorsTest.presented(Messages.authorization(second, PROXY))
                        .areRight(Messages.user(), DigestSubject.of(second)))
                .isTrue();
    }

    @Test
    void isNeverRepeatedByCallsThatMeetANonceAtOnce() throws InterruptedException, ExecutionException {
        Set<String> counts = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "call-" + i % 2;
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                start.await();
                boolean fresh = true;
                for (int j = 0; j < 500; j++) {
                    fresh &= counts.add(count(answer(client, name, CHALLENGE)));
                    fresh &= counts.add(count(client.authorize(Exchange.with(Messages.PEER), request(name))));
                }
                return fresh;
            });
            tasks.add(task);
            new Thread(task).start();
        }
        start.countDown();
        for (FutureTask<Boolean> task : tasks) {
            assertThat(task.get()).isTrue();
        }
        assertThat(counts).hasSize(4000);
    }

    private static SipRequest request(String callId) {
        return Messages.request("INVITE", Messages.URI, callId, "v=0\r\n");
    }

    private static SipRequest answer(DigestClient client, String callId, String challenge) {
        SipRequest request = request(callId);
        DigestAnswer answer =
                client.answer(Exchange.with(Messages.PEER), request, Messages.challenge(407, request, challenge));
        return ((Authorized) answer).request();
    }

    private static String count(SipRequest request) {
        return Messages.parameter(request, PROXY, "nc");
    }
}
