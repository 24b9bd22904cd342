package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.BudgetSpent;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transport.Faults;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An address of record that keeps itself registered with the trunk's registrar, in virtual time. */
class KeepRegisteredTest {
    private static final NameAddr SELF = NameAddr.of(SipUri.of("sip:yourname@sip.twilio.com"));
    private static final SipUri REGISTRAR = SipUri.of("sip:sip.twilio.com");

    private final Stage stage = Stage.quiet();
    private final List<RegistrationEvent> events = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
    }

    private Registration register(String password, Duration lifetime, String... contacts) {
        HopLocator trunk = HopLocator.through(HostPort.of("192.0.2.10", 5060), stage.agent.locator());
        return register(trunk, password, lifetime, contacts);
    }

    private Registration register(HopLocator locator, String password, Duration lifetime, String... contacts) {
        List<NameAddr> uris = List.of(contacts).stream()
                .map(contact -> NameAddr.of(SipUri.of(contact)))
                .toList();
        Registration registration = stage.agent.register(
                new RegistrationPlan(REGISTRAR, SELF, uris, stage.account(password), locator, lifetime));
        registration.events().subscribe(events::add);
        return registration;
    }

    private List<SipRequest> sent() {
        return stage.messages().stream()
                .filter(message -> message instanceof SipRequest)
                .map(message -> (SipRequest) message)
                .toList();
    }

    private RegistrationEvent.Registered registered(int index) {
        return (RegistrationEvent.Registered) events.get(index);
    }

    @Test
    @Rfc(number = 3261, section = "10.2")
    void registersItsOwnAddressThroughTheChallenge() {
        register("right", Duration.ofMinutes(10));
        stage.pass(Duration.ofSeconds(1));
        assertThat(registered(0).lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(registered(0).proof()).isEqualTo(PeerProof.GIVEN);
        assertThat(registered(0).response().headers().all(HeaderTypes.CONTACT)).hasSize(1);
        assertThat(stage.flow()).containsExactly("> REGISTER", "< 401 REGISTER", "> REGISTER", "< 200 REGISTER");
        SipRequest first = sent().get(0);
        assertThat(first.requestUri()).isEqualTo(REGISTRAR);
        assertThat(first.to().uri()).isEqualTo(SELF.uri());
        assertThat(first.from().uri()).isEqualTo(SELF.uri());
        assertThat(first.headers().first(HeaderTypes.EXPIRES)).hasValue(600L);
        assertThat(first.headers().first(HeaderTypes.CONTACT).flatMap(Contact::address))
                .map(address -> address.uri().toString())
                .hasValue("sip:yourname@192.0.2.1:5060");
    }

    @Test
    @Rfc(number = 3261, section = "10.2.4")
    void refreshesBeforeTheEndWithCredentialsAtOnce() {
        register("right", Duration.ofMinutes(10));
        stage.pass(Duration.ofMinutes(35));
        assertThat(events)
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.kind()).isEqualTo(RegistrationEvent.Kind.REGISTERED));
        List<SipRequest> requests = sent();
        assertThat(requests.stream().map(SipMessage::callId).distinct()).hasSize(1);
        assertThat(requests.stream().map(request -> request.cSeq().number()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(requests.get(2).headers().has(KnownHeader.AUTHORIZATION)).isTrue();
    }

    /** The nonce has expired by then, and its server calls it stale: one more answer, and nobody notices. */
    @Test
    @Rfc(number = 3261, section = "22.1")
    void answersAStaleNonceWhenItRefreshes() {
        register("right", Duration.ofHours(1));
        stage.pass(Duration.ofHours(1));
        assertThat(events).hasSize(2);
        assertThat(stage.flow()).endsWith("> REGISTER", "< 401 REGISTER", "> REGISTER", "< 200 REGISTER");
    }

    @Test
    @Rfc(number = 3261, section = "10.2.8")
    void asksForLongerIfThatIsWhatTheRegistrarTakes() {
        register("right", Duration.ofSeconds(5));
        stage.pass(Duration.ofSeconds(1));
        assertThat(stage.flow())
                .containsExactly(
                        "> REGISTER", "< 401 REGISTER", "> REGISTER", "< 423 REGISTER", "> REGISTER", "< 200 REGISTER");
        assertThat(registered(0).lifetime()).isEqualTo(Duration.ofSeconds(30));
        stage.pass(Duration.ofSeconds(29));
        assertThat(events).as("half of a short lifetime").hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @Rfc(number = 3261, section = "10.2.1")
    void registersAndRemovesSeveralBindingsAndLeavesThoseOfOthers() {
        Registration other = register("right", Duration.ofMinutes(10), "sip:desk@192.0.2.7");
        stage.pass(Duration.ofSeconds(1));
        events.clear();
        Registration two = register("right", Duration.ofMinutes(10), "sip:a@192.0.2.5", "sip:b@192.0.2.6");
        stage.pass(Duration.ofSeconds(1));
        assertThat(registered(0).response().headers().all(HeaderTypes.CONTACT)).hasSize(3);
        List<RegistrationEvent> last = new ArrayList<>();
        two.remove().subscribe(last::add);
        stage.pass(Duration.ofSeconds(1));
        assertThat(last).containsExactly(new RegistrationEvent.Removed(true));
        SipRequest removal = sent().get(sent().size() - 1);
        assertThat(removal.headers().first(HeaderTypes.EXPIRES)).hasValue(0L);
        assertThat(removal.headers().all(HeaderTypes.CONTACT)).hasSize(2);
        int before = sent().size();
        stage.pass(Duration.ofMinutes(10));
        assertThat(sent().subList(before, sent().size()))
                .as("the other is refreshed, these are not")
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.headers().all(HeaderTypes.CONTACT)).hasSize(1));
        other.remove().subscribe();
        stage.pass(Duration.ofSeconds(1));
    }

    @Test
    void endsIfThePasswordIsWrong() {
        register("wrong", Duration.ofMinutes(10));
        stage.pass(Duration.ofHours(2));
        assertThat(events).singleElement().satisfies(event -> {
            RegistrationEvent.Refused refused = (RegistrationEvent.Refused) event;
            assertThat(refused.response().statusCode()).isEqualTo(401);
            assertThat(refused.unanswered()).containsInstanceOf(BudgetSpent.class);
        });
        assertThat(sent())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.method()).isEqualTo(Method.REGISTER));
    }

    @Test
    @Rfc(number = 5626, section = "4.5")
    void triesAgainAndAgainLessOftenIfNobodyAnswers() {
        HopLocator nowhere = HopLocator.through(HostPort.of("192.0.2.99", 5060), stage.agent.locator());
        Registration registration = register(nowhere, "right", Duration.ofMinutes(10));
        stage.pass(Duration.ofHours(2));
        assertThat(events)
                .hasSizeBetween(5, 12)
                .allSatisfy(event -> assertThat(event.kind()).isEqualTo(RegistrationEvent.Kind.INTERRUPTED));
        RegistrationEvent.Interrupted first = (RegistrationEvent.Interrupted) events.get(0);
        assertThat(first.retryIn()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        assertThat(first.cause()).isPresent();
        List<RegistrationEvent> last = new ArrayList<>();
        registration.remove().subscribe(last::add);
        stage.pass(Duration.ofMinutes(1));
        assertThat(last).containsExactly(new RegistrationEvent.Removed(false));
    }

    @Test
    void staysRegisteredOverANetworkThatLosesAndDoublesDatagrams() {
        try (Stage lossy = new Stage(Faults.seeded(7).lose(30).duplicate(10), trunk -> trunk)) {
            List<RegistrationEvent> seen = new ArrayList<>();
            HopLocator trunk = HopLocator.through(HostPort.of("192.0.2.10", 5060), lossy.agent.locator());
            RegistrationPlan plan = new RegistrationPlan(
                    REGISTRAR, SELF, List.of(), lossy.account("right"), trunk, Duration.ofMinutes(2));
            lossy.agent.register(plan).events().subscribe(seen::add);
            lossy.pass(Duration.ofHours(1));
            assertThat(seen).hasSizeGreaterThan(20);
            assertThat(seen.stream().filter(event -> event.kind() == RegistrationEvent.Kind.REGISTERED))
                    .hasSizeGreaterThan(20);
        }
    }
}
