package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SdpViolation;
import io.ringback.sdp.SessionBuilder;
import io.ringback.sdp.SessionDescription;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import org.junit.jupiter.api.Test;

class PropertyTest {
    private static SessionDescription described(String... lines) {
        String head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
        byte[] bytes = (head + String.join("\r\n", lines) + "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return (SessionDescription) SdpParser.strict().parse(bytes);
    }

    @Test
    void tellsWhetherItIsThere() {
        MediaDescription audio = described("m=audio 9 RTP/AVP 0", "a=rtcp-mux", "a=rtcp-rsize")
                .media()
                .get(0);
        assertThat(audio.attributes().has(Property.RTCP_MUX)).isTrue();
        assertThat(audio.attributes().has(Property.RTCP_RSIZE)).isTrue();
        assertThat(audio.attributes().has(Property.RTCP_MUX_ONLY)).isFalse();
    }

    @Test
    void isWrittenOnce() {
        SessionBuilder builder = described("m=audio 9 RTP/AVP 0").edit();
        builder.media(0).attribute(Property.RTCP_MUX).attribute(Property.RTCP_MUX);
        assertThat(builder.build().bytes().toString()).endsWith("m=audio 9 RTP/AVP 0\r\na=rtcp-mux\r\n");
    }

    @Test
    @Rfc(number = 8866, section = "6.7")
    void hasNoValue() {
        SessionDescription description = described("m=audio 9 RTP/AVP 0", "a=rtcp-mux:1", "a=sendonly:2");
        assertThat(description.attributeViolations())
                .extracting(SdpViolation::rule)
                .containsExactly(AttributeRule.SHAPE, AttributeRule.SHAPE);
    }

    @Test
    @Rfc(number = 8866, section = "5.13")
    void doesNotSpoilADescriptionByAnExtensionsWrongValue() {
        SessionDescription description = described(
                "m=audio 9 RTP/AVP 0", "a=ice-pwd:short", "a=mid:a b", "a=rtpmap:0 PCMU/8000", "a=tool:own 1.0");
        assertThat(description.validate()).isEmpty();
        int first = description.bytes().toString().indexOf("short");
        assertThat(description.attributeViolations())
                .containsExactly(
                        new SdpViolation(AttributeRule.ICE_PWD, first),
                        new SdpViolation(AttributeRule.TRAILING, first + 14));
    }

    @Test
    @Rfc(number = 5939, section = "3.3.1")
    void keepsCapabilitiesAsNamesAndValues() {
        SessionDescription description = Descriptions.withMedia(
                "m=audio 53456 RTP/AVP 0 18",
                "a=tcap:1 RTP/SAVPF RTP/SAVP RTP/AVPF",
                "a=acap:1 crypto:1 AES_CM_128_HMAC_SHA1_80 inline:NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj",
                "a=pcfg:1 t=1 a=1");
        assertThat(description.attributeViolations()).isEmpty();
        assertThat(description.media().get(0).attributes().first("pcfg")).contains(Slice.of("1 t=1 a=1"));
        assertThat(description.edit().build()).isEqualTo(description);
    }
}
