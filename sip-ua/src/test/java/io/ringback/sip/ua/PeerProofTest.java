package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.Challenger;
import io.ringback.sip.auth.Claim;
import io.ringback.sip.auth.DigestVerifier;
import io.ringback.sip.auth.Examination;
import io.ringback.sip.auth.NonceKeys;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.Verdict;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peer that takes our credentials and proves, or fails to prove, that it knows the secret too. */
class PeerProofTest {
    private static final UserCredentials RIGHT = UserCredentials.ofPassword("yourname", "right".toCharArray());
    private static final UserCredentials WRONG = UserCredentials.ofPassword("yourname", "guessed".toCharArray());

    private final Stage stage = Stage.quiet();
    private final HopLocator peer = HopLocator.through(HostPort.of("192.0.2.20", 5060), stage.agent.locator());

    @AfterEach
    void close() {
        stage.close();
    }

    /** It lets everyone in who knows the secret, and makes its own proof with one that may be another. */
    private UserAgent provingWith(UserCredentials known) {
        DigestVerifier verifier = DigestVerifier.of(
                Challenger.SERVER, Stage.REALM, VerifierPolicy.defaults(), NonceKeys.random(), () -> Instant.EPOCH);
        return UserAgent.builder(stage.network
                        .transport(new InetSocketAddress("192.0.2.20", 5060))
                        .bind())
                .scheduler(stage.time)
                .handler(request -> request.respond(answer(verifier, request, known)))
                .start();
    }

    private static SipResponse.Builder answer(DigestVerifier verifier, IncomingRequest request, UserCredentials known) {
        Examination examined = verifier.examine(request.request());
        if (!(examined instanceof Claim claim)) {
            SipResponse.Builder challenge = request.response(401);
            ((Verdict.Challenged) examined)
                    .challenges()
                    .forEach(one -> challenge.add(Challenger.SERVER.challenge(), one));
            return challenge;
        }
        assertThat(verifier.decide(claim, Optional.of(RIGHT))).isInstanceOf(Verdict.Accepted.class);
        return request.response(200)
                .add(
                        Challenger.SERVER.info(),
                        verifier.info(claim, known, Slice.empty()).orElseThrow());
    }

    private PeerProof registered() {
        List<RegistrationEvent> events = new ArrayList<>();
        stage.agent
                .register(new RegistrationPlan(
                        SipUri.of("sip:sip.twilio.com"),
                        NameAddr.of(SipUri.of("sip:yourname@sip.twilio.com")),
                        List.of(),
                        stage.account("right"),
                        peer,
                        RegistrationPlan.DEFAULT_LIFETIME))
                .events()
                .subscribe(events::add);
        stage.pass(Duration.ofSeconds(1));
        return ((RegistrationEvent.Registered) events.get(0)).proof();
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    void isBelievedIfItKnowsTheSecret() {
        UserAgent agent = provingWith(RIGHT);
        assertThat(registered()).isEqualTo(PeerProof.GIVEN);
        agent.close().subscribe();
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    void isReportedIfItDoesNot() {
        UserAgent agent = provingWith(WRONG);
        assertThat(registered()).isEqualTo(PeerProof.WRONG);
        agent.close().subscribe();
    }
}
