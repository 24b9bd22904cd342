package io.ringback.sip.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.testing.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {
    @Test
    void readsWhatTheLadderShows() {
        WireMessage ack = Wire.seed().get(8);
        assertThat(ack.at()).isEqualTo(Duration.ofMillis(80));
        assertThat(ack.isOut()).isTrue();
        assertThat(ack.line()).isEqualTo("ACK sip:172.18.16.165:5060 SIP/2.0");
        assertThat(ack.cSeq()).contains("102 ACK");
        assertThat(ack.branch()).contains("z9hG4bK11F655");
        assertThat(ack.toTag()).contains("56440050_6772d868_6c0350d8-3472-4d54-b30d-aafcebaf0605");
        assertThat(ack.nonceCount()).contains("00000001");
        assertThat(ack).hasToString("OUT ACK sip:172.18.16.165:5060 SIP/2.0");
    }

    @Test
    void putsMessagesInTheOrderOfTheirTimes() {
        List<WireMessage> messages =
                Wire.recorded(List.of(Wire.passed(20, Seed.CHALLENGE), Wire.passed(5, Seed.INVITE)));
        assertThat(messages).extracting(WireMessage::at).containsExactly(Duration.ZERO, Duration.ofMillis(15));
    }

    @Test
    void tellsARetransmissionFromACopy() {
        List<WireMessage> messages = Wire.recorded(List.of(
                Wire.passed(0, Seed.INVITE),
                Wire.event(1, Direction.OUT, WireEvent.Fate.DUPLICATE, Seed.INVITE.bytes()),
                Wire.passed(2, Seed.INVITE)));
        assertThat(messages).extracting(WireMessage::repeated).containsExactly(false, false, true);
        assertThat(messages).extracting(WireMessage::isDuplicate).containsExactly(false, true, false);
    }

    @Test
    void keepsWhatIsNoMessage() {
        byte[] noise = "hello".getBytes(StandardCharsets.UTF_8);
        WireMessage message = Wire.recorded(List.of(Wire.event(0, Direction.IN, WireEvent.Fate.PASSED, noise)))
                .get(0);
        assertThat(message.line()).isEqualTo("hello");
        assertThat(message.message()).isEmpty();
        assertThat(message.cSeq()).isEmpty();
    }

    @Test
    void keepsABoundedNumber() {
        Recorder recorder = Recorder.create();
        WireEvent event = Wire.passed(0, Seed.TRYING);
        for (int i = 0; i < 10_001; i++) {
            recorder.passed(event);
        }
        assertThat(recorder.messages()).hasSize(10_000);
    }
}
