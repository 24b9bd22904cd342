package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.FieldRule;
import io.ringback.sdp.field.Leniency;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpAttributesTest {
    private static AttributeType<?> type(String name) {
        return AttributeTypes.of(Slice.of(name)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "rtcp|53020",
                "rtcp|53020 IN IP4 126.16.64.4",
                "rtcp|53020 IN IP6 2001:2345:6789:ABCD:EF01:2345:6789:ABCD",
                "rtcp-fb|* nack",
                "rtcp-fb|96 nack pli",
                "rtcp-fb|96 ccm tmmbr smaxpr=120",
                "rtcp-fb|98 trr-int 100",
                "rtcp-fb|111 transport-cc",
                "extmap|1 http://example.com/082005/ext.htm#ttime",
                "extmap|4/recvonly http://example.com/082005/ext.htm#xmeta short",
                "extmap|4096 urn:example:spare",
                "msid|examplefoo examplebar",
                "msid|-",
                "msid|{f1}",
                "ssrc|314159 cname:user@example.com",
                "ssrc|4294967295 mslabel:a b c",
                "ssrc|0 x-flag",
                "ssrc-group|FID 586659339 3877438672",
                "ssrc-group|FEC-FR",
                "rid|hi send",
                "rid|1 recv pt=97,98",
                "rid|f send pt=100;max-width=1280;max-fps=60;depend=q",
                "rid|lo-1 send max-br=64000;x-own",
                "rid|lo recv x-own=;max-bpp=0.25;depend=a,b",
                "rid|q send PT=97",
                "simulcast|send 1",
                "simulcast|recv 1;2",
                "simulcast|send 1;2;~4,3 recv c",
            })
    void writesValuesAsItReadsThem(String name, String value) {
        Values.assertKept(type(name), value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "rtcp|65536|RTCP|0",
                "rtcp|x|RTCP|0",
                "rtcp|1,2|TRAILING|1",
                "rtcp-fb|nack|RTCP_FEEDBACK|4",
                "rtcp-fb|96 |RTCP_FEEDBACK|3",
                "rtcp-fb|96 na*ck|TRAILING|5",
                "rtcp-fb|96 nack |RTCP_FEEDBACK|8",
                "rtcp-fb|96 ccm  fir|RTCP_FEEDBACK|7",
                "rtcp-fb|96 ccm fir |RTCP_FEEDBACK|11",
                "rtcp-fb|96 trr-int|RTCP_FEEDBACK|10",
                "rtcp-fb|96 trr-int x|RTCP_FEEDBACK|11",
                "rtcp-fb|96 trr-int 9 x|TRAILING|12",
                "extmap|0 urn:x|EXTENSION_ID|0",
                "extmap|257 urn:x|EXTENSION_ID|0",
                "extmap|4352 urn:x|EXTENSION_ID|0",
                "extmap|000001 urn:x|EXTENSION_ID|0",
                "extmap|1 foo|HEADER_EXTENSION|2",
                "extmap|1 1urn:x|HEADER_EXTENSION|2",
                "extmap|1 urn:\u00e9|HEADER_EXTENSION|2",
                "extmap|1 urn:<x>|HEADER_EXTENSION|2",
                "extmap|x urn:x|EXTENSION_ID|0",
                "extmap|1/both urn:x|HEADER_EXTENSION|2",
                "extmap|1|HEADER_EXTENSION|1",
                "extmap|1 |HEADER_EXTENSION|2",
                "extmap|1 urn:x |HEADER_EXTENSION|8",
                "msid|a b c|TRAILING|3",
                "msid|a |MSID|2",
                "ssrc|4294967296 cname:x|SOURCE|0",
                "ssrc|-1 cname:x|SOURCE|0",
                "ssrc|01 cname:x|NUMBER|0",
                "ssrc|1|SOURCE|1",
                "ssrc|1 :x|NAME|2",
                "ssrc|1 cname:|VALUE|8",
                "ssrc-group|FID x|SOURCE_GROUP|4",
                "ssrc-group|FID 01|NUMBER|4",
                "ssrc-group|FID 1  2|SOURCE_GROUP|6",
                "rid|hi|RID|2",
                "rid|hi both|RID|3",
                "rid|h~i send|RID|1",
                "rid|hi send pt=|RID|11",
                "rid|hi send max-fps=|RID|16",
                "rid|hi send max-width=x|RID|18",
                "rid|hi send max-bpp=1|RID|17",
                "rid|hi send depend=|RID|15",
                "rid|hi send depend|RID|14",
                "rid|hi send pt=97;|RID|14",
                "simulcast|send|SIMULCAST|4",
                "simulcast|send rid=1|TRAILING|8",
                "simulcast|send 1 send 2|SIMULCAST|7",
                "simulcast|send 1;|SIMULCAST|7",
                "simulcast|sendrecv 1|SIMULCAST|0",
                "simulcast|send ~|SIMULCAST|6",
            })
    void refusesOtherValues(String name, String value, String rule, int offset) {
        Rule broken = rule.equals("NUMBER") ? FieldRule.NUMBER : AttributeRule.valueOf(rule);
        Values.assertRejected(type(name), value, broken, offset);
    }

    @Test
    @Rfc(number = 3605, section = "2.1")
    void readsWhereRtcpIsReceived() {
        Rtcp rtcp = Values.read(RtpAttributes.RTCP, "53020 IN IP4 126.16.64.4");
        assertThat(rtcp).isEqualTo(new Rtcp(53_020, Optional.of(Connection.of("126.16.64.4"))));
        assertThat(Values.read(RtpAttributes.RTCP, "9")).isEqualTo(Rtcp.of(9));
        assertThatThrownBy(() -> Rtcp.of(65_536)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 4585, section = "4.2")
    void readsFeedback() {
        RtcpFeedback feedback = Values.read(RtpAttributes.RTCP_FB, "96 ccm fir");
        assertThat(feedback).isEqualTo(RtcpFeedback.of("96", "ccm", "fir"));
        assertThat(feedback.isFor(Slice.of("96"))).isTrue();
        assertThat(feedback.isFor(Slice.of("97"))).isFalse();
        assertThat(RtcpFeedback.of("*", "nack", "").isFor(Slice.of("97"))).isTrue();
        assertThatThrownBy(() -> RtcpFeedback.of("96", "na*ck", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8285, section = "5")
    void readsHeaderExtensions() {
        HeaderExtension extension = Values.read(RtpAttributes.EXTMAP, "4/recvonly urn:x short long");
        assertThat(extension.id()).isEqualTo(4);
        assertThat(extension.direction()).contains(Direction.RECVONLY);
        assertThat(extension.uri()).hasToString("urn:x");
        assertThat(extension.parameters()).hasToString("short long");
        assertThat(Values.written(RtpAttributes.EXTMAP, HeaderExtension.of(256, "urn:y")))
                .isEqualTo("256 urn:y");
        assertThatThrownBy(() -> HeaderExtension.of(0, "urn:y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeaderExtension.of(1, "urn y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8285, section = "8")
    void readsDirectionsOfHeaderExtensionsInAnyCase() {
        HeaderExtension extension = Values.read(RtpAttributes.EXTMAP, "00004/SendOnly urn:x");
        assertThat(extension.direction()).contains(Direction.SENDONLY);
        assertThat(extension).hasToString("4/sendonly urn:x");
        Values.assertTolerated(RtpAttributes.EXTMAP, "1 foo", Leniency.EXTENSION_NAME);
        assertThatThrownBy(() -> HeaderExtension.of(1, "foo")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8830, section = "2")
    void readsStreamsAndTracks() {
        assertThat(Values.read(RtpAttributes.MSID, "stream track")).isEqualTo(MediaStreamId.of("stream", "track"));
        Values.assertRejected(RtpAttributes.MSID, "a " + "b".repeat(65), AttributeRule.MSID, 2);
        String long65 = "x".repeat(65);
        assertThatThrownBy(() -> MediaStreamId.of(long65, "t")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 5576, section = "4.1")
    @Rfc(number = 5576, section = "4.2")
    void readsSources() {
        SourceAttribute source = Values.read(RtpAttributes.SSRC, "314159 cname:user@example.com");
        assertThat(source.source()).isEqualTo(314_159);
        assertThat(source.attribute()).isEqualTo(Attribute.of("cname", "user@example.com"));
        SourceGroup group = Values.read(RtpAttributes.SSRC_GROUP, "FID 1 4294967295");
        assertThat(group).isEqualTo(SourceGroup.of("FID", 1L, 4_294_967_295L));
        assertThatThrownBy(() -> SourceGroup.of("FID", 4_294_967_296L)).isInstanceOf(IllegalArgumentException.class);
        Values.assertRejected(RtpAttributes.SSRC_GROUP, "FID" + " 1".repeat(129), Limit.TOO_MANY_VALUES, 4 + 2 * 128);
    }

    @Test
    @Rfc(number = 8851, section = "10")
    void readsRestrictedStreams() {
        Rid rid = Values.read(RtpAttributes.RID, "f send pt=100,101;max-width=1280;x-own");
        assertThat(rid.id()).hasToString("f");
        assertThat(rid.sends()).isTrue();
        assertThat(rid.formats()).containsExactly(Slice.of("100"), Slice.of("101"));
        assertThat(rid.restrictions())
                .containsExactly(
                        new Rid.Restriction(Slice.of("max-width"), Optional.of(Slice.of("1280"))),
                        new Rid.Restriction(Slice.of("x-own"), Optional.empty()));
        assertThat(Values.read(RtpAttributes.RID, "q recv")).isEqualTo(Rid.of("q", false));
        assertThatThrownBy(() -> Rid.of("q;r", true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8853, section = "5.1")
    void readsSimulcast() {
        Simulcast simulcast = Values.read(RtpAttributes.SIMULCAST, "recv c send 1;~2,3");
        assertThat(simulcast.receive()).containsExactly(Simulcast.Stream.of("c"));
        assertThat(simulcast.send()).hasSize(2);
        assertThat(simulcast.send().get(1).alternatives())
                .containsExactly(
                        new Simulcast.Alternative(Slice.of("2"), true),
                        new Simulcast.Alternative(Slice.of("3"), false));
        assertThat(simulcast).hasToString("send 1;~2,3 recv c");
        assertThatThrownBy(() -> new Simulcast(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Simulcast.Stream(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
