package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No record takes a text as one of its fields that would be read back as another value, or as more than that field. */
class ForgedValuesTest {
    private static final Parameters NONE = Parameters.none();
    private static final Slice ID = Slice.of("a".repeat(32));
    private static final Uri URI = Uri.of("https://a.example/c");

    private static Arguments of(String name, String good, Function<Slice, Object> made, String... forged) {
        return Arguments.of(name, good, made, List.of(forged));
    }

    static Stream<Arguments> records() {
        Slice word = Slice.of("x");
        return Stream.of(
                of("Via", "UDP", t -> new Via(t, HostPort.of("a", 1), NONE), "", "UDP a;branch=1,SIP/2.0/TCP"),
                of("Replaces", "1@a", t -> new Replaces(t, NONE), "", "1;early-only", "1, 2", "1@a@b"),
                of("Join", "1@a", t -> new Join(t, NONE), "", "1;to-tag=2"),
                of("TargetDialog", "1@a", t -> new TargetDialog(t, NONE), "", "1;local-tag=2"),
                of("SessionId", ID.toString(), t -> new SessionId(t, NONE), "", "a", ID + ";remote=" + ID),
                of("UserToUser", "\"a;b\"", t -> new UserToUser(t, NONE), "", "\"a", "00;encoding=hex", "00, 11"),
                of("PChargingVector", "\"a\"", t -> new PChargingVector(t, NONE), "1;term-ioi=x", "\"a", "1, 2"),
                of("Warning agent", "a:1", t -> new Warning(399, t, word), "", "a \"x\", 399 b", "a:0"),
                of("Warning words", "a \\\" b", t -> new Warning(399, word, t), "a\", 399 b \"c", "a\\"),
                of("Timestamp", "54.", t -> new Timestamp(t, Slice.empty()), "", "54 1", "x", ".5"),
                of("Timestamp delay", ".5", t -> new Timestamp(Slice.of("54"), t), "1 2", "x", "1.2.3"),
                of("ContentId left", "a.b", t -> new ContentId(t, word), "", "a>", "a@b", "a..b"),
                of("ContentId right", "[::1]", t -> new ContentId(word, t), "", "a>, <b", "[a", "a."),
                of("ServiceId", "a.b", ServiceId::new, "", "a, urn:urn-7:b", "a..b"),
                of("AcceptLanguage", "en-GB", t -> new AcceptLanguage(t, NONE), "", "en;q=0", "en, fr", "**"),
                of("AcceptEncoding", "gzip", t -> new AcceptEncoding(t, NONE), "", "gzip;q=0", "gzip, x"),
                of("Privacy", "id", t -> new Privacy(List.of(t)), "", "id;user", "id, user"),
                of("Identity", "a.b", t -> new Identity(t, Optional.of(URI), NONE), "", "a;info=<x:y>", "a, b", "a\""),
                of("old Identity", "a=\r\n b", t -> new Identity(t, Optional.empty(), NONE), "a\"", "a, b"),
                of("RetryAfter", "a (b) \\)", t -> new RetryAfter(1, t, NONE), "a) ;duration=1 (", "(", ")(", "a\\"),
                of("Comment", "a (b) \\)", Products.Comment::new, "a) b (c", ")", "a\\"),
                of("Product", "a", t -> new Products.Product(t, Slice.empty()), "", "a b", "a/b", "(a)"),
                of("Product version", "1", t -> new Products.Product(word, t), "1 b", "1/b"),
                of("Word", "a(b),c", Products.Word::new, "a b", "a\tb"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void refusesWhatWouldPassForMore(String name, String good, Function<Slice, Object> made, List<String> forged) {
        assertThat(made.apply(Slice.of(good))).as(name).isNotNull();
        for (String text : forged) {
            assertThatThrownBy(() -> made.apply(Slice.of(text))).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
