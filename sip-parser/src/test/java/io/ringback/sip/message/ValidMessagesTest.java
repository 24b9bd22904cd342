package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.grammar.SipText;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.OtherHeader;
import io.ringback.sip.header.Via;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every message that the grammar gives is valid, says what was put into it, and comes back as it was. */
class ValidMessagesTest {
    private static SipMessage read(SipText text) {
        return (SipMessage) SipParser.strict().parse(text.bytes());
    }

    private static String latin1(SipMessage message) {
        return new String(message.bytes().toBytes(), ISO_8859_1);
    }

    private static String latin1(Slice slice) {
        return new String(slice.toBytes(), ISO_8859_1);
    }

    @Property(tries = 3_000)
    @Rfc(number = 3261, section = "25.1")
    void isValid(@ForAll Draw draw) {
        SipText text = SipText.of(draw);
        assertThat(SipParser.strict().parse(text.bytes())).isInstanceOf(SipMessage.class);
        assertThat(read(text).validate()).as(text.text()).isEmpty();
        assertThat(read(text).validateEssentials()).isEmpty();
    }

    @Property
    void isValidLenientlyTooAndMeansTheSame(@ForAll Draw draw) {
        SipText text = SipText.of(draw);
        SipMessage lenient = (SipMessage) SipParser.lenient().parse(text.bytes());
        assertThat(lenient.validate()).as(text.text()).isEmpty();
        assertThat(written(lenient)).isEqualTo(written(read(text)));
    }

    @Property
    void saysWhatWasPutIntoIt(@ForAll Draw draw) {
        SipText text = SipText.of(draw);
        SipMessage message = read(text);
        if (message instanceof SipRequest request) {
            assertThat(request.method().name()).isEqualTo(text.method());
            assertThat(latin1(request.rawRequestUri())).isEqualTo(text.requestUri());
        } else {
            assertThat(((SipResponse) message).statusCode()).isEqualTo(text.statusCode());
        }
        assertThat(message.via().branch()).hasValue(Slice.of(text.branch()));
        assertThat(message.headers().all(HeaderTypes.VIA)).hasSize(text.vias());
        assertThat(message.from().tag()).hasValue(Slice.of(text.fromTag()));
        assertThat(message.to().tag().map(Slice::toString).orElse("")).isEqualTo(text.toTag());
        assertThat(message.callId()).hasToString(text.callId());
        assertThat(message.cSeq().number()).isEqualTo(text.sequence());
        assertThat(message.cSeq().method().name()).isEqualTo(text.method());
        assertThat(latin1(message.body())).isEqualTo(text.body());
        assertThat(message.headers().size()).isEqualTo(text.fieldStarts().size() - 1);
    }

    @Property
    void isWrittenAsItWasRead(@ForAll Draw draw) {
        SipText text = SipText.of(draw);
        SipMessage message = read(text);
        assertThat(latin1(message)).isEqualTo(text.text());
        Assume.that(message.headers().has(KnownHeader.CONTENT_LENGTH));
        assertThat(latin1(message.edit().build())).isEqualTo(text.text());
    }

    @Property
    void isTheSameMessageWhenItIsBuiltFromItsValues(@ForAll Draw draw) {
        SipMessage message = read(SipText.of(draw));
        MessageBuilder<?> builder = message instanceof SipRequest request
                ? SipRequest.builder(request.method(), request.requestUri())
                : SipResponse.to(empty(), ((SipResponse) message).statusCode());
        for (HeaderField field : message.headers()) {
            if (field.name() instanceof OtherHeader) {
                builder.add(field.name(), field.unfolded());
            }
        }
        for (KnownHeader name : KnownHeader.values()) {
            HeaderTypes.of(name).ifPresent(type -> addAll(message, type, builder));
        }
        message.contentType().ifPresent(type -> builder.body(type, message.body()));
        SipMessage built = builder.build();
        assertThat(built.validate()).isEmpty();
        Map<String, List<String>> expected = written(message);
        expected.putIfAbsent("Content-Length", List.of("0"));
        expected.put("Content-Length", List.of(Integer.toString(built.body().length())));
        assertThat(written(built)).isEqualTo(expected);
    }

