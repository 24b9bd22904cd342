package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.attribute.Property;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.attribute.TransportAttributes;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a WebRTC server needs of the machine: shared ports, bundles, DTLS, and formats that differ in parameters. */
class WebStreamsTest {
    private static final String SAVPF = "UDP/TLS/RTP/SAVPF";
    private static final Fingerprint OURS = Fingerprint.of("sha-256", new byte[32]);
    private static final MediaFeatures FEATURES =
            MediaFeatures.none().withRtcpMux(true).withDtls(Dtls.of(OURS));
    private static final Codec H264 = Codec.of("H264", 90_000)
            .withParameters("level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");
    private static final Capabilities SERVER = Capabilities.of(
                    MediaCapability.of("audio", SAVPF, Codec.OPUS).withFeatures(FEATURES),
                    MediaCapability.of("video", SAVPF, H264).withFeatures(FEATURES))
            .withGroups(Group.BUNDLE);

    private final OfferAnswer server = machine("192.0.2.1", SERVER);

    private static OfferAnswer machine(String address, Capabilities capabilities) {
        return OfferAnswer.of(capabilities, LocalParty.of(address, 7, (stream, type) -> 4000 + 2 * stream));
    }

    private static SessionDescription browser(String setup, String audioPort, String videoPort, String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "a=group:BUNDLE a v",
                "a=fingerprint:sha-256 00:01:02:03",
                "a=setup:" + setup,
                "a=ice-options:trickle",
                "m=audio " + audioPort + " UDP/TLS/RTP/SAVPF 111 63 110",
                "c=IN IP4 0.0.0.0",
                "a=rtcp:9 IN IP4 0.0.0.0",
                "a=ice-ufrag:4ZcD",
                "a=ice-pwd:2/1muCWoOi3uLifh0NuRHlN4",
                "a=mid:a",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=rtpmap:111 opus/48000/2",
                "a=fmtp:111 minptime=10;useinbandfec=1",
                "a=rtpmap:63 red/48000/2",
                "a=fmtp:63 111/111",
                "a=rtpmap:110 telephone-event/48000",
                "m=video " + videoPort + " UDP/TLS/RTP/SAVPF 96 99 97 98 100",
                "c=IN IP4 0.0.0.0",
                "a=rtcp:9 IN IP4 0.0.0.0",
                "a=ice-ufrag:4ZcD",
                "a=ice-pwd:2/1muCWoOi3uLifh0NuRHlN4",
                "a=mid:v",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=rtcp-rsize",
                "a=rtpmap:96 VP8/90000",
                "a=rtpmap:99 rtx/90000",
                "a=fmtp:99 apt=96",
                "a=rtpmap:100 rtx/90000",
                "a=fmtp:100 apt=98",
                "a=rtpmap:97 H264/90000",
                "a=fmtp:97 packetization-mode=0;profile-level-id=42e01f",
                "a=rtpmap:98 H264/90000",
                "a=fmtp:98 profile-level-id=42c01e;packetization-mode=1"));
        lines.addAll(List.of(more));
        return Descriptions.withMedia(lines.toArray(String[]::new));
    }

    @Test
    @Rfc(number = 9143, section = "7.3")
    @Rfc(number = 9143, section = "7.3.1")
    void bundlesAllThatItAccepts() {
        server.receiveOffer(browser("actpass", "9", "9"));
        SessionDescription answer = server.answer();
        assertThat(answer.attributes().first(AttributeTypes.GROUP))
                .hasValueSatisfying(group -> assertThat(group).hasToString("BUNDLE a v"));
        assertThat(answer.media()).extracting(media -> media.port()).containsExactly(4000, 4000);
        assertThat(answer.media()).allMatch(media -> media.attributes().has(Property.RTCP_MUX));
        assertThat(server.media()).allSatisfy(media -> {
            assertThat(media.localPort()).isEqualTo(4000);
            assertThat(media.remotePort()).isEqualTo(9);
            assertThat(media.sends()).isTrue();
            assertThat(media.local().isRtcpMuxed()).isTrue();
        });
    }

    @Test
    @Rfc(number = 9143, section = "7.3.3")
    @Rfc(number = 5888, section = "9.2")
    void hasOnlyAcceptedStreamsInItsGroups() {
        OfferAnswer audioOnly = machine(
                "192.0.2.1",
                Capabilities.of(MediaCapability.of("video", SAVPF, H264).withFeatures(FEATURES))
                        .withGroups(Group.BUNDLE));
        audioOnly.receiveOffer(browser("actpass", "9", "9"));
        SessionDescription answer = audioOnly.answer();
        assertThat(answer.attributes().first(AttributeTypes.GROUP))
                .hasValueSatisfying(group -> assertThat(group).hasToString("BUNDLE v"));
        assertThat(answer.media().get(0).isRejected()).isTrue();
        assertThat(answer.media().get(0).attributes().first(AttributeTypes.MID)).isPresent();
        assertThat(audioOnly.media().get(1).remotePort()).isEqualTo(9);
    }

    @Test
    @Rfc(number = 9143, section = "6")
    void takesStreamsThatHaveNoTransportButTheirBundles() {
        server.receiveOffer(browser("actpass", "9", "0", "a=bundle-only"));
        assertThat(server.answer().media()).extracting(media -> media.port()).containsExactly(4000, 4000);
        OfferAnswer plain = machine("192.0.2.1", SERVER.withGroups());
        plain.receiveOffer(browser("actpass", "9", "0", "a=bundle-only"));
        assertThat(plain.answer().media()).extracting(media -> media.port()).containsExactly(4000, 0);
    }

    @Test
    @Rfc(number = 6184, section = "8.2.2")
    void tellsFormatsOfOneNameByTheirConfiguration() {
        server.receiveOffer(browser("actpass", "9", "9"));
        server.answer();
        assertThat(server.media().get(1).formats()).hasSize(1);
        assertThat(server.media().get(1).formats().get(0).sendPayloadType()).isEqualTo(98);
    }

    @Test
    @Rfc(number = 5763, section = "5")
    @Rfc(number = 8842, section = "5.5")
    void takesItsRoleAndKeepsIt() {
        server.receiveOffer(browser("actpass", "9", "9"));
        SessionDescription answer = server.answer();
        assertThat(answer.media()).allSatisfy(media -> {
            assertThat(media.attributes().first(TransportAttributes.SETUP)).contains(Setup.ACTIVE);
            assertThat(media.attributes().first(TransportAttributes.FINGERPRINT))
                    .contains(OURS);
        });
        assertThat(server.media().get(0).dtls().orElseThrow().fingerprints()).hasSize(1);

        OfferAnswer passive = machine("192.0.2.1", SERVER);
        passive.receiveOffer(browser("active", "9", "9"));
        passive.answer();
        assertThat(passive.media().get(0).dtls().orElseThrow().role()).isEqualTo(Setup.PASSIVE);
        passive.receiveOffer(browser("actpass", "9", "9"));
        passive.answer();
        assertThat(passive.media().get(0).dtls().orElseThrow().role()).isEqualTo(Setup.PASSIVE);
    }

    @Test
    @Rfc(number = 5763, section = "5")
    void offersEitherRoleAndTakesWhatTheAnswerLeaves() {
        OfferAnswer client = machine("192.0.2.2", SERVER);
        SessionDescription offer = client.offer();
        assertThat(offer.media())
                .allSatisfy(media -> assertThat(media.attributes().first(TransportAttributes.SETUP))
                        .contains(Setup.ACTPASS));
        assertThat(offer.attributes().first(AttributeTypes.GROUP))
                .hasValueSatisfying(group -> assertThat(group).hasToString("BUNDLE 0 1"));
        server.receiveOffer(offer);
        client.receiveAnswer(server.answer());
        assertThat(client.media()).allSatisfy(media -> {
            assertThat(media.dtls().orElseThrow().role()).isEqualTo(Setup.PASSIVE);
            assertThat(media.localPort()).isEqualTo(4000);
            assertThat(media.remotePort()).isEqualTo(4000);
        });
        assertThat(client.offer().media()).extracting(media -> media.port()).containsExactly(4000, 4000);
    }

    @Test
    void acceptsNothingWithoutAFingerprint() {
        String[] lines = {"m=audio 9000 UDP/TLS/RTP/SAVPF 111", "a=rtcp-mux", "a=rtpmap:111 opus/48000/2"};
        server.receiveOffer(Descriptions.withMedia(lines));
        assertThat(server.answer().media().get(0).isRejected()).isTrue();
        OfferAnswer client = machine("192.0.2.2", Capabilities.of(SERVER.media().get(0)));
        client.offer();
        SessionDescription naked = Descriptions.withMedia(lines);
        assertThatThrownBy(() -> client.receiveAnswer(naked))
                .isInstanceOfSatisfying(
                        NegotiationException.class,
                        exception -> assertThat(exception.refusal()).isEqualTo(Refusal.SECURITY));
    }

    @Test
    @Rfc(number = 5761, section = "5.1.1")
    @Rfc(number = 3605, section = "2.1")
    void knowsWhereRtcpGoes() {
        MediaCapability audio = MediaCapability.audio(Codec.PCMU);
        OfferAnswer one = machine("192.0.2.1", Capabilities.of(audio));
        one.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "a=rtcp-mux"));
        assertThat(one.answer().media().get(0).attributes().has(Property.RTCP_MUX))
                .isFalse();
        assertThat(one.media().get(0).remote().rtcpPort()).isEqualTo(6001);
        one.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "a=rtcp:6099 IN IP4 192.0.2.99"));
        one.answer();
        assertThat(one.media().get(0).remote().rtcpPort()).isEqualTo(6099);
        assertThat(one.media().get(0).remote().rtcpConnection().orElseThrow().address())
                .hasToString("192.0.2.99");
        OfferAnswer muxing = machine(
                "192.0.2.1",
                Capabilities.of(audio.withFeatures(MediaFeatures.none().withRtcpMux(true))));
        muxing.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "a=rtcp-mux"));
        muxing.answer();
        assertThat(muxing.media().get(0).remote().rtcpPort()).isEqualTo(6000);
    }

    @Test
    @Rfc(number = 8858, section = "3")
    void rejectsAStreamThatMustShareAPortAndCannot() {
        OfferAnswer plain = machine("192.0.2.1", Capabilities.audio(Codec.PCMU));
        plain.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "a=rtcp-mux", "a=rtcp-mux-only"));
        assertThat(plain.answer().media().get(0).isRejected()).isTrue();
    }

    @Test
    void writesTheAttributesOfItsPlaces() {
        MediaPorts ports = new MediaPorts() {
            @Override
            public int portOf(int stream, String type) {
                return 4000;
            }

            @Override
            public List<Attribute> attributesOf(int stream, String type) {
                return List.of(Attribute.of("ice-ufrag", "abcd"));
            }
        };
        LocalParty party = LocalParty.of("192.0.2.1", 1, ports).withAttributes(List.of(Attribute.of("ice-lite")));
        SessionDescription offer =
                OfferAnswer.of(Capabilities.audio(Codec.PCMU), party).offer();
        assertThat(offer.attributes().has(Property.ICE_LITE)).isTrue();
        assertThat(offer.media().get(0).attributes().first("ice-ufrag")).isPresent();
        List<Attribute> own = List.of(Attribute.of("rtcp-mux"));
        assertThatThrownBy(() -> MediaFeatures.none().withAttributes(own)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 5761, section = "4")
    void usesNoPayloadTypesThatLookLikeRtcpAtASharedPort() {
        MediaCapability audio = MediaCapability.audio(Codec.PCMU, Codec.of("speex", 8_000));
        OfferAnswer muxing = machine(
                "192.0.2.1",
                Capabilities.of(audio.withFeatures(MediaFeatures.none().withRtcpMux(true))));
        String[] lines = {"m=audio 6000 RTP/AVP 72 0", "a=rtpmap:72 speex/8000"};
        muxing.receiveOffer(Descriptions.withMedia(lines[0], lines[1], "a=rtcp-mux"));
        assertThat(muxing.answer().media().get(0).formats()).hasToString("[0]");
        OfferAnswer plain = machine("192.0.2.1", Capabilities.of(audio));
        plain.receiveOffer(Descriptions.withMedia(lines));
        assertThat(plain.answer().media().get(0).formats()).hasToString("[72, 0]");
        muxing.offer();
        SessionDescription answer = Descriptions.withMedia("m=audio 6000 RTP/AVP 72", lines[1], "a=rtcp-mux");
        assertThatThrownBy(() -> muxing.receiveAnswer(answer))
                .isInstanceOfSatisfying(
                        NegotiationException.class,
                        exception -> assertThat(exception.refusal()).isEqualTo(Refusal.NO_COMMON_FORMAT));
        MediaCapability clash = MediaCapability.audio(Codec.of("speex", 8_000).withPayloadType(72));
        MediaFeatures mux = MediaFeatures.none().withRtcpMux(true);
        assertThatThrownBy(() -> clash.withFeatures(mux)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8839, section = "4.3.1")
    void takesCredentialsOfTheSessionForThoseOfEachStream() {
        OfferAnswer plain = machine("192.0.2.1", Capabilities.audio(Codec.PCMU));
        plain.receiveOffer(Descriptions.withMedia("a=ice-ufrag:abcd", "m=audio 9 RTP/AVP 0", "c=IN IP4 0.0.0.0"));
        plain.answer();
        assertThat(plain.media().get(0).sends()).isTrue();
        plain.receiveOffer(Descriptions.withMedia("m=audio 9 RTP/AVP 0", "c=IN IP4 0.0.0.0"));
        plain.answer();
        assertThat(plain.media().get(0).sends()).isFalse();
    }

    @Test
    @Rfc(number = 4588, section = "8.1")
    @Rfc(number = 2198, section = "3")
    void sendsWithNoFormatThatRepairsAnother() {
        Codec rtx = Codec.of("rtx", 90_000);
        Codec red = Codec.of("red", 90_000);
        Codec vp8 = Codec.of("VP8", 90_000);
        OfferAnswer video = machine("192.0.2.1", Capabilities.of(MediaCapability.video(rtx, red, vp8)));
        video.receiveOffer(Descriptions.withMedia(
                "m=video 6000 RTP/AVP 96 97 98",
                "a=rtpmap:96 red/90000",
                "a=rtpmap:97 rtx/90000",
                "a=rtpmap:98 VP8/90000"));
        video.answer();
        assertThat(video.media().get(0).codec().orElseThrow().codec()).isEqualTo(vp8);
        video.receiveOffer(Descriptions.withMedia(
                "m=video 6000 RTP/AVP 96 97 98",
                "a=rtpmap:96 red/90000",
                "a=rtpmap:97 rtx/90000",
                "a=rtpmap:98 H261/90000"));
        assertThat(video.answer().media().get(0).isRejected()).isTrue();
    }
}
