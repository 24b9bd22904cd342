package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.attribute.Setup;
import io.ringback.testing.Rfc;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which streams share a transport, what the tagged one says for all of them, and that no bundle unlocks a stream. */
class BundlesTest {
    private static final String SAVPF = "UDP/TLS/RTP/SAVPF";
    private static final Fingerprint OURS = Fingerprint.of("sha-256", new byte[32]);
    private static final MediaFeatures MUX = MediaFeatures.none().withRtcpMux(true);
    private static final MediaFeatures SECURE = MUX.withDtls(Dtls.of(OURS));
    private static final MediaCapability AUDIO =
            MediaCapability.of("audio", SAVPF, Codec.OPUS).withFeatures(SECURE);
    private static final MediaCapability VIDEO =
            MediaCapability.of("video", SAVPF, Codec.of("VP8", 90_000)).withFeatures(SECURE);
    private static final MediaCapability DATA = MediaCapability.of(
                    "application", "UDP/DTLS/SCTP", Codec.format("webrtc-datachannel"))
            .withFeatures(MediaFeatures.none().withDtls(Dtls.of(OURS)));
    private static final MediaCapability PLAIN =
            MediaCapability.audio(Codec.PCMU).withFeatures(MUX);

    private static OfferAnswer machine(int ports, MediaCapability... media) {
        return OfferAnswer.of(
                Capabilities.of(media).withGroups(Group.BUNDLE),
                LocalParty.of("192.0.2.7", 7, (stream, type) -> ports + 2 * stream));
    }

    private static void exchange(OfferAnswer offerer, OfferAnswer answerer) {
        answerer.receiveOffer(offerer.offer());
        assertThat(offerer.receiveAnswer(answerer.answer())).isEqualTo(AnswerOutcome.APPLIED);
    }

    private static List<Integer> ports(SessionDescription description) {
        return description.media().stream().map(media -> media.port()).toList();
    }

    private static String group(SessionDescription description) {
        return description
                .attributes()
                .first(AttributeTypes.GROUP)
                .map(Group::toString)
                .orElse("none");
    }

    /** As in RFC 8829 §7.1: what belongs to the transport stands in the tagged section only. */
    private static SessionDescription answerA1() {
        return Descriptions.withMedia(
                "a=group:BUNDLE 0 1 2",
                "m=audio 10200 UDP/TLS/RTP/SAVPF 96",
                "a=mid:0",
                "a=rtpmap:96 opus/48000/2",
                "a=ice-ufrag:abcd",
                "a=ice-pwd:abcdefghijklmnopqrstuv",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=setup:active",
                "a=rtcp-mux",
                "m=video 10200 UDP/TLS/RTP/SAVPF 96",
                "a=mid:1",
                "a=rtpmap:96 VP8/90000",
                "m=application 10200 UDP/DTLS/SCTP webrtc-datachannel",
                "a=mid:2");
    }

    @Test
    @Rfc(number = 9143, section = "7.1.3")
    @Rfc(number = 9143, section = "7.4")
    void takesFromTheTaggedSectionWhatAnAnswerSaysOnlyThere() {
        OfferAnswer machine = machine(4000, AUDIO, VIDEO, DATA);
        assertThat(group(machine.offer())).isEqualTo("BUNDLE 0 1 2");
        machine.receiveAnswer(answerA1());
        assertThat(machine.media()).hasSize(3).allSatisfy(media -> {
            NegotiatedDtls dtls = media.dtls().orElseThrow();
            assertThat(dtls.role()).isEqualTo(Setup.PASSIVE);
            assertThat(dtls.fingerprints()).hasSize(1);
            assertThat(media.localPort()).isEqualTo(4000);
            assertThat(media.remotePort()).isEqualTo(10_200);
            assertThat(media.remote().isRtcpMuxed()).isTrue();
            assertThat(media.ice()).isTrue();
        });
    }

    /** As in RFC 8829 §7.2: candidates come later, and the data channel has no transport but the audio's. */
    private static SessionDescription offerB1() {
        String[] lines = {
            "a=group:BUNDLE a1 d1",
            "m=audio 9 UDP/TLS/RTP/SAVPF 96 0",
            "c=IN IP4 0.0.0.0",
            "a=mid:a1",
            "a=sendrecv",
            "a=rtpmap:96 opus/48000/2",
            "a=ice-ufrag:ATEn",
            "a=ice-pwd:AtSK0WpNtpUjkY4+86js7ZQl",
            "a=fingerprint:sha-256 00:01:02:03",
            "a=setup:actpass",
            "a=rtcp-mux",
            "a=rtcp-mux-only",
            "m=application 0 UDP/DTLS/SCTP webrtc-datachannel",
            "c=IN IP4 0.0.0.0",
            "a=mid:d1",
            "a=bundle-only"
        };
        return Descriptions.withMedia(lines);
    }