    private static SipRequest empty() {
        return (SipRequest) SipParser.strict().parse("X sip:a SIP/2.0\r\n\r\n".getBytes(ISO_8859_1));
    }

    private static <T> void addAll(SipMessage message, HeaderType<T> type, MessageBuilder<?> builder) {
        message.headers().all(type).forEach(value -> builder.add(type, value));
    }

    @Property
    void keepsEveryOtherByteWhenAFieldIsReplaced(@ForAll Draw draw) {
        SipText text = SipText.of(draw);
        SipMessage message = read(text);
        Assume.that(message.headers().has(KnownHeader.CONTENT_LENGTH));
        int index = draw.below(message.headers().size());
        HeaderName name = message.headers().field(index).name();
        Assume.that(name != KnownHeader.CONTENT_LENGTH); // which nobody but the builder tells
        List<Integer> starts = text.fieldStarts();
        StringBuilder expected = new StringBuilder(text.text());
        boolean done = false;
        for (int i = message.headers().size() - 1; i >= 0; i--) {
            if (message.headers().field(i).name().equals(name)) {
                expected.delete(starts.get(i), starts.get(i + 1));
                done |= message.headers().next(name, 0) == i;
                expected.insert(starts.get(i), done ? name.printed() + ": new\r\n" : "");
            }
        }
        assertThat(latin1(message.edit().set(name, "new").build())).isEqualTo(expected.toString());
    }

    @Property
    @Rfc(number = 3261, section = "16.6")
    void keepsEveryOtherByteWhenAViaIsAdded(@ForAll Draw draw) {
        SipText text = SipText.of(draw);
        SipMessage message = read(text);
        Assume.that(message.headers().has(KnownHeader.CONTENT_LENGTH));
        Via via = Via.of(TransportProtocol.TCP, new HostPort(Host.of("192.0.2.9"), HostPort.NO_PORT), "z9hG4bK9");
        int first = message.headers().next(KnownHeader.VIA, 0);
        StringBuilder expected = new StringBuilder(text.text());
        expected.insert(text.fieldStarts().get(first), "Via: SIP/2.0/TCP 192.0.2.9;branch=z9hG4bK9\r\n");
        SipMessage forwarded = message.edit().prepend(HeaderTypes.VIA, via).build();
        assertThat(latin1(forwarded)).isEqualTo(expected.toString());
        SipMessage back = forwarded.edit().removeFirst(HeaderTypes.VIA).build();
        assertThat(latin1(back)).isEqualTo(text.text());
    }

    @Property
    void canBeReadInFull(@ForAll Draw draw) {
        Everything.of(read(SipText.of(draw)));
    }

    /** All values as they are written, white space and names without meaning levelled. */
    private static Map<String, List<String>> written(SipMessage message) {
        Map<String, List<String>> all = new TreeMap<>();
        for (HeaderField field : message.headers()) {
            if (field.name() instanceof OtherHeader other) {
                all.computeIfAbsent(other.printed(), name -> new ArrayList<>()).add(level(field.value()));
            }
        }
        for (KnownHeader name : KnownHeader.values()) {
            HeaderTypes.of(name)
                    .map(type -> written(message, type))
                    .filter(values -> !values.isEmpty())
                    .ifPresent(values -> all.put(name.printed(), values));
        }
        return all;
    }

    private static <T> List<String> written(SipMessage message, HeaderType<T> type) {
        return message.headers().all(type).stream()
                .map(value -> {
                    ByteWriter writer = ByteWriter.ofCapacity(64);
                    type.write(value, writer);
                    return level(Slice.of(writer.toBytes()));
                })
                .toList();
    }

    private static String level(Slice value) {
        return latin1(value).replaceAll("[ \t\r\n]+", " ");
    }
}
