package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import reactor.core.publisher.Hooks;

/** Whatever the network and the users do, every request has one outcome at both sides, and nothing is left. */
class StormTest {
    @BeforeProperty
    void ignoreWhatComesTooLate() {
        Hooks.onErrorDropped(dropped -> {});
    }

    @AfterProperty
    void reset() {
        Hooks.resetOnErrorDropped();
    }

    @Provide
    Arbitrary<Storm.Weather> weathers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 3_000))
                .as(Storm.Weather::new);
    }

    @Provide
    Arbitrary<List<Storm.Plan>> scripts() {
        return plans().list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<Storm.Plan> plans() {
        Arbitrary<Boolean> any = Arbitraries.of(true, false);
        Arbitrary<Integer> rarely = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(-1)),
                Tuple.of(1, Arbitraries.integers().between(0, 40_000)));
        return Combinators.combine(
                        any,
                        Arbitraries.of(false, false, true),
                        Arbitraries.integers().between(0, 20_000),
                        rarely,
                        rarely,
                        Arbitraries.of(-1, -1, 50, 1_000, 20_000),
                        Arbitraries.of(-1, 0, 0, 10, 150, 250, 3_000, 5_000, 31_900, 40_000),
                        Arbitraries.of(200, 200, 302, 404, 486, 503, 603))
                .as((invite, reliable, at, dispose, cancel, demand, answer, status) ->
                        new Storm.Plan(invite, reliable, at, dispose, cancel, demand, answer, status, at % 2 == 0));
    }

    @Property(tries = 300)
    void everyRequestHasOneOutcomeAtBothSidesAndNothingIsLeft(
            @ForAll long seed, @ForAll("weathers") Storm.Weather weather, @ForAll("scripts") List<Storm.Plan> plans) {
        Storm storm = new Storm(seed, weather, plans);
        storm.run();

        assertThat(storm.faults).isEmpty();
        for (Storm.Call call : storm.calls) {
            assertThat(call.ends.size() + (call.disposed ? 1 : 0))
                    .describedAs("%s %s %s", call.plan, call.ends, call.transaction)
                    .isEqualTo(1);
            assertThat(call.transaction.state()).isEqualTo(TransactionState.TERMINATED);
        }
        for (ServerTransaction transaction : storm.served) {
            assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
        }
        assertThat(storm.clientBook.ended).isEqualTo(storm.clientBook.started);
        assertThat(storm.serverBook.ended).isEqualTo(storm.serverBook.started);
        assertThat(storm.client.isQuiet()).isTrue();
        assertThat(storm.server.isQuiet()).isTrue();
    }

    @Property(tries = 200)
    void everyRejectionOfAnInviteIsAcknowledgedAndEveryAnswerHasItsRequest(
            @ForAll long seed, @ForAll("weathers") Storm.Weather weather, @ForAll("scripts") List<Storm.Plan> plans) {
        Storm storm = new Storm(seed, weather, plans);
        storm.run();

        for (Storm.Call call : storm.calls) {
            long acks = storm.sentByClient.stream()
                    .filter(message ->
                            message instanceof SipRequest request && Storm.isAckOf(request, call.transaction.request()))
                    .count();
            long rejections = storm.reachedClient.stream()
                    .filter(message -> message instanceof SipResponse response
                            && Storm.isRejectionOf(response, call.transaction.request()))
                    .count();
            assertThat(acks).isLessThanOrEqualTo(rejections);
            if (call.completedByRejection) {
                assertThat(acks).isPositive();
            }
        }
    }
}
