package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a request goes from server to server, and which servers are remembered to be down, in virtual time. */
class FailoverTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(32);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final ServerFarm farm = new ServerFarm(3);

    @AfterEach
    void close() {
        farm.close();
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void aServerThatIsSilentIsFollowedByTheNextWithTheSameRequestInANewTransaction() {
        farm.answers(2, 200);

        List<String> outcome = farm.options();
        farm.pass(TIMEOUT.minusMillis(1));
        assertThat(outcome).isEmpty();
        farm.pass(Duration.ofMillis(10));

        assertThat(outcome).containsExactly("200");
        assertThat(farm.flow()).containsExactly("1 OPTIONS", "2 OPTIONS");
        SipRequest first = farm.last(1, Method.OPTIONS).request();
        SipRequest second = farm.last(2, Method.OPTIONS).request();
        assertThat(second.via()).isNotEqualTo(first.via());
        assertThat(withoutVia(second)).isEqualTo(withoutVia(first));
        assertThat(farm.told).containsExactly("1 TIMED_OUT");
    }

    private static String withoutVia(SipRequest request) {
        return request.edit().remove(KnownHeader.VIA).build().bytes().toString();
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    @Rfc(number = 3261, section = "21.5.4")
    void aServerThatAnswers503IsFollowedByTheNextAtOnce() {
        farm.answers(1, 503).answers(2, 503).answers(3, 404);

        List<String> outcome = farm.options();
        farm.pass(SHORT);

        assertThat(outcome).containsExactly("404");
        assertThat(farm.flow()).containsExactly("1 OPTIONS", "2 OPTIONS", "3 OPTIONS");
    }

    @Test
    void theLastFailureIsTheOutcomeIfAllFail() {
        farm.answers(1, 503).answers(2, 503).answers(3, 503);
        List<String> unavailable = farm.options();
        farm.pass(SHORT);
        assertThat(unavailable).containsExactly("503");

        farm.answers(1, request -> List.of()).answers(2, request -> List.of()).answers(3, request -> List.of());
        List<String> silent = farm.options();
        farm.pass(TIMEOUT.multipliedBy(3).plusMillis(10));
        assertThat(silent).containsExactly("TransactionTimeoutException");
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void otherAnswersThan503AreTheOutcome() {
        farm.answers(1, 500);

        List<String> outcome = farm.options();
        farm.pass(SHORT);

        assertThat(outcome).containsExactly("500");
        assertThat(farm.flow()).containsExactly("1 OPTIONS");
    }

    @Test
    @Rfc(number = 3261, section = "21.5.4")
    void aServerThatAsksForTimeGetsNoRequestUntilThen() {
        farm.answers(1, request -> List.of(ServerFarm.to(request, 503).set(KnownHeader.RETRY_AFTER, "60")));
        farm.answers(2, 200);
        farm.options();
        farm.pass(Duration.ofSeconds(59));

        farm.options();
        farm.pass(SHORT);
        assertThat(farm.flow()).containsExactly("1 OPTIONS", "2 OPTIONS", "2 OPTIONS");
        assertThat(farm.told).containsExactly("1 UNAVAILABLE", "1 for 1 s");

        farm.answers(1, 200);
        farm.pass(Duration.ofSeconds(1));
        farm.options();
        farm.pass(SHORT);
        assertThat(farm.flow()).last().isEqualTo("1 OPTIONS");
    }

    @Test
    void whereEveryServerAsksForTimeNothingIsSent() {
        for (int server = 1; server <= 3; server++) {
            farm.answers(server, request -> List.of(ServerFarm.to(request, 503).set(KnownHeader.RETRY_AFTER, "60")));
        }
        farm.options();
        farm.pass(SHORT);
        List<String> outcome = farm.options();
        farm.pass(SHORT);

        assertThat(outcome).containsExactly("NoHopException");
        assertThat(farm.flow()).hasSize(3);
    }

    @Test
    @Rfc(number = 3261, section = "21.5.4")
    void a503WithoutATimeIsNotRemembered() {
        farm.answers(1, 503).answers(2, 200);
        farm.options();
        farm.pass(SHORT);
        farm.options();
        farm.pass(SHORT);

        assertThat(farm.flow()).containsExactly("1 OPTIONS", "2 OPTIONS", "1 OPTIONS", "2 OPTIONS");
    }

    @Test
    void noServerIsBelievedThatItIsAwayForHours() {
        farm.answers(1, request -> List.of(ServerFarm.to(request, 503).set(KnownHeader.RETRY_AFTER, "4000000000")));
        farm.answers(2, 200);
        farm.options();
        farm.pass(FailoverMemory.LONGEST);
        farm.options();
        farm.pass(SHORT);

        assertThat(farm.flow()).containsExactly("1 OPTIONS", "2 OPTIONS", "1 OPTIONS", "2 OPTIONS");
    }

    @Test
    void aServerThatWasSilentComesLastForAWhileAndIsNotGivenUp() {
        farm.answers(2, 200);
        farm.options();
        farm.pass(TIMEOUT.plusMillis(10));

        farm.options();
        farm.pass(SHORT);
        assertThat(farm.flow()).containsExactly("1 OPTIONS", "2 OPTIONS", "2 OPTIONS");

        farm.answers(2, 503).answers(3, 503).answers(1, 200);
        List<String> outcome = farm.options();
        farm.pass(SHORT);
        assertThat(outcome).containsExactly("200");
        assertThat(farm.flow()).endsWith("2 OPTIONS", "3 OPTIONS", "1 OPTIONS");

        // It has answered, so it is the first again.
        farm.options();
        farm.pass(SHORT);
        assertThat(farm.flow()).last().isEqualTo("1 OPTIONS");
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void aServerThatHasSaidAnythingIsNotLeftForItsSilence() {
        farm.answers(1, 100);

        List<String> outcome = farm.options();
        farm.pass(TIMEOUT.plusMillis(10));

        assertThat(outcome).containsExactly("TransactionTimeoutException");
        assertThat(farm.flow()).containsExactly("1 OPTIONS");
    }

    @Test
    void aRequestIsTriedAtEightServersAtMost() {
        try (ServerFarm large = new ServerFarm(20)) {
            for (int server = 1; server <= 20; server++) {
                large.answers(server, 503);
            }
            List<String> outcome = large.options();
            large.pass(SHORT);

            assertThat(outcome).containsExactly("503");
            assertThat(large.flow()).hasSize(Failover.MOST_ATTEMPTS);
            assertThat(large.wasAsked("A s9.example.com")).isFalse();
        }
    }

    @Test
    void theNextServerMayChallengeToo() {
        farm.answers(
                1,
                request -> request.headers().first(HeaderTypes.AUTHORIZATION).isPresent()
                        ? List.of(ServerFarm.to(request, 503))
                        : List.of(challenge(request, "n1")));
        farm.answers(
                2,
                request -> request.bytes().toString().contains("nonce=\"n2\"")
                        ? List.of(ServerFarm.to(request, 200))
                        : List.of(challenge(request, "n2")));
        Account account = Account.of(
                "p",
                RealmCredentials.none()
                        .realm("example.com", UserCredentials.ofPassword("alice", "secret".toCharArray())));
        List<String> outcome = new ArrayList<>();

        farm.request(farm.agent.locator(), farm.optionsRequest().build(), account, outcome);
        farm.pass(SHORT);

        assertThat(outcome).containsExactly("200");
        assertThat(farm.received)
                .extracting(each -> each.server() + " " + each.request().cSeq().number())
                .containsExactly("1 7", "1 8", "2 8", "2 9");
    }

    private static SipResponse.Builder challenge(SipRequest request, String nonce) {
        return ServerFarm.to(request, 401)
                .set(
                        KnownHeader.WWW_AUTHENTICATE,
                        "Digest realm=\"example.com\", nonce=\"" + nonce + "\", qop=\"auth\"");
    }

    @Test
    @Rfc(number = 3261, section = "8.1.2")
    void aRequestWithARouteGoesThere() {
        farm.answers(3, 200);
        SipRequest routed = farm.optionsRequest()
                .set(HeaderTypes.ROUTE, NameAddr.of(SipUri.of("sip:" + ServerFarm.hostPort(3) + ";lr")))
                .build();
        List<String> outcome = new ArrayList<>();

        farm.request(farm.agent.locator(), routed, Account.anonymous("p"), outcome);
        farm.pass(SHORT);

        assertThat(outcome).containsExactly("200");
        assertThat(farm.flow()).containsExactly("3 OPTIONS");
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void aRegistrationGoesToTheNextRegistrar() {
        farm.answers(2, 200);
        List<RegistrationEvent> events = new ArrayList<>();
        farm.agent
                .register(new RegistrationPlan(
                        ServerFarm.DOMAIN,
                        NameAddr.of(SipUri.of("sip:alice@example.com")),
                        List.of(),
                        Account.anonymous("p"),
                        farm.agent.locator(),
                        Duration.ofMinutes(10)))
                .events()
                .subscribe(events::add);
        farm.pass(TIMEOUT.plusMillis(10));

        assertThat(events).hasSize(1);
        assertThat(events.get(0)).isInstanceOf(RegistrationEvent.Registered.class);
        assertThat(farm.last(2, Method.REGISTER).request().cSeq())
                .isEqualTo(farm.last(1, Method.REGISTER).request().cSeq());

        // The first one's silence was long ago, so the refresh goes there.
        farm.answers(1, 200);
        farm.pass(Duration.ofMinutes(9).plusSeconds(30));
        assertThat(farm.flow()).containsExactly("1 REGISTER", "2 REGISTER", "1 REGISTER");
    }
}
