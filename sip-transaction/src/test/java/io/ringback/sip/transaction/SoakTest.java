package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Ten million transactions through two layers in virtual time: what is alive at the end is what was at the start. */
@EnabledIfSystemProperty(named = "ringback.soak", matches = "true", disabledReason = "run with -Psoak")
class SoakTest {
    private static final int ROUNDS = 10;
    private static final int EACH = 1_000_000;
    private static final int BATCH = 10_000;

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final SipRequest options = Wire.request(Method.OPTIONS);
    private final SipRequest invite = Wire.request(Method.INVITE);
    private long answered;
    private TransactionLayer server = layer(message -> Mono.empty());
    private final TransactionLayer client = layer(message -> hand(server, message));

    private TransactionLayer layer(java.util.function.Function<Delivery, Mono<Void>> sender) {
        return TransactionLayer.builder(sender).scheduler(time).lanes(2).build();
    }

    private static Mono<Void> hand(TransactionLayer to, Delivery message) {
        to.accept(message);
        return Mono.empty();
    }

    @Test
    void tenMillionTransactionsLeaveTheHeapAsItWas() {
        server = layer(message -> hand(client, message));
        server.requests()
                .subscribe(transaction -> transaction
                        .respond(transaction
                                .response(transaction.request().cSeq().number() % 3 == 0 ? 486 : 200)
                                .build())
                        .subscribe());
        List<Long> heaps = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            if (round > 0) {
                run(round);
            }
            heaps.add(used());
            System.out.printf("soak: %,d transactions at each side, %,d bytes in use%n", answered, used());
        }

        assertThat(answered).isEqualTo((long) ROUNDS * EACH);
        assertThat(client.isQuiet()).isTrue();
        assertThat(server.isQuiet()).isTrue();
        // The first million has loaded all classes; a leak of 2 bytes a transaction would be seen.
        assertThat(heaps.get(ROUNDS) - heaps.get(1)).isLessThan(2L * (ROUNDS - 1) * EACH);
    }

    private void run(int round) {
        for (int i = 0; i < EACH; i++) {
            SipRequest model = i % 4 == 0 ? invite : options;
            SipRequest request = model.edit()
                    .set(KnownHeader.CALL_ID, round + "-" + i)
                    .set(KnownHeader.CSEQ, i + 1 + " " + model.method())
                    .build();
            client.client(request, i % 2 == 0 ? Wire.UDP : Wire.TCP).response().subscribe(response -> answered++);
            if (i % BATCH == BATCH - 1) {
                time.advanceTimeBy(Duration.ofSeconds(65));
            }
        }
    }

    private static long used() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
