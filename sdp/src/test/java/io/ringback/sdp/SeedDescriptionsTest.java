package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.RtpMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedDescriptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/seed/offer.sdp", "/seed/early-answer.sdp", "/seed/late-answer.sdp"})
    void writesEachBackByteForByte(String resource) {
        byte[] bytes = Descriptions.bytes(resource);
        SessionDescription description = Descriptions.read(resource);
        assertThat(description.bytes().toBytes()).isEqualTo(bytes);
        assertThat(description.edit().build().bytes().toBytes()).isEqualTo(bytes);
    }

    @Test
    void readsTheGatewaysOffer() {
        SessionDescription offer = Descriptions.read("/seed/offer.sdp");
        assertThat(offer.version()).isZero();
        assertThat(offer.origin().username()).hasToString("CiscoSystemsSIP-GW-UserAgent");
        assertThat(offer.origin().sessionId()).hasToString("3449");
        assertThat(offer.origin().sessionVersion()).hasToString("1377");
        assertThat(offer.name()).hasToString("SIP Call");
        assertThat(offer.connection().orElseThrow().address()).hasToString("203.0.113.100");
        assertThat(offer.media()).hasSize(1);

        MediaDescription audio = offer.media("audio").orElseThrow();
        assertThat(audio.port()).isEqualTo(16666);
        assertThat(audio.protocol()).hasToString("RTP/AVP");
        assertThat(audio.rtpMaps())
                .containsExactly(
                        RtpMap.of(0, "PCMU", 8_000, 1),
                        RtpMap.of(101, "telephone-event", 8_000, 1),
                        RtpMap.of(19, "CN", 8_000, 1));
        assertThat(audio.parameters(audio.formats().get(1)).orElseThrow().parameters())
                .hasToString("0-16");
        assertThat(audio.packetTime()).hasValue(20);
        assertThat(audio.maxPacketTime()).isEmpty();
        assertThat(audio.direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void readsTheProvidersTwoAnswers() {
        SessionDescription early = Descriptions.read("/seed/early-answer.sdp");
        SessionDescription late = Descriptions.read("/seed/late-answer.sdp");
        for (SessionDescription answer : List.of(early, late)) {
            MediaDescription audio = answer.media().get(0);
            assertThat(audio.port()).isEqualTo(14350);
            assertThat(audio.maxPacketTime()).hasValue(20);
            assertThat(audio.connection().orElseThrow().address()).hasToString("54.173.13.104");
        }
        assertThat(early.origin().isSameSession(late.origin())).isFalse();
        assertThat(early).isNotEqualTo(late);
    }
}
