package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Operators that subscribe anew, against a server that answers merged requests 482. */
@Rfc(number = 3261, section = "8.2.2.2")
class ExchangeTest {
    private final Wire wire = new Wire();
    private final TransactionLayer server = TransactionLayer.builder(this::back)
            .scheduler(wire.time)
            .lanes(1)
            .detectMergedRequests(true)
            .build();
    private final List<ServerTransaction> served = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private int silent;
    private int number;

    @BeforeEach
    void join() {
        wire.sender = message -> {
            server.accept(message);
            return Mono.empty();
        };
        server.requests().subscribe(this::serve);
    }

    private Mono<Void> back(Delivery message) {
        statuses.add(Integer.valueOf(Wire.brief(message)));
        wire.layer.accept(message);
        return Mono.empty();
    }

    /** The first requests get no answer. */
    private void serve(ServerTransaction transaction) {
        served.add(transaction);
        if (served.size() > silent) {
            transaction.respond(transaction.response(200).build()).subscribe();
        }
    }

    private SipRequest next() {
        return Wire.request(Method.OPTIONS)
                .edit()
                .set(HeaderTypes.CSEQ, new CSeq(++number, Method.OPTIONS))
                .build();
    }

    private List<Integer> numbers() {
        return served.stream()
                .map(ServerTransaction::request)
                .map(SipMessage::cSeq)
                .map(CSeq::number)
                .toList();
    }

    private void letTimePass() {
        wire.time.advanceTimeBy(Duration.ofMinutes(2));
    }

    @Test
    void retryBehindATimerFSendsANewRequest() {
        silent = 2;
        StepVerifier.create(wire.layer
                        .exchange(this::next, Wire.UDP)
                        .filter(response -> !response.isProvisional())
                        .retry(2))
                .then(this::letTimePass)
                .expectNextMatches(response -> response.statusCode() == 200)
                .verifyComplete();

        assertThat(numbers()).containsExactly(1, 2, 3);
        assertThat(statuses).doesNotContain(482);
    }

    @Test
    void timeoutLeavesTheOldTransactionToItsTimersAndSendsANewRequest() {
        silent = 1;
        StepVerifier.create(wire.layer
                        .exchange(this::next, Wire.UDP)
                        .timeout(Duration.ofSeconds(2), wire.time)
                        .retry(1))
                .then(() -> wire.pass(2000))
                .expectNextMatches(response -> response.cSeq().number() == 2)
                .verifyComplete();
        assertThat(wire.layer.transactions()).isEqualTo(2);
        letTimePass();

        assertThat(numbers()).containsExactly(1, 2);
        assertThat(statuses).doesNotContain(482);
        assertThat(wire.layer.isQuiet()).isTrue();
        assertThat(server.isQuiet()).isTrue();
    }

    @Test
    void repeatWhenSendsANewRequestEachTime() {
        VirtualTimeScheduler time = wire.time;
        StepVerifier.create(wire.layer
                        .exchange(this::next, Wire.UDP)
                        .repeatWhen(ended -> ended.delayElements(Duration.ofSeconds(30), time))
                        .take(4))
                .then(this::letTimePass)
                .expectNextCount(4)
                .verifyComplete();

        assertThat(numbers()).containsExactly(1, 2, 3, 4);
        assertThat(statuses).containsExactly(200, 200, 200, 200);
    }

    @Test
    void theSameRequestSentAgainIsAMergedOne() {
        SipRequest same = next();
        Flux.just(1, 2)
                .concatMap(time -> wire.layer.exchange(() -> same, Wire.UDP))
                .subscribe();

        assertThat(statuses).containsExactly(200, 482);
    }
}
