package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.testing.Rfc;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of a running session (RFC 3264 §8), and what is said besides codecs. */
class ModifyingTest {
    private static final MediaCapability FAX = MediaCapability.of("image", "udptl", Codec.format("t38"))
            .withFeatures(MediaFeatures.none().withAttributes(List.of(Attribute.of("T38FaxVersion", "0"))));

    private final OfferAnswer a = machine("192.0.2.1", Capabilities.audio(Codec.PCMU, Codec.PCMA));
    private final OfferAnswer b = machine("192.0.2.2", Capabilities.of(MediaCapability.audio(Codec.PCMU), FAX));

    private static OfferAnswer machine(String address, Capabilities capabilities) {
        int first = address.endsWith("1") ? 4000 : 5000;
        return OfferAnswer.of(capabilities, LocalParty.of(address, 7, (stream, type) -> first + 2 * stream));
    }

    private static void exchange(OfferAnswer offerer, OfferAnswer answerer) {
        answerer.receiveOffer(offerer.offer());
        assertThat(offerer.receiveAnswer(answerer.answer())).isEqualTo(AnswerOutcome.APPLIED);
    }

    private static MediaDescription first(OfferAnswer machine) {
        return machine.local().orElseThrow().media().get(0);
    }

    @Test
    @Rfc(number = 3264, section = "8.3.3")
    void changesAStreamToFaxAndBack() {
        exchange(a, b);
        a.replace(0, FAX);
        exchange(a, b);
        assertThat(first(a).line()).hasToString("image 4000 udptl t38");
        assertThat(first(a).attributes().first("T38FaxVersion")).isPresent();
        assertThat(first(b).line()).hasToString("image 5000 udptl t38");
        NegotiatedFormat fax = b.media().get(0).formats().get(0);
        assertThat(fax.codec()).isEqualTo(Codec.format("t38"));
        assertThat(fax.sendPayloadType()).isEqualTo(-1);
        a.replace(0, MediaCapability.audio(Codec.PCMU));
        exchange(a, b);
        assertThat(b.media().get(0).codec().orElseThrow().codec()).isEqualTo(Codec.PCMU);
    }

    @Test
    @Rfc(number = 3264, section = "8.3.1")
    void movesAStreamAndTheSession() {
        exchange(a, b);
        a.move(0, 4010, Optional.empty());
        a.move(Connection.of("2001:db8::1"));
        exchange(a, b);
        assertThat(b.media().get(0).remotePort()).isEqualTo(4010);
        assertThat(b.media().get(0).remoteConnection().orElseThrow()).isEqualTo(Connection.of("2001:db8::1"));
        b.move(0, 5010, Optional.of(Connection.of("192.0.2.77")));
        exchange(a, b);
        assertThat(a.media().get(0).remote())
                .isEqualTo(MediaEndpoint.of(Optional.of(Connection.of("192.0.2.77")), 5010, false));
        assertThat(a.local().orElseThrow().origin().sessionVersion()).hasToString("8");
    }

    @Test
    @Rfc(number = 3264, section = "8.3.2")
    void changesTheCodecsAndKeepsTheirPayloadTypes() {
        Codec speex = Codec.of("speex", 8_000);
        Codec opus = Codec.OPUS;
        OfferAnswer machine = machine("192.0.2.1", Capabilities.audio(Codec.PCMU, speex));
        OfferAnswer peer = machine("192.0.2.2", Capabilities.audio(Codec.PCMU, speex, opus));
        exchange(machine, peer);
        machine.replace(0, MediaCapability.audio(Codec.PCMU, opus));
        exchange(machine, peer);
        assertThat(first(machine).formats()).hasToString("[0, 97]");
        machine.replace(0, MediaCapability.audio(speex, opus));
        exchange(machine, peer);
        assertThat(first(machine).formats()).hasToString("[96, 97]");
    }

    @Test
    void putsAnotherParameterBehindTheSamePayloadType() {
        OfferAnswer machine = machine("192.0.2.1", Capabilities.audio(Codec.PCMU, Codec.telephoneEvent(8_000)));
        exchange(machine, machine("192.0.2.2", Capabilities.audio(Codec.PCMU, Codec.telephoneEvent(8_000))));
        Codec more = Codec.telephoneEvent(8_000).withParameters("0-16");
        machine.replace(0, MediaCapability.audio(Codec.PCMU, more));
        assertThat(machine.offer().media().get(0).formats()).hasToString("[0, 101]");
    }

