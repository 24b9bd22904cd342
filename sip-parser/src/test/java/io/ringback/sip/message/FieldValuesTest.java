package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringback.sip.grammar.SipText;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.testing.Draw;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** {@link Headers#values}: one field after the other, and what each says. */
class FieldValuesTest {
    private static final HeaderType<Long> ROOM = HeaderType.of(
            HeaderName.of("X-Room"), cursor -> cursor.number(99, HeaderRule.NUMBER), (room, to) -> to.decimal(room));

    private static final String REQUEST = """
            OPTIONS sip:b SIP/2.0
            Via: SIP/2.0/UDP a;branch=z9hG4bK1
            From: <sip:a>;tag=1
            To: <sip:b>
            Call-ID: 1
            CSeq: 1 OPTIONS
            Allow: INVITE, ACK
            X-Room: 7, 8
            x-room: 9
            v: SIP/2.0/UDP c
            Allow: BYE ,X
            Supported:
            Max-Forwards: 256

            """;

    private static Headers headers(SipParser parser) {
        return ((SipMessage) parser.parse(REQUEST.replace("\n", "\r\n").getBytes(ISO_8859_1))).headers();
    }

    private static final Headers HEADERS = headers(SipParser.strict());

    @Test
    void areThoseOfOneField() {
        assertThat(HEADERS.values(0, HeaderTypes.VIA)).hasSize(1);
        assertThat(HEADERS.values(8, HeaderTypes.VIA)).hasSize(1).isNotEqualTo(HEADERS.values(0, HeaderTypes.VIA));
        assertThat(HEADERS.values(5, HeaderTypes.ALLOW)).containsExactly(Method.INVITE, Method.ACK);
        assertThat(HEADERS.values(9, HeaderTypes.ALLOW)).containsExactly(Method.BYE, Method.of("X"));
        assertThat(HEADERS.values(6, ROOM)).containsExactly(7L, 8L);
        assertThat(HEADERS.values(7, ROOM)).containsExactly(9L);
        assertThat(HEADERS.values(10, HeaderTypes.SUPPORTED)).isEmpty();
    }

    @Test
    void areWrongWhereTheFieldIs() {
        assertThatExceptionOfType(SyntaxException.class)
                .isThrownBy(() -> HEADERS.values(11, HeaderTypes.MAX_FORWARDS))
                .satisfies(e -> assertThat(e.offset())
                        .isEqualTo(REQUEST.replace("\n", "\r\n").indexOf("256")));
    }

    @Test
    void areRefusedWhereThereAreTooMany() {
        Headers few =
                headers(SipParser.strict().withLimits(ParseLimits.defaults().withListValues(1)));
        for (int index : new int[] {5, 9}) {
            assertThatExceptionOfType(SyntaxException.class)
                    .isThrownBy(() -> few.values(index, HeaderTypes.ALLOW))
                    .satisfies(e -> assertThat(e.rule()).isEqualTo(Limit.TOO_MANY_VALUES));
        }
    }

    @Test
    void mustBeThereWhereEveryMessageHasThem() {
        String text = REQUEST.replace("From: <sip:a>;tag=1", "From:").replace("\n", "\r\n");
        SipMessage message = (SipMessage) SipParser.lenient().parse(text.getBytes(ISO_8859_1));
        int at = text.indexOf("From:") + "From:".length();
        assertThatExceptionOfType(SyntaxException.class)
                .isThrownBy(message::from)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(HeaderRule.EMPTY))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(at));
        Violation violation = message.validateEssentials().orElseThrow();
        assertThat(violation.rule()).isEqualTo(HeaderRule.EMPTY);
        assertThat(violation.offset()).isEqualTo(at);
        assertThat(message.validate()).contains(violation);
    }

    @Test
    void areAskedForByTheFieldsOwnType() {
        assertThatIllegalArgumentException().isThrownBy(() -> HEADERS.values(0, HeaderTypes.ALLOW));
        assertThatIllegalArgumentException().isThrownBy(() -> HEADERS.values(6, HeaderTypes.ALLOW));
        assertThatIllegalArgumentException().isThrownBy(() -> HEADERS.values(0, ROOM));
    }

    @Test
    void areThoseOfAFieldThatIsThere() {
        assertThat(HEADERS.text(9)).hasToString("BYE ,X");
        assertThat(HEADERS.text(10)).isEqualTo(Slice.empty());
        for (int index : new int[] {-1, HEADERS.size()}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> HEADERS.text(index));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> HEADERS.values(index, HeaderTypes.VIA));
        }
    }

    @Property
    void togetherAreAllOfAType(@ForAll Draw draw) {
        Headers headers =
                ((SipMessage) SipParser.strict().parse(SipText.of(draw).bytes())).headers();
        for (KnownHeader name : KnownHeader.values()) {
            HeaderTypes.of(name)
                    .ifPresent(type -> assertThat(oneByOne(headers, type)).isEqualTo(headers.all(type)));
        }
    }

    private static <T> List<T> oneByOne(Headers headers, HeaderType<T> type) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i) == type.name()) {
                all.addAll(headers.values(i, type));
            }
        }
        return all;
    }
}
