package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.transaction.TransactionTimeoutException;
import io.ringback.sip.transport.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A thousand calls over a network that loses 30 % of all datagrams and doubles 10 %, each from a seed of its own. */
class FaultyNetworkTest {
    private static final int SEEDS = 1_000;

    @Test
    void completesCallsByRetransmission() {
        int complete = 0;
        Map<Long, String> others = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            String result = call(Faults.seeded(seed).lose(30).duplicate(10));
            if (result.equals("LOCAL")) {
                complete++;
            } else {
                others.put(seed, result);
            }
        }
        assertThat(complete).as("complete calls, others by seed: %s", others).isGreaterThanOrEqualTo(SEEDS * 99 / 100);
        // REMOTE: none of eleven 200s led to an ACK that arrived, so the trunk hung up (RFC 3261 §13.3.1.4). Of a
        // thousand calls 0.51 to the power of 11 do.
        assertThat(others.values())
                .allSatisfy(result -> assertThat(result).matches("timer [BF]|LOCAL_UNCONFIRMED|REMOTE|impatient"));
    }

    private static String call(Faults faults) {
        try (Stage stage = new Stage(faults, trunk -> trunk)) {
            Call call = stage.agent.call(stage.plan("right"));
            stage.pass(Duration.ofSeconds(70));
            call.hangUp();
            stage.pass(Duration.ofSeconds(70));
            CallOutcome outcome =
                    Optional.ofNullable(call.outcome().block(Duration.ZERO)).orElseThrow();
            if (outcome instanceof CallOutcome.Failed failed) {
                return "timer " + ((TransactionTimeoutException) failed.cause()).timer();
            }
            if (outcome instanceof CallOutcome.Answered) {
                assertThat(stage.agent.dialogs()).isZero();
                return String.valueOf(call.ended().block(Duration.ZERO));
            }
            return outcome instanceof CallOutcome.Cancelled ? "impatient" : outcome.toString();
        }
    }
}
