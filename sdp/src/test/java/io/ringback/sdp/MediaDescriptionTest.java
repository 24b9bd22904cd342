package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.attribute.Property;
import io.ringback.sdp.attribute.RtcpFeedback;
import io.ringback.sdp.attribute.RtpAttributes;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import io.ringback.testing.Rfc;
import io.ringback.text.CharClass;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaDescriptionTest {
    private static MediaDescription media(String... lines) {
        return Descriptions.withMedia(lines).media().get(0);
    }

    /** A description whose attributes may be wrong. */
    private static SessionDescription asItIs(String... media) {
        List<String> lines =
                new ArrayList<>(List.of("v=0", "o=- 1 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0"));
        lines.addAll(List.of(media));
        return (SessionDescription) SdpParser.strict().parse(Descriptions.text(lines.toArray(String[]::new)));
    }

    @Test
    @Rfc(number = 3551, section = "6")
    void knowsStaticPayloadTypesWithoutAMapping() {
        MediaDescription audio = media("m=audio 1 RTP/AVP 0 3 8 9 18 13 10 19 96");
        assertThat(audio.rtpMaps())
                .extracting(map -> map.text().toString())
                .containsExactly(
                        "0 PCMU/8000",
                        "3 GSM/8000",
                        "8 PCMA/8000",
                        "9 G722/8000",
                        "18 G729/8000",
                        "13 CN/8000",
                        "10 L16/44100/2");
    }

    @Test
    void prefersAMappingToTheTable() {
        MediaDescription audio = media("m=audio 1 RTP/AVP 8 9", "a=rtpmap:8 G722/8000", "a=rtpmap:8 PCMA/8000");
        assertThat(audio.rtpMap(8)).contains(RtpMap.of(8, "G722", 8_000, 1));
    }

    @Test
    void readsOnlyTheMappingThatIsAskedFor() {
        SessionDescription description =
                asItIs("m=audio 1 RTP/AVP 96 97", "a=rtpmap:96 broken", "a=rtpmap:97 opus/48000/2");
        MediaDescription audio = description.media().get(0);
        assertThat(audio.rtpMap(97)).contains(RtpMap.of(97, "opus", 48_000, 2));
        assertThatThrownBy(() -> audio.rtpMap(96)).isInstanceOf(SyntaxException.class);
        assertThat(description.validate()).isPresent();
    }

    @Test
    @Rfc(number = 8866, section = "6.7")
    void takesTheDirectionOfTheSessionUnlessItHasItsOwn() {
        SessionDescription description = Descriptions.of(
                "v=0",
                "o=- 1 1 IN IP4 192.0.2.1",
                "s=-",
                "c=IN IP4 192.0.2.1",
                "t=0 0",
                "a=recvonly",
                "m=audio 1 RTP/AVP 0",
                "m=audio 1 RTP/AVP 0",
                "a=inactive");
        assertThat(description.media().get(0).direction()).isEqualTo(Direction.RECVONLY);
        assertThat(description.media().get(1).direction()).isEqualTo(Direction.INACTIVE);
        assertThat(media("m=audio 1 RTP/AVP 0").direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void readsParametersByNameInAnyCase() {
        MediaDescription audio = media(
                "m=audio 1 RTP/AVP 96", "a=rtpmap:96 opus/48000/2", "a=fmtp:96 minptime=10; UseInbandFEC=1;stereo");
        var parameters = audio.parameters(Slice.of("96")).orElseThrow();
        assertThat(parameters.value("minptime")).contains(Slice.of("10"));
        assertThat(parameters.value("useinbandfec")).contains(Slice.of("1"));
        assertThat(parameters.value("stereo")).contains(Slice.empty());
        assertThat(parameters.value("cbr")).isEmpty();
    }

    @Test
    void keepsAttributesThatItDoesNotKnow() {
        MediaDescription audio = media("m=audio 1 RTP/AVP 0", "a=x-thing:1 2", "a=x-flag", "a=x-thing:3");
        assertThat(audio.attributes().has("x-flag")).isTrue();
        assertThat(audio.attributes().has("x-fla")).isFalse();
        assertThat(audio.attributes().first("x-thing")).contains(Slice.of("1 2"));
        assertThat(audio.attributes())
                .containsExactly(Attribute.of("x-thing", "1 2"), Attribute.of("x-flag"), Attribute.of("x-thing", "3"));
        AttributeType<Slice> own = AttributeType.of(
                "x-thing",
                cursor -> cursor.take(
                        CharClass.DIGIT.or(CharClass.of(" ")), io.ringback.sdp.attribute.AttributeRule.VALUE),
                (value, writer) -> writer.slice(value));
        assertThat(audio.attributes().all(own)).containsExactly(Slice.of("1 2"), Slice.of("3"));
    }

    @Test
    @Rfc(number = 8866, section = "5.7")
    void readsMulticastConnections() {
        MediaDescription layered =
                media("m=video 1 RTP/AVP 31", "c=IN IP4 233.252.0.1/127/3", "c=IN IP6 FF00::db8:0:101/3");
        Connection first = layered.connections().get(0);
        assertThat(first.ttl()).isEqualTo(127);
        assertThat(first.addressCount()).isEqualTo(3);
        assertThat(first.isMulticast()).isTrue();
        Connection second = layered.connections().get(1);
        assertThat(second.ttl()).isEqualTo(Connection.NO_TTL);
        assertThat(second.addressCount()).isEqualTo(3);
        assertThat(second.isMulticast()).isTrue();
        assertThat(second.text()).isEqualTo("IN IP6 FF00::db8:0:101/3");
        assertThat(Connection.of("192.0.2.1").isMulticast()).isFalse();
    }

    @Test
    void changesOnlyWhatIsTouched() {
        SessionDescription offer = Descriptions.read("/seed/offer.sdp");
        SessionBuilder builder = offer.edit();
        builder.media(0)
                .port(0)
                .setAttribute(AttributeTypes.PTIME, BigDecimal.valueOf(30))
                .direction(Direction.SENDONLY);
        String expected = offer.bytes()
                .toString()
                .replace("audio 16666", "audio 0")
                .replace("ptime:20\r\n", "ptime:30\r\na=sendonly\r\n");
        assertThat(builder.build().bytes()).hasToString(expected);
    }

    @Test
    void putsNewLinesWhereTheyBelong() {
        SessionDescription offer = Descriptions.read("/seed/offer.sdp");
        SessionDescription changed = offer.edit()
                .attribute(Attribute.of("group", "LS 1"))
                .bandwidth(io.ringback.sdp.field.Bandwidth.of("AS", 64))
                .information("i")
                .build();
        Descriptions.accepted(SdpParser.strict().parse(changed.bytes()));
        assertThat(changed.fields()).extracting(Field::letter).containsExactly('v', 'o', 's', 'i', 'c', 'b', 't', 'a');
    }

    @Test
    void keepsTheLineEndsOfATolerantlyReadDescription() {
        byte[] bytes = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 1 RTP/AVP 0"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        SessionDescription description =
                (SessionDescription) SdpParser.lenient().parse(bytes);
        assertThat(description.edit().build().bytes().toBytes()).isEqualTo(bytes);
        SessionBuilder builder = description.edit();
        builder.media(0).attribute(Attribute.of("inactive"));
        assertThat(builder.build().bytes()).hasToString(description.bytes() + "\r\na=inactive\r\n");
    }

    @Test
    void letsNoValueBreakOutOfItsLine() {
        MediaBuilder media = Descriptions.read("/seed/offer.sdp").edit().media(0);
        assertThatThrownBy(() -> Attribute.of("x", "1\r\na=y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> media.attribute(new Attribute(Slice.of("x\ny"), java.util.Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> media.information("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATypedValueThatItsTypeWouldNotRead() {
        MediaBuilder media = MediaDescription.builder(MediaLine.of("audio", 1, "RTP/AVP", List.of("0")));
        assertThatThrownBy(() -> media.attribute(AttributeTypes.MID, Slice.of("a b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mid");
        assertThatThrownBy(() -> media.setAttribute(AttributeTypes.GROUP, new Group(Slice.of("LS,"), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> media.setAttribute(RtpAttributes.RTCP_FB, RtcpFeedback.of("96", "nack", " pli")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8866, section = "5.13")
    void takesAnAttributeWithAValueForNoProperty() {
        MediaDescription audio = asItIs("m=audio 1 RTP/AVP 0", "a=rtcp-mux:no", "a=bundle-only:no", "a=bundle-only")
                .media()
                .get(0);
        assertThat(audio.attributes().has(Property.RTCP_MUX)).isFalse();
        assertThat(audio.attributes().has("rtcp-mux")).isTrue();
        assertThat(audio.attributes().has(Property.BUNDLE_ONLY)).isTrue();
    }
}
