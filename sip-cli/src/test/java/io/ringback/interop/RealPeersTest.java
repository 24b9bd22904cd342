package io.ringback.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.header.Method;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.Call;
import io.ringback.sip.ua.CallEnd;
import io.ringback.sip.ua.CallOutcome;
import io.ringback.sip.ua.Registration;
import io.ringback.sip.ua.RegistrationEvent;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import io.ringback.testing.FreePort;
import io.ringback.testing.Interop;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls and registrations with stacks that nobody here wrote. */
@Interop
class RealPeersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void callsThroughKamailioToSipp(String algorithm) {
        int trunk = FreePort.next();
        int far = FreePort.next();
        try (Peer farEnd = Peer.sippServer(folder, "far-end.xml", far);
                Peer kamailio = Peer.kamailio(folder, trunk, far, algorithm);
                Gateway gateway = new Gateway()) {
            Call call = gateway.call("sip:+18001234567@127.0.0.1:" + trunk, "s3cret");
            CallOutcome outcome = Gateway.present(call.outcome().block(PATIENCE));
            assertThat(outcome).as(kamailio::output).isInstanceOf(CallOutcome.Answered.class);
            assertThat(((CallOutcome.Answered) outcome).media().get(0).telephoneEvent())
                    .isPresent();
            assertThat(call.hangUp().block(PATIENCE)).isEqualTo(CallEnd.LOCAL);
            assertThat(farEnd.await()).as(farEnd::output).isZero();
            assertThat(gateway.sent(Method.INVITE)).isEqualTo(2);
        }
    }

    @Test
    void givesUpAWrongPasswordThoughKamailioKeepsSendingFreshNonces() {
        int trunk = FreePort.next();
        try (Peer kamailio = Peer.kamailio(folder, trunk, FreePort.next(), "MD5");
                Gateway gateway = new Gateway()) {
            Call call = gateway.call("sip:+18001234567@127.0.0.1:" + trunk, "wrong");
            CallOutcome outcome = Gateway.present(call.outcome().block(PATIENCE));
            assertThat(outcome).as(kamailio::output).isInstanceOf(CallOutcome.Refused.class);
            assertThat(((CallOutcome.Refused) outcome).response().statusCode()).isEqualTo(407);
            assertThat(gateway.sent(Method.INVITE)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void registersWithKamailio(String algorithm) {
        int registrar = FreePort.next();
        try (Peer kamailio = Peer.kamailio(folder, registrar, FreePort.next(), algorithm);
                Gateway gateway = new Gateway()) {
            assertThat(gateway.register(registrar, "s3cret").response().statusCode())
                    .as(kamailio::output)
                    .isEqualTo(200);
            assertThat(gateway.register(registrar, "wrong").response().statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"MD5,unknown,2", "SHA-256,unknown,2", "MD5,stale,3", "SHA-256,stale,3", "SHA-256,bob,2"})
    void registersThroughPeculiarChallengesOfKamailio(String algorithm, String user, int requests) {
        int registrar = FreePort.next();
        try (Peer kamailio = Peer.kamailioRegistrar(folder, registrar, algorithm);
                Gateway gateway = new Gateway()) {
            Registration registration = gateway.registration(registrar, user);
            RegistrationEvent event = Gateway.present(registration.events().blockFirst(PATIENCE));
            assertThat(event).as(kamailio::output).isInstanceOf(RegistrationEvent.Registered.class);
            assertThat(((RegistrationEvent.Registered) event).lifetime()).isEqualTo(Duration.ofSeconds(60));
            assertThat(gateway.sent(Method.REGISTER)).isEqualTo(requests);
            assertThat(registration.remove().block(PATIENCE)).isEqualTo(new RegistrationEvent.Removed(true));
        }
    }

    @Test
    void convincesSippOfOurDigestAndNotOfAWrongOne() {
        int registrar = FreePort.next();
        try (Peer sipp = Peer.sippServer(folder, "registrar.xml", registrar);
                Gateway gateway = new Gateway()) {
            assertThat(gateway.register(registrar, "s3cret").response().statusCode())
                    .isEqualTo(200);
            assertThat(sipp.await()).as(sipp::output).isZero();
        }
        int another = FreePort.next();
        try (Peer sipp = Peer.sippServer(folder, "registrar.xml", another);
                Gateway gateway = new Gateway()) {
            assertThat(gateway.register(another, "wrong").response().statusCode())
                    .isEqualTo(403);
            assertThat(sipp.await()).as(sipp::output).isZero();
        }
    }

    @Test
    void takesACallFromSipp() {
        UdpTransport transport = Gateway.present(UdpTransport.builder().bind().block(PATIENCE));
        EmbeddedTrunk trunk = EmbeddedTrunk.builder(transport)
                .realm("trunk.test")
                .user(UserCredentials.ofPassword("bob", "s3cret".toCharArray()))
                .policy(VerifierPolicy.defaults().withAlgorithms(DigestAlgorithm.MD5))
                .start();
        try (Peer sipp =
                Peer.sippCaller(folder, "caller.xml", transport.localAddress().getPort())) {
            assertThat(sipp.await()).as(sipp::output).isZero();
            OpenCalls.areGone(trunk);
        } finally {
            trunk.close().block(PATIENCE);
        }
    }
}