    @Test
    @Rfc(number = 9143, section = "7.2")
    @Rfc(number = 8840, section = "4.1.1")
    @Rfc(number = 8839, section = "4.3.1")
    void acceptsABundleOnlyDataChannelAndDoesNotTakeAnUnknownAddressForHold() {
        OfferAnswer machine = machine(4000, AUDIO, DATA);
        machine.receiveOffer(offerB1());
        SessionDescription answer = machine.answer();
        assertThat(ports(answer)).containsExactly(4000, 4000);
        assertThat(group(answer)).isEqualTo("BUNDLE a1 d1");
        assertThat(machine.media()).allSatisfy(media -> {
            assertThat(media.dtls()).isPresent();
            assertThat(media.ice()).isTrue();
            assertThat(media.remote().isReachable()).isFalse();
            assertThat(media.sends()).isTrue();
        });
    }

    @Test
    @Rfc(number = 9143, section = "7.1.3")
    void acceptsALaterOfferThatSaysTheTransportOnce() {
        OfferAnswer machine = machine(4000, AUDIO, VIDEO);
        machine.receiveOffer(laterOffer());
        assertThat(ports(machine.answer())).containsExactly(4000, 4000);
        assertThat(machine.media()).allMatch(media -> media.dtls().isPresent());
    }

    private static SessionDescription laterOffer() {
        return Descriptions.withMedia(
                "a=group:BUNDLE a v",
                "m=audio 9000 UDP/TLS/RTP/SAVPF 111",
                "a=mid:a",
                "a=rtcp-mux",
                "a=rtpmap:111 opus/48000/2",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=setup:actpass",
                "m=video 9000 UDP/TLS/RTP/SAVPF 96",
                "a=mid:v",
                "a=rtpmap:96 VP8/90000");
    }

    @Test
    @Rfc(number = 9143, section = "7.3.2")
    void rejectsWhatHasNeitherABundleNorATransportOfItsOwn() {
        OfferAnswer noGroups =
                OfferAnswer.of(Capabilities.of(AUDIO, VIDEO), LocalParty.of("192.0.2.7", 7, MediaPorts.of(4000, 4002)));
        noGroups.receiveOffer(laterOffer());
        assertThat(ports(noGroups.answer())).containsExactly(4000, 0);
        // The other certificate would be another association, which cannot be at the same port.
        MediaFeatures other = MUX.withDtls(Dtls.of(Fingerprint.of("sha-256", new byte[] {1, 2})));
        OfferAnswer mixed = machine(4000, AUDIO, VIDEO.withFeatures(other));
        mixed.receiveOffer(laterOffer());
        assertThat(ports(mixed.answer())).containsExactly(4000, 0);
    }

