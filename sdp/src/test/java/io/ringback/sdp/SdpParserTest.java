package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.field.Leniency;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpParserTest {
    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n";
    private static final String TIMED = HEAD + "t=0 0\r\n";
    private static final String CONNECTED = HEAD + "c=IN IP4 192.0.2.1\r\nt=0 0\r\n";

    private static ParsedDescription strict(String text) {
        return SdpParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ParsedDescription lenient(String text) {
        return SdpParser.lenient().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertBreaks(String text, Rule rule, int offset) {
        assertThat(strict(text))
                .isInstanceOfSatisfying(
                        MalformedDescription.class,
                        malformed -> assertThat(malformed.violation()).isEqualTo(new SdpViolation(rule, offset)));
    }

    private static void assertTolerates(String text, Leniency... leniencies) {
        assertThat(strict(text)).isInstanceOf(MalformedDescription.class);
        assertThat(lenient(text)).isInstanceOfSatisfying(SessionDescription.class, description -> {
            assertThat(description.tolerated()).containsExactlyInAnyOrder(leniencies);
            assertThat(description.bytes()).hasToString(text);
        });
        SdpParser exact = SdpParser.strict().tolerating(Set.of(leniencies));
        assertThat(exact.parse(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(SessionDescription.class);
    }

    @Test
    @Rfc(number = 8866, section = "5")
    void readsTheRfcsExample() {
        SessionDescription example = Descriptions.of(
                "v=0",
                "o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1",
                "s=Call to John Smith",
                "i=SDP Offer #1",
                "u=http://www.jdoe.example.com/home.html",
                "e=Jane Doe <jane@jdoe.example.com>",
                "p=+1 617 555-6011",
                "c=IN IP4 198.51.100.1",
                "t=0 0",
                "m=audio 49170 RTP/AVP 0",
                "m=audio 49180 RTP/AVP 0",
                "m=video 51372 RTP/AVP 99",
                "c=IN IP6 2001:db8::2",
                "a=rtpmap:99 h263-1998/90000");
        assertThat(example.information()).map(Slice::toString).contains("SDP Offer #1");
        assertThat(example.emails()).hasToString("[Jane Doe <jane@jdoe.example.com>]");
        assertThat(example.phones()).hasToString("[+1 617 555-6011]");
        assertThat(example.media()).hasSize(3);
        assertThat(example.media().get(1).connection().orElseThrow().address()).hasToString("198.51.100.1");
        assertThat(example.media().get(2).connection().orElseThrow().address()).hasToString("2001:db8::2");
        assertThat(example.media().get(2).rtpMap(99).orElseThrow().encoding()).hasToString("h263-1998");
        assertThat(example.media("video").orElseThrow().index()).isEqualTo(2);
    }

    @Test
    @Rfc(number = 8866, section = "5.10")
    @Rfc(number = 8866, section = "5.11")
    void readsRepetitionsAndTimeZones() {
        SessionDescription description = Descriptions.of(
                "v=0",
                "o=- 1 1 IN IP4 192.0.2.1",
                "s=-",
                "t=3724394400 3724398000",
                "r=7d 1h 0 25h",
                "r=604800 3600 0 90000",
                "z=3730928400 -1h 3749680800 0",
                "t=3724394400 0");
        assertThat(description.times()).hasSize(2);
        TimeDescription first = description.times().get(0);
        assertThat(first.repeats().get(0)).isEqualTo(first.repeats().get(1));
        assertThat(first.zones()).hasSize(2);
        assertThat(first.zones().get(0).offset()).isEqualTo(-3_600);
        assertThat(description.times().get(1).timing().stop()).isZero();
    }

    @Test
    @Rfc(number = 8866, section = "5")
    void holdsLinesToTheirOrder() {
        assertBreaks(HEAD + "t=0 0\r\nc=IN IP4 192.0.2.1\r\n", SdpRule.LINE_ORDER, TIMED.length());
        assertBreaks(HEAD + "t=0 0\r\ns=-\r\n", SdpRule.LINE_TWICE, TIMED.length());
        assertBreaks(HEAD + "r=7d 1h 0\r\nt=0 0\r\n", SdpRule.LINE_ORDER, HEAD.length());
        assertBreaks("s=-\r\n", SdpRule.NO_VERSION, 0);
        assertBreaks(HEAD, SdpRule.NO_TIMING, HEAD.length());
        assertBreaks("v=0\r\ns=-\r\nt=0 0\r\n", SdpRule.NO_ORIGIN, 17);
    }

    @Test
    @Rfc(number = 8866, section = "5.7")
    void wantsAConnectionForEveryMedium() {
        assertBreaks(HEAD + "t=0 0\r\nm=audio 1 RTP/AVP 0\r\n", SdpRule.NO_CONNECTION, TIMED.length());
        String second = "m=audio 1 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 0\r\n";
        assertBreaks(HEAD + "t=0 0\r\n" + second, SdpRule.NO_CONNECTION, TIMED.length() + 41);
    }

    @Test
    void namesEachThingThatItTolerates() {
        assertTolerates("v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n", Leniency.BARE_LINE_FEED);
        assertTolerates(HEAD + "t=0 0", Leniency.NO_LAST_LINE_END);
        assertTolerates(HEAD + "t=0 0\r\n\r\n", Leniency.EMPTY_LINE);
        assertTolerates(HEAD + "i=\r\nt=0 0\r\n", Leniency.EMPTY_VALUE);
        assertTolerates(HEAD + "t=0 0 \r\n", Leniency.TRAILING_BLANK);
        assertTolerates(HEAD + "t=0 0\r\nf=v/1/2\r\n", Leniency.UNKNOWN_LINE);
        assertTolerates(HEAD + "t=0 0\r\nb=AS:64\r\n", Leniency.LINE_ORDER);
        assertTolerates("v=0\r\ns=-\r\nt=0 0\r\n", Leniency.NO_ORIGIN);
        assertTolerates("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\nt=0 0\r\n", Leniency.NO_SESSION_NAME);
        assertTolerates(HEAD, Leniency.NO_TIMING);
        assertTolerates(HEAD + "t=0 0\r\nm=audio 1 RTP/AVP 0\r\n", Leniency.NO_CONNECTION);
        assertTolerates(
                "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=",
                Leniency.BARE_LINE_FEED,
                Leniency.NO_LAST_LINE_END,
                Leniency.EMPTY_VALUE,
                Leniency.NO_TIMING);
    }

    @Test
    void readsValuesBehindWhichABlankIsTolerated() {
        SessionDescription description =
                (SessionDescription) lenient(HEAD + "c=IN IP4 192.0.2.1 \r\nt=0 0\r\nm=audio 1 RTP/AVP 0 \r\n");
        assertThat(description.validate()).isEmpty();
        assertThat(description.media().get(0).formats()).hasToString("[0]");
    }

    @Test
    void readsPropertiesBehindWhichABlankIsTolerated() {
        String text = CONNECTED + "m=audio 1 RTP/AVP 0\r\na=p \r\na=recvonly \r\na=ptime:20 \r\na=x:y \r\n";
        SessionDescription description = (SessionDescription) lenient(text);
        assertThat(description.validate()).isEmpty();
        MediaDescription media = description.media().get(0);
        assertThat(media.attributes()).hasSize(4);
        assertThat(media.attributes().has("p")).isTrue();
        assertThat(media.attributes().first("x")).contains(Slice.of("y "));
        assertThat(media.direction()).isEqualTo(io.ringback.sdp.attribute.Direction.RECVONLY);
        assertThat(media.packetTime()).hasValue(20);
    }

    @ParameterizedTest
    @CsvSource({
        "a, LINE, 0",
        "=x, LINE, 0",
        "A=x, LINE, 0",
        "a =x, LINE, 0",
        "a=x\u0000y, CONTROL_CHARACTER, 3",
        "a=x\ry, CONTROL_CHARACTER, 3"
    })
    void refusesWhatIsNoLine(String line, SdpRule rule, int offset) {
        assertBreaks(HEAD + "t=0 0\r\n" + line + "\r\n", rule, TIMED.length() + offset);
        assertThat(lenient(HEAD + "t=0 0\r\n" + line + "\r\n")).isInstanceOf(MalformedDescription.class);
    }

    @Test
    void readsTheRestOfAMalformedDescription() {
        ParsedDescription parsed = strict(HEAD + "t=0 0\r\nx\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 8\r\n");
        MalformedDescription malformed = (MalformedDescription) parsed;
        assertThat(malformed.violation().rule()).isEqualTo(SdpRule.LINE);
        assertThat(malformed.readable().orElseThrow().media().get(0).port()).isEqualTo(4000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m=audio 65536 RTP/AVP 0|PORT|8", "m=audio 1/0 RTP/AVP 0|PORT|10", "m=audio 1 RTP/AVP|MEDIA|17",
                "m=audio x RTP/AVP 0|PORT|8", "m=audio 1 RTP/ 0|MEDIA|14", "m=audio 1 RTP/AVP 0  8|MEDIA|20",
            })
    void findsWhatIsWrongInAMediaLine(String line, String rule, int column) {
        SessionDescription description = (SessionDescription) strict(CONNECTED + line + "\r\n");
        assertThat(description.validate()).hasValueSatisfying(violation -> {
            assertThat(violation.rule().name()).isEqualTo(rule);
            assertThat(violation.offset()).isEqualTo(CONNECTED.length() + column);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rtpmap:128 X/8000|PAYLOAD_TYPE|7",
                "rtpmap:96 X|RTPMAP|11",
                "rtpmap:96 X/0|RTPMAP|12",
                "rtpmap:96 X/99999999999|RTPMAP|12",
                "rtpmap|SHAPE|6",
                "rtpmap:96 X/8000 y|TRAILING|16",
                "fmtp:96|FMTP|7",
                "ptime:0|PACKET_TIME|6",
                "ptime:x|PACKET_TIME|6",
                "x:|VALUE|2",
                ":x|NAME|0"
            })
    void findsWhatIsWrongInAnAttribute(String attribute, String rule, int column) {
        SessionDescription description = (SessionDescription) strict(HEAD + "t=0 0\r\na=" + attribute + "\r\n");
        assertThat(description.validate()).hasValueSatisfying(violation -> {
            assertThat(violation.rule().name()).isEqualTo(rule);
            assertThat(violation.offset()).isEqualTo(TIMED.length() + 2 + column);
        });
    }

    @Test
    void stopsAtItsLimits() {
        String lines = "a=x\r\n".repeat(10_000);
        assertBreaks(HEAD + "t=0 0\r\n" + lines, Limit.TOO_MANY_LINES, TIMED.length() + 5 * (2_048 - 4));
        String media = "m=audio 1 RTP/AVP 0\r\n".repeat(3_000);
        assertBreaks(CONNECTED + media, Limit.TOO_MANY_MEDIA, CONNECTED.length() + 32 * 21);
        assertBreaks("v=0\r\n".repeat(20_000), Limit.SDP_TOO_LARGE, 65_536);
        String formats = CONNECTED + "m=audio 1 RTP/AVP" + " 0".repeat(129) + "\r\n";
        assertThat(((SessionDescription) strict(formats)).validate())
                .contains(new SdpViolation(Limit.TOO_MANY_FORMATS, formats.length() - 3));
        assertThat(SdpParser.strict()
                        .withLimits(ParseLimits.defaults().withSdpBytes(3))
                        .parse(new byte[4]))
                .isInstanceOf(MalformedDescription.class);
    }

    @Test
    void readsTheBodyOfAMessageInPlace() {
        byte[] message = ("garbage\r\n\r\n" + HEAD + "t=0 0\r\n!!").getBytes(StandardCharsets.UTF_8);
        Slice body = Slice.of(message, 11, message.length - 2);
        SessionDescription description =
                Descriptions.accepted(SdpParser.strict().parse(body));
        assertThat(description.name()).hasToString("-");
        assertThat(description.bytes()).isEqualTo(body);
    }
}
