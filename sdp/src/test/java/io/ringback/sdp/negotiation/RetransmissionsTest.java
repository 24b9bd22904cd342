package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.testing.Rfc;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A retransmission goes where its codec goes, and names the payload type that this has there. */
class RetransmissionsTest {
    private static final Codec VP8 = Codec.of("VP8", 90_000).withPayloadType(96);
    private static final Codec VP9 = Codec.of("VP9", 90_000).withPayloadType(98);
    private static final Codec RTX_VP8 = Codec.retransmissionOf(VP8).withPayloadType(97);
    private static final Codec RTX_VP9 = Codec.retransmissionOf(VP9).withPayloadType(99);

    private static OfferAnswer machine(Codec... codecs) {
        return machine(NegotiationPolicy.defaults(), codecs);
    }

    private static OfferAnswer machine(NegotiationPolicy policy, Codec... codecs) {
        return OfferAnswer.of(
                Capabilities.of(MediaCapability.video(codecs)),
                LocalParty.of("192.0.2.1", 7, (stream, type) -> 4000),
                policy);
    }

    /** As browsers offer, with other numbers than ours. */
    private static SessionDescription browser() {
        return Descriptions.withMedia(
                "m=video 6000 RTP/AVP 100 101 102 103",
                "a=rtpmap:100 VP9/90000",
                "a=rtpmap:101 rtx/90000",
                "a=fmtp:101 apt=100",
                "a=rtpmap:102 VP8/90000",
                "a=rtpmap:103 rtx/90000",
                "a=fmtp:103 apt=102;rtx-time=3000");
    }