    @Test
    void refusesToRunOutOfPayloadTypes() {
        Codec[] many = new Codec[80];
        for (int i = 0; i < many.length; i++) {
            many[i] = Codec.of("x" + i, 8_000);
        }
        OfferAnswer machine = machine("192.0.2.1", Capabilities.audio(many));
        assertThatThrownBy(machine::offer)
                .isInstanceOfSatisfying(
                        NegotiationException.class,
                        exception -> assertThat(exception.refusal()).isEqualTo(Refusal.NO_PAYLOAD_TYPE));
        assertThat(machine.state()).isEqualTo(NegotiationState.IDLE);
    }

    @Test
    @Rfc(number = 3264, section = "8.1")
    void servesAStreamOfThePeersWithWhatWaitsToBeAdded() {
        exchange(a, b);
        MediaCapability video = MediaCapability.video(Codec.of("H261", 90_000));
        a.add(video);
        b.add(video);
        exchange(b, a);
        assertThat(a.media()).hasSize(2).allMatch(NegotiatedMedia::isAccepted);
        exchange(a, b);
        assertThat(a.media()).hasSize(2);
    }

    @Test
    @Rfc(number = 3264, section = "8.2")
    void rejectsInItsAnswerWhatItHasRemoved() {
        exchange(a, b);
        a.remove(0);
        exchange(b, a);
        assertThat(first(a).isRejected()).isTrue();
        assertThat(b.media().get(0).isAccepted()).isFalse();
    }

    @Test
    @Rfc(number = 3264, section = "5")
    void beginsWithoutStreams() {
        OfferAnswer one = machine("192.0.2.1", Capabilities.of());
        exchange(one, b);
        assertThat(one.media()).isEmpty();
        one.add(MediaCapability.audio(Codec.PCMU));
        exchange(one, b);
        assertThat(b.media()).hasSize(1).allMatch(NegotiatedMedia::isAccepted);
    }

    @Test
    @Rfc(number = 3264, section = "6")
    void repeatsTheOffersTime() {
        b.receiveOffer(Descriptions.of(
                "v=0",
                "o=- 1 1 IN IP4 192.0.2.1",
                "s=-",
                "c=IN IP4 192.0.2.1",
                "t=3034423619 3042462419",
                "r=604800 3600 0 90000",
                "m=audio 6000 RTP/AVP 0"));
        SessionDescription answer = b.answer();
        assertThat(answer.times()).hasSize(1);
        assertThat(answer.times().get(0).timing()).hasToString("3034423619 3042462419");
        assertThat(answer.times().get(0).repeats()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IP4 0.0.0.0", "IP6 ::", "IP6 0:0:0:0:0:0:0:0", "IP6 0::0", "IP6 held.invalid"})
    @Rfc(number = 6337, section = "5.4")
    @Rfc(number = 6157, section = "4.2")
    void sendsNothingToAnAddressThatIsNone(String address) {
        b.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "c=IN " + address));
        assertThat(b.answer().media().get(0).direction()).isEqualTo(Direction.SENDRECV);
        assertThat(b.media().get(0).sends()).isFalse();
        assertThat(b.media().get(0).receives()).isTrue();
        b.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0"));
        b.answer();
        assertThat(b.media().get(0).sends()).isTrue();
    }