    @Test
    @Rfc(number = 5763, section = "5")
    void neverBundlesAProtectedStreamWithOneThatIsNot() {
        OfferAnswer machine = machine(4000, PLAIN, VIDEO);
        machine.receiveOffer(Descriptions.withMedia(
                "a=group:BUNDLE a v",
                "m=audio 9000 RTP/AVP 0",
                "a=mid:a",
                "a=rtcp-mux",
                "m=video 9002 UDP/TLS/RTP/SAVPF 96",
                "a=mid:v",
                "a=rtcp-mux",
                "a=setup:actpass",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=rtpmap:96 VP8/90000"));
        assertThat(ports(machine.answer())).containsExactly(4000, 4002);
        assertThat(machine.media().get(0).dtls()).isEmpty();
        assertThat(machine.media().get(1).dtls()).isPresent();
        assertThat(machine.media().get(1).remotePort()).isEqualTo(9002);
        OfferAnswer offerer = machine(4000, PLAIN, VIDEO);
        assertThat(group(offerer.offer())).isEqualTo("BUNDLE 0");
    }

    @Test
    @Rfc(number = 5888, section = "9.2")
    void ignoresAGroupThatWasNotOffered() {
        OfferAnswer machine = machine(4000, PLAIN, VIDEO);
        machine.offer();
        machine.receiveAnswer(Descriptions.withMedia(
                "a=group:BUNDLE 0 1",
                "m=audio 9000 RTP/AVP 0",
                "a=mid:0",
                "a=rtcp-mux",
                "m=video 9002 UDP/TLS/RTP/SAVPF 96",
                "a=mid:1",
                "a=rtcp-mux",
                "a=setup:active",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=rtpmap:96 VP8/90000"));
        assertThat(machine.media().get(1).dtls()).isPresent();
        assertThat(machine.media().get(1).localPort()).isEqualTo(4002);
        assertThat(machine.media().get(1).remotePort()).isEqualTo(9002);
        OfferAnswer naked = machine(4000, PLAIN, VIDEO);
        naked.offer();
        SessionDescription unprotected = Descriptions.withMedia(
                "a=group:BUNDLE 0 1",
                "m=audio 9000 RTP/AVP 0",
                "a=mid:0",
                "a=rtcp-mux",
                "m=video 9000 UDP/TLS/RTP/SAVPF 96",
                "a=mid:1",
                "a=rtpmap:96 VP8/90000");
        assertThatThrownBy(() -> naked.receiveAnswer(unprotected))
                .isInstanceOfSatisfying(
                        NegotiationException.class,
                        exception -> assertThat(exception.refusal()).isEqualTo(Refusal.SECURITY));
    }

    @Test
    void joinsNoMulticastThatCannotBeProtected() {
        OfferAnswer machine = machine(4000, AUDIO.withFeatures(SECURE.withMulticast(true)));
        machine.receiveOffer(Descriptions.withMedia(
                "m=audio 9000 UDP/TLS/RTP/SAVPF 111",
                "c=IN IP4 224.2.1.1/127",
                "a=rtcp-mux",
                "a=setup:actpass",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=rtpmap:111 opus/48000/2"));
        assertThat(ports(machine.answer())).containsExactly(0);
    }

    @Test
    @Rfc(number = 9143, section = "7.5.2")
    void givesAStreamThatLeavesItsBundleAPortOfItsOwn() {
        OfferAnswer a = machine(4000, AUDIO, VIDEO);
        OfferAnswer b = machine(5000, AUDIO, VIDEO, PLAIN);
        exchange(a, b);
        assertThat(ports(a.offer())).containsExactly(4000, 4000);
        a.rollback();
        a.replace(1, PLAIN);
        b.receiveOffer(a.offer());
        a.receiveAnswer(b.answer());
        assertThat(a.media()).extracting(NegotiatedMedia::localPort).containsExactly(4000, 4002);
        assertThat(b.media()).extracting(NegotiatedMedia::localPort).containsExactly(5000, 5002);
        assertThat(a.media().get(1).dtls()).isEmpty();
    }

    @Test
    @Rfc(number = 9143, section = "7.5.3")
    void movesABundleWhoseFirstStreamHasEnded() {
        OfferAnswer a = machine(4000, AUDIO, VIDEO);
        OfferAnswer b = machine(5000, AUDIO, VIDEO);
        exchange(a, b);
        a.remove(0);
        exchange(a, b);
        a.add(PLAIN.withFeatures(MediaFeatures.none()));
        exchange(a, b);
        assertThat(ports(a.local().orElseThrow())).containsExactly(4000, 4002);
    }

    @Test
    @Rfc(number = 9143, section = "7.3.1")
    void saysTheRoleOfTheTaggedSectionInAllOfThem() {
        OfferAnswer machine = machine(4000, AUDIO, VIDEO);
        machine.receiveOffer(Descriptions.withMedia(
                "a=group:BUNDLE a v",
                "a=fingerprint:sha-256 00:01:02:03",
                "m=audio 9000 UDP/TLS/RTP/SAVPF 111",
                "a=mid:a",
                "a=rtcp-mux",
                "a=setup:active",
                "a=rtpmap:111 opus/48000/2",
                "m=video 9002 UDP/TLS/RTP/SAVPF 96",
                "a=mid:v",
                "a=rtcp-mux",
                "a=setup:passive",
                "a=rtpmap:96 VP8/90000"));
        assertThat(machine.answer().media())
                .extracting(media -> media.attributes().first("setup").map(Object::toString))
                .containsOnly(Optional.of("passive"));
    }

    private static SessionDescription twoStreams(String group, String secondMid) {
        return Descriptions.withMedia(
                group,
                "m=audio 9000 UDP/TLS/RTP/SAVPF 111",
                "a=mid:0",
                "a=rtcp-mux",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=setup:active",
                "a=rtpmap:111 opus/48000/2",
                "m=video 9002 UDP/TLS/RTP/SAVPF 96",
                secondMid,
                "a=rtcp-mux",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=setup:active",
                "a=rtpmap:96 VP8/90000");
    }

    @Test
    @Rfc(number = 5888, section = "6")
    void ignoresAGroupThatNamesAStreamWhichIsNotThere() {
        OfferAnswer answerer = machine(4000, AUDIO, VIDEO);
        answerer.receiveOffer(twoStreams("a=group:BUNDLE 0 1 2", "a=mid:1"));
        SessionDescription answer = answerer.answer();
        assertThat(group(answer)).isEqualTo("none");
        assertThat(ports(answer)).containsExactly(4000, 4002);
        OfferAnswer offerer = machine(4000, AUDIO, VIDEO);
        offerer.offer();
        offerer.receiveAnswer(twoStreams("a=group:BUNDLE 0 1 2", "a=mid:1"));
        assertThat(offerer.media()).extracting(NegotiatedMedia::localPort).containsExactly(4000, 4002);
    }

    @Test
    @Rfc(number = 5888, section = "6")
    void groupsNothingWhereAStreamOfTheOfferHasNoMid() {
        OfferAnswer answerer = machine(4000, AUDIO, VIDEO);
        answerer.receiveOffer(twoStreams("a=group:BUNDLE 0", "a=label:x"));
        SessionDescription answer = answerer.answer();
        assertThat(group(answer)).isEqualTo("none");
        assertThat(ports(answer)).containsExactly(4000, 4002);
    }

    @Test
    @Rfc(number = 5888, section = "5")
    void understandsSemanticsInAnyCase() {
        OfferAnswer answerer = machine(4000, AUDIO, VIDEO);
        answerer.receiveOffer(twoStreams("a=group:bundle 0 1", "a=mid:1"));
        SessionDescription answer = answerer.answer();
        assertThat(group(answer)).isEqualTo("bundle 0 1");
        assertThat(ports(answer)).containsExactly(4000, 4000);
    }
}
