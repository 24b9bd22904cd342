package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Direction;
import io.ringback.testing.Rfc;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seed's call: a gateway's offer, the provider's answer in a 183, and another description in its 200. */
class SeedNegotiationTest {
    private static final Codec CISCO_NOISE = Codec.COMFORT_NOISE.withPayloadType(19);
    private static final Capabilities GATEWAY = Capabilities.of(
            MediaCapability.audio(Codec.PCMU, Codec.telephoneEvent(8_000).withParameters("0-16"), CISCO_NOISE)
                    .withPacketTime(20));

    private static OfferAnswer gateway(NegotiationPolicy policy) {
        return OfferAnswer.of(GATEWAY, LocalParty.of("203.0.113.100", 3449, MediaPorts.of(16666)), policy);
    }

    @Test
    void offersWhatTheGatewayOffered() {
        MediaDescription ours =
                gateway(NegotiationPolicy.defaults()).offer().media().get(0);
        MediaDescription theirs = Descriptions.read("/seed/offer.sdp").media().get(0);
        assertThat(ours.line()).isEqualTo(theirs.line());
        assertThat(ours.rtpMaps()).isEqualTo(theirs.rtpMaps());
        assertThat(ours.packetTime()).isEqualTo(theirs.packetTime());
    }

    @Test
    @Rfc(number = 3261, section = "13.2.1")
    void takesTheFirstDescriptionForTheAnswerAndNoticesTheOther() {
        OfferAnswer gateway = gateway(NegotiationPolicy.defaults());
        gateway.offer();
        SessionDescription early = Descriptions.read("/seed/early-answer.sdp");
        SessionDescription late = Descriptions.read("/seed/late-answer.sdp");

        assertThat(gateway.receiveAnswer(early)).isEqualTo(AnswerOutcome.APPLIED);
        List<NegotiatedMedia> agreed = gateway.media();
        assertThat(gateway.receiveAnswer(early)).isEqualTo(AnswerOutcome.REPEATED);
        assertThat(gateway.receiveAnswer(late)).isEqualTo(AnswerOutcome.NOTICED);

        assertThat(gateway.remote()).contains(early);
        assertThat(gateway.media()).isEqualTo(agreed);
        NegotiatedMedia audio = agreed.get(0);
        assertThat(audio.direction()).isEqualTo(Direction.SENDRECV);
        assertThat(audio.remotePort()).isEqualTo(14350);
        assertThat(audio.remoteConnection().orElseThrow().address()).hasToString("54.173.13.104");
        assertThat(audio.maxPacketTime()).hasValue(20);
        assertThat(audio.codec().orElseThrow().sendPayloadType()).isZero();
        NegotiatedFormat keys = audio.telephoneEvent().orElseThrow();
        assertThat(keys.sendPayloadType()).isEqualTo(101);
        assertThat(keys.remoteParameters()).isEqualTo("0-15");
        assertThat(audio.formats()).hasSize(2);
    }

    @Test
    void followsTheLatestIfThePolicySaysSo() {
        OfferAnswer gateway = gateway(NegotiationPolicy.defaults().withFollowLatest(true));
        gateway.offer();
        gateway.receiveAnswer(Descriptions.read("/seed/early-answer.sdp"));
        SessionDescription late = Descriptions.read("/seed/late-answer.sdp");
        assertThat(gateway.receiveAnswer(late)).isEqualTo(AnswerOutcome.FOLLOWED);
        assertThat(gateway.remote()).contains(late);
        int port = late.media().get(0).port();
        assertThat(gateway.media().get(0).remotePort()).isEqualTo(port);
    }

    @Test
    void answersAsTheProviderDid() {
        Capabilities provider = Capabilities.audio(Codec.PCMU, Codec.telephoneEvent(8_000));
        OfferAnswer trunk = OfferAnswer.of(provider, LocalParty.of("54.173.13.104", 1737312510, MediaPorts.of(14350)));
        trunk.receiveOffer(Descriptions.read("/seed/offer.sdp"));
        SessionDescription early = trunk.provisionalAnswer();
        assertThat(early.bytes().toBytes())
                .isEqualTo(Descriptions.text(
                        "v=0",
                        "o=- 1737312510 1737312510 IN IP4 54.173.13.104",
                        "s=-",
                        "c=IN IP4 54.173.13.104",
                        "t=0 0",
                        "m=audio 14350 RTP/AVP 0 101",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=fmtp:101 0-15",
                        "a=sendrecv"));
        assertThat(trunk.state()).isEqualTo(NegotiationState.LOCAL_PRANSWER);
        assertThat(trunk.media().get(0).packetTime()).hasValue(20);
        assertThat(trunk.answer()).isSameAs(early);
        assertThat(trunk.state()).isEqualTo(NegotiationState.LOCAL_ANSWER);
    }
}
