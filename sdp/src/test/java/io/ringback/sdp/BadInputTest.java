package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.field.Connection;
import io.ringback.text.Limit;
import io.ringback.text.SyntaxException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is out of bounds, and what it costs. */
class BadInputTest {
    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

    private static ParsedDescription parse(String text) {
        return SdpParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "4294967295", "4294967296", "18446744073709551615", "18446744073709551616", "-1"})
    void refusesPortsThatAreNone(String port) {
        SessionDescription description = (SessionDescription) parse(HEAD + "m=audio " + port + " RTP/AVP 0\r\n");
        MediaDescription media = description.media().get(0);
        assertThat(description.validate()).isPresent();
        assertThatThrownBy(media::port).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(media::line).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "128 X/8000, PAYLOAD_TYPE",
        "4294967296 X/8000, PAYLOAD_TYPE",
        "96 X/0, RTPMAP",
        "96 X/2147483648, RTPMAP",
        "96 X/4294967296, RTPMAP",
        "96 X/18446744073709551617, RTPMAP",
        "96 X/8000/0, RTPMAP",
        "96 X/8000/4294967297, RTPMAP",
    })
    void refusesMappingsOutOfRange(String value, String rule) {
        SessionDescription description =
                (SessionDescription) parse(HEAD + "m=audio 9 RTP/AVP 96\r\na=rtpmap:" + value + "\r\n");
        assertThat(description.validate())
                .hasValueSatisfying(
                        violation -> assertThat(violation.rule().name()).isEqualTo(rule));
        assertThatThrownBy(() -> description.media().get(0).attributes().all(AttributeTypes.RTPMAP))
                .isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "128", "999999999999999999999999"})
    void takesFormatsThatAreNoPayloadTypesForFormats(String format) {
        SessionDescription description = (SessionDescription) parse(HEAD + "m=audio 9 X " + format + " 0\r\n");
        assertThat(description.media().get(0).formats()).hasToString("[" + format + ", 0]");
        assertThat(description.media().get(0).rtpMaps()).hasSize(1);
    }

    @Test
    void doesNotExpandAMulticastRange() {
        SessionDescription description =
                (SessionDescription) parse(HEAD.replace("c=IN IP4 192.0.2.1", "c=IN IP4 224.2.1.1/127/2000000000"));
        Connection connection = description.connection().orElseThrow();
        assertThat(connection.addressCount()).isEqualTo(2_000_000_000);
        assertThat(connection.text()).isEqualTo("IN IP4 224.2.1.1/127/2000000000");
        assertThat(allocated(description::validate)).isLessThan(4_096);
    }

    @Test
    void stopsAtTenThousandMedia() {
        MalformedDescription malformed = (MalformedDescription) parse(HEAD + "m=a 1 X 0\r\n".repeat(5_000));
        assertThat(malformed.violation()).isEqualTo(new SdpViolation(Limit.TOO_MANY_MEDIA, HEAD.length() + 32 * 11));
        assertThat(malformed.violation())
                .hasToString(
                        "there are too many media descriptions (ParseLimits) at byte " + (HEAD.length() + 32 * 11));
        assertThat(malformed.readable().orElseThrow().media()).hasSize(32);
        byte[] tenThousand = (HEAD + "m=a 1 X 0\r\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(SdpParser.strict().parse(tenThousand))
                .isEqualTo(new MalformedDescription(
                        new SdpViolation(Limit.SDP_TOO_LARGE, 65_536), java.util.Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=x\r\n", "\r\n", "\n", "x\r\n", "y=1\r\n"})
    void stopsAtTenThousandLinesOfAnyKind(String line) {
        for (SdpParser parser : List.of(SdpParser.strict(), SdpParser.lenient())) {
            MalformedDescription malformed =
                    (MalformedDescription) parser.parse((HEAD + line.repeat(10_000)).getBytes(StandardCharsets.UTF_8));
            SessionDescription readable = malformed.readable().orElseThrow();
            assertThat(readable.fields()).hasSizeLessThanOrEqualTo(2_048);
            assertThat(readable.bytes().length()).isEqualTo(HEAD.length() + 10_000 * line.length());
            if (parser == SdpParser.lenient() && !line.startsWith("x")) {
                assertThat(malformed.violation().rule()).isEqualTo(Limit.TOO_MANY_LINES);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "a=x\n", "m=a 1 X 0\n", "a=rtpmap:0 X/1\n", "=\n", "v=0\n", "\r", "\0", "a", "m=\n"})
    void needsMemoryInProportionToTheInput(String unit) {
        byte[] bytes = unit.repeat(65_536 / unit.length()).getBytes(StandardCharsets.UTF_8);
        for (SdpParser parser : List.of(SdpParser.strict(), SdpParser.lenient())) {
            assertThat(allocated(() -> parser.parse(bytes))).isLessThan(4L * bytes.length);
        }
    }

    @Test
    void readsManyFormatsOnce() {
        String formats = " 0".repeat(128);
        String maps = "a=rtpmap:0 PCMU/8000\r\n".repeat(1_900);
        SessionDescription description =
                (SessionDescription) parse(HEAD + "m=audio 9 RTP/AVP" + formats + "\r\n" + maps);
        assertThat(description.media().get(0).rtpMaps()).hasSize(128);
    }

    @Test
    void keepsItsWordsToItself() {
        MalformedDescription malformed = (MalformedDescription) parse(HEAD + "k=clear:secret\r\nsecret\r\n");
        assertThat(malformed.toString()).doesNotContain("secret");
        assertThat(malformed.readable().orElseThrow().toString()).doesNotContain("secret");
    }

    @Test
    void dependsOnNothingAroundItsRange() {
        byte[] bytes = (HEAD + "m=audio 9 RTP/AVP 0").getBytes(StandardCharsets.UTF_8);
        for (byte around : new byte[] {'\n', '\r', '0', 0, (byte) 0xFF}) {
            byte[] larger = new byte[bytes.length + 32];
            Arrays.fill(larger, around);
            System.arraycopy(bytes, 0, larger, 11, bytes.length);
            ParsedDescription parsed = SdpParser.lenient().parse(larger, 11, 11 + bytes.length);
            assertThat(((SessionDescription) parsed).media().get(0).formats()).hasToString("[0]");
            assertThat(((SessionDescription) parsed).bytes().toBytes()).isEqualTo(bytes);
        }
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
