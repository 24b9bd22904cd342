package io.ringback.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Via;
import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.RangeWriter;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopmostLineTest {
    private static final String VALUE = "SIP/2.0/UDP pc33.example.com;branch=z9hG4bKa";

    private static RangeWriter writer(String value) {
        return (bytes, from, to) -> Slice.of(value).copyTo(bytes, from);
    }

    private static SipRequest topped(SipRequest request, String value) {
        return request.withTopmost(KnownHeader.VIA, value.length(), writer(value));
    }

    private static SipRequest read(String text) {
        return (SipRequest) SipParser.lenient().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<SipRequest> requests() {
        return Seeds.message()
                .map(SipParser.lenient()::parse)
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast);
    }

    private static List<String> fields(SipMessage message) {
        List<String> fields = new ArrayList<>();
        message.headers().forEach(field -> fields.add(field.name() + "|" + field.writtenName() + "|" + field.value()));
        return fields;
    }

    @ParameterizedTest
    @MethodSource("requests")
    @Rfc(number = 3261, section = "16.6")
    void isReadLikeTheSameBytesFromTheWire(SipRequest request) {
        SipRequest topped = topped(request, VALUE);
        SipRequest reread =
                (SipRequest) SipParser.lenient().parse(topped.bytes().toBytes());

        assertThat(fields(topped)).isEqualTo(fields(reread));
        assertThat(topped.body()).isEqualTo(reread.body()).isEqualTo(request.body());
        assertThat(topped.startLine()).isEqualTo(request.startLine());
        assertThat(topped.method()).isEqualTo(request.method());
        assertThat(topped.rawRequestUri()).isEqualTo(request.rawRequestUri());
        assertThat(topped.headers().contentLength()).isEqualTo(request.headers().contentLength());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsTheTextOfAFieldWhereItStands(SipRequest request) {
        for (KnownHeader name : KnownHeader.values()) {
            assertThat(request.headers().readText(name, Slice::of, Slice.empty()))
                    .isEqualTo(request.headers().text(name).orElse(Slice.empty()));
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    @Rfc(number = 3261, section = "8.1.1.7")
    void leavesAllOtherBytesAsTheyAre(SipRequest request) {
        String before = request.bytes().toString();
        int behindStartLine = before.indexOf('\n') + 1;

        assertThat(topped(request, VALUE).bytes())
                .hasToString(before.substring(0, behindStartLine) + "Via: " + VALUE + "\r\n"
                        + before.substring(behindStartLine));
    }

    @Test
    void isEditedLikeAnyOther() {
        SipRequest topped =
                topped(read("\r\nOPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP x\r\nl: 2\r\n\r\nhi and more"), VALUE);

        assertThat(topped.via())
                .isEqualTo(Via.read(Cursor.over(VALUE.getBytes(StandardCharsets.UTF_8), 0, VALUE.length())));
        assertThat(topped.edit().removeFirst(HeaderTypes.VIA).build().bytes())
                .hasToString("OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP x\r\nl: 2\r\n\r\nhi");
    }

    @Test
    void goesOnTopOfARequestWithoutAnyField() {
        assertThat(topped(read("OPTIONS sip:a@b SIP/2.0\r\n\r\n"), VALUE).bytes())
                .hasToString("OPTIONS sip:a@b SIP/2.0\r\nVia: " + VALUE + "\r\n\r\n");
    }

    @Test
    void refusesWhatWouldBreakTheLine() {
        SipRequest request = read("OPTIONS sip:a@b SIP/2.0\r\nl: 0\r\n\r\n");

        for (String value : List.of("a\r\nb", "a\nb", "a\rb", "a\0b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> topped(request, value));
        }
    }

    @Test
    void refusesWhatNoIndexCanTell() {
        SipRequest request = read("OPTIONS sip:a@b SIP/2.0\r\nl: 0\r\n\r\n");

        for (int length : new int[] {-1, 1 << 24, Integer.MAX_VALUE}) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> request.withTopmost(KnownHeader.VIA, length, (bytes, from, to) -> {}));
        }
    }
}
