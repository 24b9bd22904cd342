package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringback.sip.header.Method;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All timers with other values of T1, T2 and T4 than the usual ones: 100 ms, 300 ms, 700 ms. */
class TimerValuesTest {
    private static final TimerValues OTHERS = TimerValues.defaults()
            .withT1(Duration.ofMillis(100))
            .withT2(Duration.ofMillis(300))
            .withT4(Duration.ofMillis(700));

    private final Wire wire = new Wire(settings -> settings.timers(OTHERS));
    private final List<ServerTransaction> served = new ArrayList<>();

    private ClientTransaction client(Method method) {
        ClientTransaction transaction = wire.layer.client(Wire.request(method), Wire.UDP);
        transaction.responses().subscribe(response -> {}, failure -> {});
        return transaction;
    }

    private ServerTransaction server(Method method) {
        wire.layer.requests().subscribe(served::add);
        wire.receive(Wire.arriving(method, "z9hG4bKtimers"));
        return served.get(0);
    }

    /** Tells that a transaction is over when some time has passed, and not one tick before. */
    private void assertLasts(SipTransaction transaction, long millis) {
        wire.pass(millis - 10);
        assertThat(transaction.state()).isNotEqualTo(TransactionState.TERMINATED);
        wire.pass(10);
        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void timerAIsT1AndDoublesAndTimerBIs64T1() {
        ClientTransaction invite = client(Method.INVITE);
        assertLasts(invite, 6400);

        assertThat(wire.times).containsExactly(0L, 100L, 300L, 700L, 1500L, 3100L, 6300L);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void timerDIs32SecondsHoweverShortT1Is() {
        ClientTransaction invite = client(Method.INVITE);
        wire.receive(Wire.response(invite.request(), 486, "b"));

        assertLasts(invite, 32_000);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.1.2")
    void timerDIs64T1WhereThatIsLonger() {
        Wire slow = new Wire(settings -> settings.timers(TimerValues.defaults().withT1(Duration.ofSeconds(1))));
        ClientTransaction invite = slow.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        invite.responses().subscribe();
        slow.receive(Wire.response(invite.request(), 486, "b"));
        slow.pass(63_990);
        assertThat(invite.state()).isEqualTo(TransactionState.COMPLETED);
        slow.pass(10);

        assertThat(invite.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    @Rfc(number = 6026, section = "7.2")
    void timerMIs64T1() {
        ClientTransaction invite = client(Method.INVITE);
        wire.receive(Wire.response(invite.request(), 200, "b"));

        assertLasts(invite, 6400);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.2.2")
    void timerEIsT1AndDoublesUpToT2AndTimerFIs64T1() {
        ClientTransaction options = client(Method.OPTIONS);
        wire.pass(1500);
        assertThat(wire.times).containsExactly(0L, 100L, 300L, 600L, 900L, 1200L, 1500L);

        assertLasts(options, 4900);
    }

    @Test
    @Rfc(number = 3261, section = "17.1.2.2")
    void timerKIsT4() {
        ClientTransaction options = client(Method.OPTIONS);
        wire.receive(Wire.response(options.request(), 200, "b"));

        assertLasts(options, 700);
    }

    @Test
    @Rfc(number = 3261, section = "17.2.1")
    void timerGIsT1AndDoublesUpToT2AndTimerHIs64T1() {
        ServerTransaction invite = server(Method.INVITE);
        invite.respond(invite.response(486).build()).subscribe();
        wire.pass(1500);
        assertThat(wire.times).containsExactly(0L, 100L, 300L, 600L, 900L, 1200L, 1500L);

        assertLasts(invite, 4900);
    }

    @Test
    @Rfc(number = 3261, section = "17.2.1")
    void timerIIsT4() {
        ServerTransaction invite = server(Method.INVITE);
        invite.respond(invite.response(486).build()).subscribe();
        wire.receive(Wire.arriving(Method.ACK, "z9hG4bKtimers"));

        assertLasts(invite, 700);
    }

    @Test
    @Rfc(number = 3261, section = "17.2.2")
    void timerJIs64T1() {
        ServerTransaction options = server(Method.OPTIONS);
        options.respond(options.response(200).build()).subscribe();

        assertLasts(options, 6400);
    }

    @Test
    @Rfc(number = 6026, section = "7.1")
    void timerLIs64T1() {
        ServerTransaction invite = server(Method.INVITE);
        invite.respond(invite.response(200).build()).subscribe();

        assertLasts(invite, 6400);
    }

    @Test
    @Rfc(number = 4320, section = "4.1")
    void a100WaitsUntilTimerEOfAClientWithTheSameValuesIsT2() {
        server(Method.OPTIONS);
        wire.pass(290);
        assertThat(wire.sent).isEmpty();
        wire.pass(10);

        assertThat(wire.log()).containsExactly("100");
    }

    @Test
    void refusesValuesThatMakeNoSense() {
        TimerValues usual = TimerValues.defaults();

        assertThatIllegalArgumentException().isThrownBy(() -> usual.withT1(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withT1(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withT1(Duration.ofSeconds(5)));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withT2(Duration.ofMillis(499)));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withT2(Duration.ofMinutes(61)));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withT4(Duration.ZERO));
    }
}
