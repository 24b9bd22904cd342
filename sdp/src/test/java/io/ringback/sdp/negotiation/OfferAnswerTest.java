package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.testing.Rfc;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OfferAnswerTest {
    private static final Codec KEYS = Codec.telephoneEvent(8_000);

    private final OfferAnswer a =
            machine("192.0.2.1", Capabilities.audio(Codec.PCMU, Codec.PCMA, KEYS), 4000, 4002, 4004);
    private final OfferAnswer b =
            machine("192.0.2.2", Capabilities.audio(Codec.PCMA, Codec.PCMU, KEYS), 5000, 5002, 5004);

    private static OfferAnswer machine(String address, Capabilities capabilities, int... ports) {
        return OfferAnswer.of(capabilities, LocalParty.of(address, 7, MediaPorts.of(ports)));
    }

    private static void exchange(OfferAnswer offerer, OfferAnswer answerer) {
        answerer.receiveOffer(offerer.offer());
        assertThat(offerer.receiveAnswer(answerer.answer())).isEqualTo(AnswerOutcome.APPLIED);
    }

    private static SessionDescription version(SessionDescription description, long version) {
        assertThat(description.origin().sessionVersion()).hasToString(Long.toString(version));
        return description;
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NegotiationException.class,
                        exception -> assertThat(exception.refusal()).isEqualTo(refusal));
    }

    @Test
    @Rfc(number = 3264, section = "6.1")
    void answersInTheOffersOrder() {
        exchange(a, b);
        assertThat(b.local().orElseThrow().media().get(0).formats()).hasToString("[0, 8, 101]");
    }

    @Test
    void answersInItsOwnOrderIfThePolicySaysSo() {
        OfferAnswer own = OfferAnswer.of(
                Capabilities.audio(Codec.PCMA, Codec.PCMU, KEYS),
                LocalParty.of("192.0.2.2", 7, MediaPorts.of(5000)),
                NegotiationPolicy.defaults().withOwnPreference(true).withSingleCodec(true));
        exchange(a, own);
        assertThat(own.local().orElseThrow().media().get(0).formats()).hasToString("[8, 101]");
        assertThat(a.media().get(0).codec().orElseThrow().codec()).isEqualTo(Codec.PCMA);
    }

    @Test
    @Rfc(number = 3264, section = "6")
    void rejectsUnknownMediaInTheirPlace() {
        SessionDescription offer = Descriptions.withMedia(
                "m=video 6000 RTP/AVP 31",
                "m=audio 6002 RTP/SAVP 0",
                "m=audio 6004 RTP/AVP 8",
                "m=audio 6006 RTP/AVP 0");
        List<NegotiatedMedia> preview = b.receiveOffer(offer);
        SessionDescription answer = b.answer();
        assertThat(answer.media())
                .extracting(media -> media.line().text())
                .containsExactly(
                        "video 0 RTP/AVP 31", "audio 0 RTP/SAVP 0", "audio 5004 RTP/AVP 8", "audio 0 RTP/AVP 0");
        assertThat(preview).isEqualTo(b.media());
        assertThat(preview).extracting(NegotiatedMedia::isAccepted).containsExactly(false, false, true, false);
    }

    @Test
    @Rfc(number = 3264, section = "6.1")
    void sendsWithThePayloadTypesOfTheAnswer() {
        OfferAnswer opus = machine("192.0.2.1", Capabilities.audio(Codec.OPUS.withPayloadType(96)), 4000);
        opus.offer();
        opus.receiveAnswer(Descriptions.withMedia("m=audio 6000 RTP/AVP 111", "a=rtpmap:111 OPUS/48000/2"));
        NegotiatedFormat format = opus.media().get(0).codec().orElseThrow();
        assertThat(format.sendPayloadType()).isEqualTo(111);
        assertThat(format.receivePayloadType()).isEqualTo(96);
    }

    @Test
    void takesTheOffersMeaningWhereAnAnswerLeavesItOut() {
        a.offer();
        a.receiveAnswer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0 101"));
        assertThat(a.media().get(0).telephoneEvent().orElseThrow().sendPayloadType())
                .isEqualTo(101);
    }

    @Test
    @Rfc(number = 4733, section = "2.1")
    void pairsTelephoneEventsWithTheCodecsClock() {
        OfferAnswer wide = machine(
                "192.0.2.3", Capabilities.audio(Codec.OPUS, Codec.PCMU, Codec.telephoneEvent(48_000), KEYS), 7000);
        wide.receiveOffer(Descriptions.withMedia(
                "m=audio 6000 RTP/AVP 96 97 98",
                "a=rtpmap:96 opus/48000/2",
                "a=rtpmap:97 telephone-event/8000",
                "a=rtpmap:98 telephone-event/48000"));
        assertThat(wide.answer().media().get(0).formats()).hasToString("[96, 98]");
        assertThat(wide.media().get(0).telephoneEvent().orElseThrow().receivePayloadType())
                .isEqualTo(98);
    }

    @Test
    void acceptsNoStreamForItsTelephoneEventsAlone() {
        b.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 18 101", "a=rtpmap:101 telephone-event/8000"));
        assertThat(b.answer().media().get(0).isRejected()).isTrue();
        OfferAnswer keysOnly = machine("192.0.2.3", Capabilities.audio(KEYS), 7000);
        keysOnly.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 101", "a=rtpmap:101 telephone-event/8000"));
        assertThat(keysOnly.answer().media().get(0).isRejected()).isFalse();
    }

    @Test
    @Rfc(number = 3264, section = "8")
    @Rfc(number = 6337, section = "5.2.5")
    void raisesTheVersionExactlyWhenSomethingChanged() {
        exchange(a, b);
        SessionDescription first = version(a.local().orElseThrow(), 7);
        b.receiveOffer(version(a.offer(), 7));
        a.receiveAnswer(version(b.answer(), 7));
        assertThat(a.local()).contains(first);

        a.hold();
        b.receiveOffer(version(a.offer(), 8));
        a.receiveAnswer(version(b.answer(), 8));
        b.receiveOffer(version(a.repeatOffer(), 8));
        a.receiveAnswer(version(b.answer(), 8));
    }

    @Test
    @Rfc(number = 3264, section = "8.4")
    @Rfc(number = 6337, section = "5.3")
    void holdsAndResumes() {
        exchange(a, b);
        a.hold();
        exchange(a, b);
        assertThat(a.media().get(0).direction()).isEqualTo(Direction.SENDONLY);
        assertThat(b.media().get(0).direction()).isEqualTo(Direction.RECVONLY);
        b.hold();
        exchange(b, a);
        assertThat(b.remote().orElseThrow().media().get(0).direction()).isEqualTo(Direction.INACTIVE);
        a.resume();
        exchange(a, b);
        assertThat(a.remote().orElseThrow().media().get(0).direction()).isEqualTo(Direction.SENDONLY);
        b.resume();
        exchange(b, a);
        assertThat(a.media().get(0).direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    @Rfc(number = 6337, section = "5.4")
    void sendsNothingToTheUnspecifiedAddress() {
        b.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "c=IN IP4 0.0.0.0"));
        assertThat(b.answer().media().get(0).direction()).isEqualTo(Direction.SENDRECV);
        assertThat(b.media().get(0).sends()).isFalse();
        assertThat(b.media().get(0).receives()).isTrue();
    }

    @Test
    @Rfc(number = 3264, section = "8.2")
    @Rfc(number = 3264, section = "8.1")
    void disablesAStreamAndReusesItsPlace() {
        OfferAnswer two = machine(
                "192.0.2.2",
                Capabilities.of(MediaCapability.audio(Codec.PCMU), MediaCapability.video(Codec.of("H261", 90_000))),
                5000,
                5002);
        exchange(a, two);
        a.add(MediaCapability.video(Codec.of("H261", 90_000)));
        exchange(a, two);
        assertThat(two.media()).extracting(NegotiatedMedia::isAccepted).containsExactly(true, true);
        a.remove(1);
        exchange(a, two);
        assertThat(a.local().orElseThrow().media()).hasSize(2);
        assertThat(two.media()).extracting(NegotiatedMedia::isAccepted).containsExactly(true, false);
        a.add(MediaCapability.video(Codec.of("H261", 90_000)));
        exchange(a, two);
        assertThat(a.media().get(1).localPort()).isEqualTo(4002);
        assertThat(two.media().get(1).remotePort()).isEqualTo(4002);
    }

    @Test
    @Rfc(number = 3264, section = "8.3.2")
    void neverGivesAPayloadTypeAnotherMeaning() {
        Codec speex = Codec.of("speex", 8_000).withPayloadType(96);
        OfferAnswer machine = machine(
                "192.0.2.1", Capabilities.audio(speex, Codec.of("iLBC", 8_000).withPayloadType(97)), 4000);
        machine.offer();
        machine.receiveAnswer(Descriptions.withMedia("m=audio 6000 RTP/AVP 96", "a=rtpmap:96 speex/8000"));
        machine.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 96", "a=rtpmap:96 iLBC/8000"));
        assertThat(machine.answer().media().get(0).rtpMaps()).containsExactly(RtpMap.of(97, "iLBC", 8_000, 1));
    }

    @Test
    void makesALateOffer() {
        SessionDescription lateOffer = b.offer();
        a.receiveOffer(lateOffer);
        b.receiveAnswer(a.answer());
        assertThat(b.media().get(0).codec().orElseThrow().codec()).isEqualTo(Codec.PCMA);
        assertThat(b.state()).isEqualTo(NegotiationState.REMOTE_ANSWER);
    }

    @Test
    @Rfc(number = 3264, section = "4")
    void refusesWhatCannotBe() {
        assertRefused(Refusal.NO_OFFER, a::answer);
        assertRefused(Refusal.NO_OFFER, a::rollback);
        assertRefused(Refusal.NO_SESSION, a::repeatOffer);
        assertThatThrownBy(() -> a.remove(0)).isInstanceOf(IndexOutOfBoundsException.class);
        SessionDescription offer = a.offer();
        assertRefused(Refusal.OFFER_PENDING, a::offer);
        assertRefused(Refusal.GLARE, () -> a.receiveOffer(offer));
        assertRefused(
                Refusal.STREAM_COUNT,
                () -> a.receiveAnswer(Descriptions.withMedia("m=audio 1 RTP/AVP 0", "m=audio 2 RTP/AVP 0")));
        assertRefused(Refusal.STREAM_TYPE, () -> a.receiveAnswer(Descriptions.withMedia("m=video 1 RTP/AVP 31")));
        assertRefused(Refusal.NO_COMMON_FORMAT, () -> a.receiveAnswer(Descriptions.withMedia("m=audio 1 RTP/AVP 18")));
        assertRefused(
                Refusal.MALFORMED,
                () -> a.receiveAnswer((SessionDescription) SdpParser.strict()
                        .parse(Descriptions.text(
                                "v=0",
                                "o=- x 1 IN IP4 192.0.2.1",
                                "s=-",
                                "c=IN IP4 192.0.2.1",
                                "t=0 0",
                                "m=audio 1 RTP/AVP 0"))));
        assertThat(a.state()).isEqualTo(NegotiationState.LOCAL_OFFER);

        b.receiveOffer(offer);
        assertRefused(Refusal.OFFER_UNANSWERED, () -> b.receiveOffer(offer));
        assertRefused(Refusal.OFFER_UNANSWERED, b::offer);
        assertRefused(Refusal.NO_OFFER, () -> b.receiveAnswer(offer));
        a.receiveAnswer(b.answer());
        assertRefused(Refusal.NO_OFFER, () -> b.receiveAnswer(offer));
        assertRefused(
                Refusal.STREAM_COUNT,
                () -> b.receiveOffer(Descriptions.of("v=0", "o=- 1 1 IN IP4 192.0.2.1", "s=-", "t=0 0")));
        assertRefused(
                Refusal.NOTHING_TO_OFFER,
                () -> machine("192.0.2.1", Capabilities.audio(Codec.PCMU)).offer());
    }

    @Test
    void rollsBackToWhatWasAgreed() {
        a.offer();
        a.rollback();
        assertThat(a.state()).isEqualTo(NegotiationState.IDLE);
        exchange(a, b);
        List<NegotiatedMedia> agreed = b.media();
        a.hold();
        b.receiveOffer(version(a.offer(), 8));
        b.provisionalAnswer();
        assertThat(b.media()).isNotEqualTo(agreed);
        a.rollback();
        b.rollback();
        assertThat(b.media()).isEqualTo(agreed);
        assertThat(b.state()).isEqualTo(NegotiationState.LOCAL_ANSWER);
        a.resume();
        b.receiveOffer(version(a.offer(), 9));
        a.receiveAnswer(version(b.answer(), 9));
        assertThat(b.media()).isEqualTo(agreed);
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void forksForEachDialogOfAnInvite() {
        SessionDescription offer = a.offer();
        b.receiveOffer(offer);
        a.receiveAnswer(b.answer());
        OfferAnswer fork = a.fork();
        OfferAnswer c = machine("192.0.2.3", Capabilities.audio(Codec.PCMA), 6000);
        c.receiveOffer(offer);
        assertThat(fork.receiveAnswer(c.answer())).isEqualTo(AnswerOutcome.APPLIED);
        assertThat(fork.media().get(0).remotePort()).isEqualTo(6000);
        assertThat(a.media().get(0).remotePort()).isEqualTo(5000);
    }

    @Test
    void asksForEachPortOnce() {
        int[] asked = new int[1];
        OfferAnswer counting = OfferAnswer.of(
                Capabilities.audio(Codec.PCMU), LocalParty.of("192.0.2.2", 7, (stream, type) -> 5000 + 2 * asked[0]++));
        counting.receiveOffer(a.offer());
        a.receiveAnswer(counting.answer());
        exchange(a, counting);
        exchange(counting, a);
        assertThat(asked[0]).isEqualTo(1);
        assertThat(a.media().get(0).remotePort()).isEqualTo(5000);
    }

    @Test
    @Rfc(number = 3264, section = "5")
    void startsWithAVersionThatHasRoomToRise() {
        LocalParty late = LocalParty.of("192.0.2.2", Long.MAX_VALUE, MediaPorts.of(5000));
        assertThatThrownBy(() -> OfferAnswer.of(Capabilities.audio(Codec.PCMU), late))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
