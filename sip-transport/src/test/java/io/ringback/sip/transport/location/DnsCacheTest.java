package io.ringback.sip.transport.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What is remembered, for how long, and how much of it. */
class DnsCacheTest {
    private static final DnsLookup LOOKUP = new DnsLookup("example.com", RecordType.A);

    private final Zone zone = new Zone();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final DnsCache cache = DnsCache.of(zone, time, 2);

    @AfterEach
    void end() {
        time.dispose();
    }

    private DnsAnswer ask(DnsLookup lookup) {
        return cache.answer(lookup).block();
    }

    @Test
    @Rfc(number = 1035, section = "3.2.1")
    void anAnswerHoldsForItsTtl() {
        zone.address("example.com", "192.0.2.1").holding(Duration.ofSeconds(30));

        assertThat(ask(LOOKUP).remembered()).isFalse();
        time.advanceTimeBy(Duration.ofSeconds(29));
        assertThat(ask(LOOKUP).remembered()).isTrue();
        assertThat(ask(LOOKUP).lifetime()).isEqualTo(Duration.ofSeconds(1));
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(ask(LOOKUP).remembered()).isFalse();
        assertThat(zone.asked).hasSize(2);
    }

    @Test
    @Rfc(number = 2308, section = "5")
    void aNoHoldsForItsTtlToo() {
        zone.holding(Duration.ofSeconds(10));

        assertThat(ask(LOOKUP).verdict()).isEqualTo(DnsVerdict.NO_SUCH_RECORD);
        time.advanceTimeBy(Duration.ofSeconds(9));
        assertThat(ask(LOOKUP).remembered()).isTrue();
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(ask(LOOKUP).remembered()).isFalse();
    }

    @Test
    @Rfc(number = 9520, section = "3.2")
    void aFailureHoldsForAFewSeconds() {
        zone.fails("example.com", RecordType.A, DnsVerdict.TIMED_OUT).holding(Duration.ZERO);

        ask(LOOKUP);
        time.advanceTimeBy(DnsCache.FAILURE.minusMillis(1));
        assertThat(ask(LOOKUP).remembered()).isTrue();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(ask(LOOKUP).remembered()).isFalse();
    }

    @Test
    void anAnswerWithoutTtlIsNotKept() {
        zone.address("example.com", "192.0.2.1").holding(Duration.ZERO);

        ask(LOOKUP);
        assertThat(ask(LOOKUP).remembered()).isFalse();
    }

    @Test
    void noAnswerIsBelievedForLongerThanAnHour() {
        zone.address("example.com", "192.0.2.1").holding(Duration.ofDays(20_000));

        ask(LOOKUP);
        time.advanceTimeBy(DnsCache.LONGEST);
        assertThat(ask(LOOKUP).remembered()).isFalse();
    }

    @Test
    void whatWasNotAskedForLongestIsForgottenFirst() {
        DnsLookup second = new DnsLookup("b.example", RecordType.A);
        DnsLookup third = new DnsLookup("c.example", RecordType.A);
        ask(LOOKUP);
        ask(second);
        ask(LOOKUP);
        ask(third);

        assertThat(cache.size()).isEqualTo(2);
        assertThat(ask(LOOKUP).remembered()).isTrue();
        assertThat(ask(second).remembered()).isFalse();
    }

    @Test
    void oneQuestionIsAskedOnceHoweverManyWait() {
        Sinks.Empty<Void> answer = Sinks.empty();
        zone.waits("example.com", RecordType.A, answer.asMono());
        List<DnsAnswer> answers = new ArrayList<>();

        cache.answer(LOOKUP).subscribe(answers::add);
        cache.answer(LOOKUP).subscribe(answers::add);
        answer.tryEmitEmpty();

        assertThat(answers).hasSize(2);
        assertThat(zone.asked).hasSize(1);
    }

    @Test
    void moreQuestionsThanFitAreNotAsked() {
        zone.waits("example.com", RecordType.A, Mono.never());
        zone.waits("b.example", RecordType.A, Mono.never());
        cache.answer(LOOKUP).subscribe();
        cache.answer(new DnsLookup("b.example", RecordType.A)).subscribe();

        assertThat(ask(new DnsLookup("c.example", RecordType.A)).verdict()).isEqualTo(DnsVerdict.TOO_MANY);
        assertThat(zone.asked).hasSize(2);
    }

    @Test
    void aClientThatFailsCountsAsAFailure() {
        DnsCache broken = DnsCache.of(lookup -> Mono.error(new IllegalStateException()), time, 1);

        assertThat(broken.answer(LOOKUP).block()).isEqualTo(DnsAnswer.without(DnsVerdict.FAILED, Duration.ZERO));
    }

    @Test
    @Rfc(number = 1035, section = "2.3.3")
    void namesAreTheSameWhateverTheirCaseAndFinalDot() {
        assertThat(new DnsLookup("Example.COM.", RecordType.A)).isEqualTo(LOOKUP);
    }
}
