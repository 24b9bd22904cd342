package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged, at every level, of calls and registrations with right and wrong passwords. */
class SecretsInLogsTest {
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<String> shown = new ArrayList<>();

    @Test
    void hasNoSecretInLogsEventsAndNames() {
        Logger all = (Logger) LoggerFactory.getLogger("io.ringback");
        Level before = all.getLevel();
        all.setLevel(Level.TRACE);
        all.addAppender(logged);
        logged.start();
        List<String> secrets = new ArrayList<>(List.of("correct-horse", "wrong-staple"));
        try (Stage stage = Stage.quiet()) {
            call(stage, "correct-horse");
            call(stage, "wrong-staple");
            register(stage, "wrong-staple");
            stage.messages().forEach(message -> responseIn(message).ifPresent(secrets::add));
        } finally {
            all.detachAppender(logged);
            all.setLevel(before);
        }
        assertThat(secrets).hasSizeGreaterThan(3);
        logged.list.forEach(event -> shown.add(event.getFormattedMessage() + event.getThrowableProxy()));
        assertThat(shown).isNotEmpty();
        for (String secret : secrets) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
        }
    }

    private void call(Stage stage, String password) {
        Call call = stage.agent.call(stage.plan(password));
        call.events().subscribe(event -> shown.add(event.toString()));
        call.outcome().subscribe(outcome -> shown.add(outcome.toString()));
        shown.add(stage.plan(password).toString());
        stage.pass(Duration.ofSeconds(40));
        call.hangUp();
        stage.pass(Duration.ofSeconds(40));
    }

    private void register(Stage stage, String password) {
        RegistrationPlan plan = new RegistrationPlan(
                SipUri.of("sip:sip.twilio.com"),
                NameAddr.of(SipUri.of("sip:yourname@sip.twilio.com")),
                List.of(),
                stage.account(password),
                HopLocator.through(HostPort.of("192.0.2.10", 5060), stage.agent.locator()),
                RegistrationPlan.DEFAULT_LIFETIME);
        shown.add(plan.toString());
        stage.agent.register(plan).events().subscribe(event -> shown.add(event.toString()));
        stage.pass(Duration.ofSeconds(40));
    }

    private static Optional<String> responseIn(SipMessage message) {
        return message.headers()
                .first(HeaderTypes.PROXY_AUTHORIZATION)
                .or(() -> message.headers().first(HeaderTypes.AUTHORIZATION))
                .flatMap(credentials -> credentials.parameters().text("response"));
    }
}
