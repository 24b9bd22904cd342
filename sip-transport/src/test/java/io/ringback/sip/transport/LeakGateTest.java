package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeakGateTest {
    @Test
    void findsABufferThatNobodyReleased() {
        assertThat(LeakGate.found()).isEmpty();

        LeakGate.buffer();

        assertThat(LeakGate.found()).isNotEmpty();
    }
}
