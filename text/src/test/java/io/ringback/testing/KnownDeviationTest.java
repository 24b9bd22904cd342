package io.ringback.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class KnownDeviationTest {
    @Test
    void aFailingTestIsSkippedWithTheReason() {
        run().assertThatEvents()
                .haveExactly(1, event(test("fails"), abortedWithReason(message("known deviation: not built"))));
    }

    @Test
    void aPassingTestFails() {
        run().assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("passes"),
                                finishedWithFailure(message("the deviation is gone, remove its mark: not built"))));
    }

    private static Events run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Marked.class))
                .execute()
                .testEvents();
    }

    @KnownDeviation("not built")
    static class Marked {
        @Test
        void fails() {
            Assertions.fail("as ever");
        }

        @Test
        void passes() {}
    }
}