    private static List<String> formats(SessionDescription description) {
        return description.media().get(0).formats().stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> parameters(SessionDescription description) {
        MediaDescription video = description.media().get(0);
        return video.attributes().all(AttributeTypes.FMTP).stream()
                .map(each -> each.text())
                .toList();
    }

    @Test
    @Rfc(number = 4588, section = "8.1")
    @Rfc(number = 4588, section = "8.3")
    void answersWithTheOfferedRetransmissionOfEachCodecInCommon() {
        OfferAnswer both = machine(VP8, RTX_VP8, VP9, RTX_VP9);
        both.receiveOffer(browser());
        SessionDescription answer = both.answer();
        assertThat(formats(answer)).containsExactly("100", "101", "102", "103");
        assertThat(parameters(answer)).containsExactly("101 apt=100", "103 apt=102");
        OfferAnswer one = machine(VP8, RTX_VP8);
        one.receiveOffer(browser());
        SessionDescription second = one.answer();
        assertThat(formats(second)).containsExactly("102", "103");
        assertThat(parameters(second)).containsExactly("103 apt=102");
        assertThat(one.media().get(0).formats())
                .containsExactly(
                        new NegotiatedFormat(VP8, 102, 102, ""),
                        new NegotiatedFormat(RTX_VP8, 103, 103, "apt=102;rtx-time=3000"));
    }

    @Test
    @Rfc(number = 4588, section = "8.1")
    void leavesOutARetransmissionWhoseCodecIsNotAgreed() {
        OfferAnswer withoutRtx = machine(VP8, VP9, RTX_VP9);
        withoutRtx.receiveOffer(Descriptions.withMedia(
                "m=video 6000 RTP/AVP 100 101 102",
                "a=rtpmap:100 VP8/90000",
                "a=rtpmap:101 rtx/90000",
                "a=fmtp:101 apt=100",
                "a=rtpmap:102 VP9/90000"));
        assertThat(formats(withoutRtx.answer())).containsExactly("100", "102");
        OfferAnswer single = machine(NegotiationPolicy.defaults().withSingleCodec(true), VP8, RTX_VP8, VP9, RTX_VP9);
        single.receiveOffer(browser());
        assertThat(formats(single.answer())).containsExactly("100", "101");
    }

    @Test
    @Rfc(number = 4588, section = "8.1")
    void leavesOutARetransmissionOfNothing() {
        OfferAnswer machine = machine(VP8, RTX_VP8);
        machine.receiveOffer(Descriptions.withMedia(
                "m=video 6000 RTP/AVP 101 104 102 103",
                "a=rtpmap:101 rtx/90000",
                "a=fmtp:101 apt=200",
                "a=rtpmap:104 rtx/90000",
                "a=rtpmap:102 VP8/90000",
                "a=rtpmap:103 rtx/90000",
                "a=fmtp:103 apt=101"));
        assertThat(formats(machine.answer())).containsExactly("102");
    }

    @Test
    @Rfc(number = 4588, section = "8.1")
    void findsACodecThatStandsBehindItsRetransmission() {
        OfferAnswer machine = machine(VP8, RTX_VP8);
        machine.receiveOffer(Descriptions.withMedia(
                "m=video 6000 RTP/AVP 101 102",
                "a=rtpmap:101 rtx/90000",
                "a=fmtp:101 rtx-time=100; APT = 102",
                "a=rtpmap:102 VP8/90000"));
        assertThat(formats(machine.answer())).containsExactly("101", "102");
        assertThat(machine.media().get(0).codec().orElseThrow().codec()).isEqualTo(VP8);
    }

    @Test
    @Rfc(number = 4588, section = "8.1")
    @Rfc(number = 3264, section = "8.3.2")
    void offersItUnderThePayloadTypesThatWereTold() {
        OfferAnswer machine = machine(VP8, RTX_VP8.withParameters("rtx-time=500;apt=96"), VP9, RTX_VP9);
        machine.receiveOffer(browser());
        machine.answer();
        SessionDescription offer = machine.offer();
        assertThat(formats(offer)).containsExactly("102", "103", "100", "101");
        assertThat(parameters(offer)).containsExactly("103 rtx-time=500;apt=102", "101 apt=100");
    }

    @Test
    @Rfc(number = 3264, section = "8.3.2")
    void givesThePayloadTypeOfARetransmissionToNoOther() {
        OfferAnswer machine = machine(VP8, RTX_VP8);
        machine.offer();
        machine.receiveAnswer(Descriptions.withMedia(
                "m=video 6000 RTP/AVP 96 97", "a=rtpmap:96 VP8/90000", "a=rtpmap:97 rtx/90000", "a=fmtp:97 apt=96"));
        machine.replace(0, MediaCapability.video(VP9, RTX_VP9.withPayloadType(97)));
        SessionDescription offer = machine.offer();
        assertThat(formats(offer)).containsExactly("98", "99");
        assertThat(parameters(offer)).containsExactly("99 apt=98");
    }

    @Test
    @Rfc(number = 4588, section = "8.1")
    void sendsItWithThePayloadTypeOfTheAnswer() {
        OfferAnswer machine = machine(VP8, RTX_VP8, VP9, RTX_VP9);
        assertThat(parameters(machine.offer())).containsExactly("97 apt=96", "99 apt=98");
        machine.receiveAnswer(Descriptions.withMedia(
                "m=video 6000 RTP/AVP 120 121 122",
                "a=rtpmap:120 VP9/90000",
                "a=rtpmap:121 rtx/90000",
                "a=fmtp:121 apt=120",
                "a=rtpmap:122 rtx/90000",
                "a=fmtp:122 apt=96"));
        assertThat(machine.media().get(0).formats())
                .containsExactly(
                        new NegotiatedFormat(VP9, 120, 98, ""), new NegotiatedFormat(RTX_VP9, 121, 99, "apt=120"));
    }

    @Test
    void takesAnAnswerWithoutMappingsForTheOffer() {
        OfferAnswer machine = machine(VP8, RTX_VP8, VP9, RTX_VP9);
        machine.offer();
        machine.receiveAnswer(Descriptions.withMedia("m=video 6000 RTP/AVP 98 99"));
        assertThat(machine.media().get(0).formats())
                .extracting(NegotiatedFormat::codec)
                .containsExactly(VP9, RTX_VP9);
    }

    @Test
    void asksForAPayloadTypeToName() {
        assertThatThrownBy(() -> MediaCapability.video(VP9, RTX_VP8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codec.retransmissionOf(Codec.of("VP8", 90_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