    @Test
    @Rfc(number = 3264, section = "5.1")
    void sendsNothingIntoNoBandwidth() {
        b.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "b=AS:0"));
        b.answer();
        assertThat(b.media().get(0).bandwidths()).containsExactly(Bandwidth.of("AS", 0));
        assertThat(b.media().get(0).sends()).isFalse();
    }

    @Test
    @Rfc(number = 3264, section = "6.1")
    void saysHowMuchItWantsToReceive() {
        MediaFeatures features = MediaFeatures.none()
                .withBandwidths(List.of(Bandwidth.of("AS", 80)))
                .withMaxPacketTime(40);
        OfferAnswer machine = machine(
                "192.0.2.2",
                Capabilities.of(
                        MediaCapability.audio(Codec.PCMU).withPacketTime(20).withFeatures(features)));
        exchange(a, machine);
        NegotiatedMedia audio = a.media().get(0);
        assertThat(audio.bandwidths()).containsExactly(Bandwidth.of("AS", 80));
        assertThat(audio.packetTime()).hasValue(20);
        assertThat(audio.maxPacketTime()).hasValue(40);
    }

    @Test
    @Rfc(number = 3264, section = "6.2")
    void joinsMulticastAsItIs() {
        MediaFeatures joins = MediaFeatures.none().withMulticast(true);
        OfferAnswer machine = machine(
                "192.0.2.2",
                Capabilities.of(MediaCapability.audio(Codec.PCMA, Codec.PCMU).withFeatures(joins)));
        SessionDescription offer = Descriptions.withMedia(
                "m=audio 6000 RTP/AVP 0 18 8", "c=IN IP4 224.2.1.1/127", "b=AS:64", "a=ptime:20", "a=recvonly");
        machine.receiveOffer(offer);
        MediaDescription answer = machine.answer().media().get(0);
        assertThat(answer.line()).hasToString("audio 6000 RTP/AVP 0 8");
        assertThat(answer.connection()).isEqualTo(offer.media().get(0).connection());
        assertThat(answer.direction()).isEqualTo(Direction.RECVONLY);
        assertThat(answer.packetTime()).hasValue(20);
        assertThat(answer.bandwidths()).containsExactly(Bandwidth.of("AS", 64));
        assertThat(machine.media().get(0).receives()).isTrue();
        assertThat(machine.media().get(0).sends()).isFalse();
        b.receiveOffer(offer);
        assertThat(b.answer().media().get(0).isRejected()).isTrue();
    }

    @Test
    @Rfc(number = 3264, section = "6.2")
    void offersMulticast() {
        Connection group = Descriptions.withMedia("m=audio 1 RTP/AVP 0", "c=IN IP4 224.2.1.1/127")
                .media()
                .get(0)
                .connection()
                .orElseThrow();
        MediaPorts ports = new MediaPorts() {
            @Override
            public int portOf(int stream, String type) {
                return 6000;
            }

            @Override
            public Optional<Connection> connectionOf(int stream, String type) {
                return Optional.of(group);
            }
        };
        OfferAnswer machine = OfferAnswer.of(Capabilities.audio(Codec.PCMU), LocalParty.of("192.0.2.1", 1, ports));
        machine.offer();
        machine.receiveAnswer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "c=IN IP4 224.2.1.1/127"));
        assertThat(machine.media().get(0).remoteConnection()).contains(group);
        assertThat(machine.media().get(0).direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    @Rfc(number = 3264, section = "6.2")
    void answersSeveralMulticastPortsWithTheSame() {
        OfferAnswer machine = joining("192.0.2.2");
        machine.receiveOffer(Descriptions.withMedia("m=audio 6000/2 RTP/AVP 0", "c=IN IP4 224.2.1.1/127"));
        assertThat(machine.answer().media().get(0).line()).hasToString("audio 6000/2 RTP/AVP 0");
    }

    @Test
    @Rfc(number = 3264, section = "6.1")
    void tellsMulticastOfTheSessionFromUnicastOfAStream() {
        OfferAnswer machine = joining("224.2.1.1/127");
        machine.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "c=IN IP4 192.0.2.9"));
        assertThat(machine.answer().media().get(0).isRejected()).isTrue();

        MediaPorts unicast = new MediaPorts() {
            @Override
            public int portOf(int stream, String type) {
                return 4000;
            }

            @Override
            public Optional<Connection> connectionOf(int stream, String type) {
                return Optional.of(Connection.of("192.0.2.1"));
            }
        };
        LocalParty party = LocalParty.of("192.0.2.1", 1, unicast).withConnection(group("224.2.1.1/127"));
        OfferAnswer offerer = OfferAnswer.of(Capabilities.audio(Codec.PCMU), party);
        offerer.offer();
        offerer.receiveAnswer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0", "c=IN IP4 192.0.2.9"));
        assertThat(offerer.media().get(0).remotePort()).isEqualTo(6000);
    }

    private static OfferAnswer joining(String address) {
        MediaCapability joins = MediaCapability.audio(Codec.PCMU)
                .withFeatures(MediaFeatures.none().withMulticast(true));
        LocalParty party = LocalParty.of("192.0.2.2", 7, MediaPorts.of(4000)).withConnection(group(address));
        return OfferAnswer.of(Capabilities.of(joins), party);
    }

    private static Connection group(String address) {
        return Descriptions.withMedia("m=audio 1 RTP/AVP 0", "c=IN IP4 " + address)
                .media()
                .get(0)
                .connection()
                .orElseThrow();
    }

    @Test
    void takesBackWhatCannotBeOffered() {
        exchange(a, b);
        Codec[] many = new Codec[80];
        for (int i = 0; i < many.length; i++) {
            many[i] = Codec.of("x" + i, 8_000);
        }
        a.add(MediaCapability.audio(many));
        a.remove(0);
        assertThatThrownBy(a::offer).isInstanceOf(NegotiationException.class);
        a.withdraw();
        exchange(a, b);
        assertThat(a.media()).hasSize(1).allMatch(NegotiatedMedia::isAccepted);
    }

    @Test
    void offersNoMoreWhatWasRolledBackAndWithdrawn() {
        exchange(a, b);
        a.add(MediaCapability.video(Codec.of("H261", 90_000)));
        assertThat(a.offer().media()).hasSize(2);
        a.rollback();
        assertThat(a.offer().media()).hasSize(2);
        a.rollback();
        a.withdraw();
        assertThat(a.offer().media()).hasSize(1);
    }

    @Test
    void settlesWhatWasAddedByItsPlace() {
        MediaCapability same = MediaCapability.audio(Codec.PCMU);
        int[] spare = {1};
        OfferAnswer machine = OfferAnswer.of(
                Capabilities.of(same),
                LocalParty.of("192.0.2.1", 7, (stream, type) -> stream < spare[0] ? 4000 + 2 * stream : 0));
        OfferAnswer peer = machine("192.0.2.2", Capabilities.of(same, same));
        exchange(machine, peer);
        machine.add(same);
        exchange(machine, peer);
        assertThat(machine.media()).hasSize(1);
        spare[0] = 2;
        exchange(machine, peer);
        assertThat(machine.media()).hasSize(2).allMatch(NegotiatedMedia::isAccepted);
        exchange(machine, peer);
        assertThat(machine.media()).hasSize(2);
    }

    @Test
    @Rfc(number = 4028, section = "7.4")
    void repeatsWhatIsAgreedWithoutWhatIsWanted() {
        exchange(a, b);
        SessionDescription agreed = a.local().orElseThrow();
        a.hold();
        a.add(MediaCapability.video(Codec.of("H261", 90_000)));
        a.offer();
        a.rollback();
        SessionDescription again = a.repeatOffer();
        assertThat(again.origin().sessionVersion()).hasToString("9");
        assertThat(again.edit().origin(agreed.origin()).build()).isEqualTo(agreed);
        a.rollback();
        assertThat(a.repeatOffer()).isEqualTo(again);
        b.receiveOffer(again);
        a.receiveAnswer(b.answer());
        assertThat(a.media()).hasSize(1).allMatch(NegotiatedMedia::receives);
        assertThat(a.offer().media()).hasSize(2);
    }

    @Test
    void judgesTheAnswerToARepeatedAnswerByWhatItSaid() {
        exchange(b, a);
        assertThat(first(a).formats()).hasToString("[0]");
        a.repeatOffer();
        SessionDescription more = Descriptions.withMedia("m=audio 6000 RTP/AVP 8", "m=image 0 udptl t38");
        assertThatThrownBy(() -> a.receiveAnswer(more))
                .isInstanceOfSatisfying(
                        NegotiationException.class,
                        exception -> assertThat(exception.refusal()).isEqualTo(Refusal.NO_COMMON_FORMAT));
        a.receiveAnswer(Descriptions.withMedia("m=audio 6000 RTP/AVP 8 0", "m=image 0 udptl t38"));
        assertThat(a.media().get(0).formats()).hasSize(1);
    }

    @Test
    void keepsTheOrderOfItsPlacesWhereOneHasNoPort() {
        LocalParty party = LocalParty.of("192.0.2.1", 7, MediaPorts.of(0, 5000));
        MediaCapability audio = MediaCapability.audio(Codec.PCMU);
        OfferAnswer machine = OfferAnswer.of(Capabilities.of(FAX, audio, audio), party);
        assertThat(machine.offer().media())
                .extracting(media -> media.line().text())
                .containsExactly("image 0 udptl t38", "audio 5000 RTP/AVP 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesWhatIsNoPort(int port) {
        assertThatThrownBy(() -> MediaPorts.of(port)).isInstanceOf(IllegalArgumentException.class);
        LocalParty party = LocalParty.of("192.0.2.1", 7, (stream, type) -> port);
        OfferAnswer machine = OfferAnswer.of(Capabilities.audio(Codec.PCMU), party);
        assertThatThrownBy(machine::offer).isInstanceOf(IllegalArgumentException.class);
        assertThat(machine.state()).isEqualTo(NegotiationState.IDLE);
    }

    @Test
    void keepsEachMeaningOfAPayloadTypeOnce() {
        Codec speex = Codec.of("speex", 8_000);
        PayloadTypes types = PayloadTypes.NONE;
        for (int i = 0; i < 100; i++) {
            types = types.withOffered(speex, 96 + i % 3, List.of(speex));
            assertThat(types.of(speex)).isEqualTo(96 + i % 3);
        }
        assertThat(types.size()).isEqualTo(3);
    }
}
