package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String PASSWORD = "yourpassword1234567";
    private static final String HA1 = "0123456789abcdef0123456789abcdef";

    @Test
    void showNoSecretInAnyText() {
        RealmCredentials source = Messages.forRealm("r").peer("p", Messages.user());
        DigestClient client = DigestClient.of(source);
        Exchange exchange = Exchange.with(Messages.PEER);
        SipRequest invite = Messages.invite();
        DigestVerifier verifier = DigestVerifier.of(
                Challenger.SERVER,
                "r",
                VerifierPolicy.defaults(),
                NonceKeys.of(0, PASSWORD.getBytes(StandardCharsets.UTF_8)),
                () -> Instant.EPOCH);
        SipResponse challenge = verifier.challenge().response(invite).build();
        Authorized authorized = (Authorized) client.answer(exchange, invite, challenge);
        Claim claim = (Claim) verifier.examine(authorized.request());
        NonceSession session = NonceSession.open(
                        DigestVectorsTest.challenge("Digest realm=\"r\", nonce=\"n\""), Qop.NONE, Messages.user())
                .orElseThrow();
        WrittenCredentials written = session.answer(DigestSubject.of(invite)).orElseThrow();
        String response = Messages.parameter(authorized.request(), "Authorization", "response");
        List<Object> all = List.of(
                source,
                client,
                exchange,
                authorized,
                claim,
                claim.presented(),
                session,
                written,
                verifier,
                Messages.user(),
                UserCredentials.ofHa1("u", HashFunction.MD5, HA1),
                NonceKeys.random(),
                verifier.decide(claim, Optional.of(Messages.user())),
                authorized.request());
        for (Object one : all) {
            assertThat(one.toString())
                    .doesNotContain(PASSWORD, HA1, response, written.response().toString());
        }
    }

    @Test
    void showNoSecretInExceptions() {
        String almost = HA1.substring(1) + "x";
        assertThatThrownBy(() -> UserCredentials.ofHa1("u", HashFunction.MD5, almost))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(almost);
        Throwable badName = catchThrowable(() -> UserCredentials.ofPassword("u\r\n", PASSWORD.toCharArray()));
        assertThat(badName).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining(PASSWORD);
    }

    @Test
    void areNotUsedAfterTheyWereWiped() {
        UserCredentials user = Messages.user();
        DigestClient client = DigestClient.of(RealmCredentials.none().realm("r", user));
        SipRequest invite = Messages.invite();
        SipResponse challenge = Messages.challenge(401, invite, "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"");
        assertThat(client.answer(Exchange.with(Messages.PEER), invite, challenge))
                .isInstanceOf(Authorized.class);
        user.wipe();
        client.wipe();
        assertThat(user.covers(DigestAlgorithm.MD5)).isFalse();
        assertThat(client.authorize(Exchange.with(Messages.PEER), invite)).isSameAs(invite);
        assertThat(client.answer(Exchange.with(Messages.PEER), invite, challenge))
                .isInstanceOf(NoCredentials.class);
    }

    /** Whoever wipes while others compute must not make them send a digest of half a secret. */
    @Test
    void areRightOrAbsentWhileTheyAreWiped() throws InterruptedException {
        DigestChallenge challenge = DigestVectorsTest.challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth\"");
        DigestSubject subject = DigestSubject.of(Messages.invite());
        for (int i = 0; i < 300; i++) {
            UserCredentials user = Messages.user();
            NonceSession session = NonceSession.open(challenge, Qop.AUTH, user).orElseThrow();
            Thread wiping = new Thread(() -> {
                session.wipe();
                user.wipe();
            });
            List<WrittenCredentials> all = new ArrayList<>();
            wiping.start();
            while (wiping.isAlive()) {
                session.answer(subject).ifPresent(all::add);
                NonceSession.open(challenge, Qop.AUTH, user)
                        .flatMap(opened -> opened.answer(subject))
                        .ifPresent(all::add);
            }
            wiping.join();
            assertThat(session.answer(subject)).isEmpty();
            assertThat(NonceSession.open(challenge, Qop.AUTH, user)).isEmpty();
            for (WrittenCredentials one : all) {
                assertThat(DigestVectorsTest.presented(one.value().toString()).areRight(Messages.user(), subject))
                        .isTrue();
            }
        }
    }

    @Test
    void areCopiedSoThatTheCallerCanWipeItsOwn() {
        char[] password = PASSWORD.toCharArray();
        UserCredentials user = UserCredentials.ofPassword("yourname", password);
        Arrays.fill(password, '\0');
        WrittenCredentials written = NonceSession.open(
                        DigestVectorsTest.challenge(Messages.SEED_CHALLENGE),
                        Qop.AUTH,
                        user,
                        new ClientNonce(Slice.of("0347557B"), 1))
                .flatMap(session -> session.answer(DigestSubject.of("INVITE", Slice.of(Messages.URI), Slice.empty())))
                .orElseThrow();
        assertThat(written.response()).hasToString("12e33441ef09d37b9d41bb7bafa30bca");
    }
}
