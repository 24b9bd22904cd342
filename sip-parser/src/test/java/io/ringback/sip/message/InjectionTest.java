package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.OtherUri;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.grammar.HeaderValues;
import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.OtherHeader;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text that user code hands in, on any public way, comes out as a line end, NUL, or another value. */
class InjectionTest {
    private static final List<String> POISONS = List.of("a\r\nX: y", "a\nb", "a\rb", "a\0b", "\r\n\r\n", "\"\r\n");

    private final Map<Class<?>, Object> samples = new LinkedHashMap<>();

    /** A value of every type of header, and of everything that is in it. */
    private void collect() {
        for (KnownHeader name : KnownHeader.values()) {
            HeaderType<?> type = HeaderTypes.of(name).orElseThrow();
            for (long seed = 0; seed < 4; seed++) {
                String value = HeaderValues.of(name, Draw.seeded(seed));
                collect(type.read(
                        Slice.of(value.getBytes(StandardCharsets.ISO_8859_1)).cursor()));
            }
        }
    }

    private void collect(Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::collect);
        } else if (value instanceof List<?> all) {
            all.forEach(this::collect);
        } else if (value.getClass().getName().startsWith("io.ringback.sip") && !samples.containsKey(value.getClass())) {
            samples.put(value.getClass(), value);
            for (java.lang.reflect.Method read : value.getClass().getMethods()) {
                if (read.getParameterCount() == 0
                        && !Modifier.isStatic(read.getModifiers())
                        && !read.getName().equals("address")) {
                    collectResult(value, read);
                }
            }
        }
    }

    private void collectResult(Object value, java.lang.reflect.Method read) {
        try {
            Object result = read.invoke(value);
            if (result != null) {
                collect(result);
            }
        } catch (ReflectiveOperationException e) {
            assertThat(e).isInstanceOf(InvocationTargetException.class);
        }
    }

    @Test
    void noConstructorFactoryOrChangeLetsALineEndThrough() {
        collect();
        int ways = 0;
        for (Class<?> type : List.copyOf(samples.keySet())) {
            List<Executable> all = new ArrayList<>(List.of(type.getConstructors()));
            all.addAll(List.of(type.getMethods()));
            for (Executable way : all) {
                if (way.getDeclaringClass() == type && takesText(way)) {
                    POISONS.forEach(poison -> attempt(way, poison));
                    ways++;
                }
            }
        }
        assertThat(samples.size()).isGreaterThan(55);
        assertThat(ways).isGreaterThan(90);
    }

    private static boolean takesText(Executable way) {
        return Arrays.stream(way.getParameterTypes()).anyMatch(type -> type == String.class || type == Slice.class);
    }

    private void attempt(Executable way, String poison) {
        Class<?>[] types = way.getParameterTypes();
        for (int poisoned = 0; poisoned < types.length; poisoned++) {
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                arguments[i] = argument(way.getGenericParameterTypes()[i], types[i], i == poisoned ? poison : "a");
            }
            if (Arrays.stream(arguments).noneMatch(Objects::isNull)) {
                invoke(way, arguments);
            }
        }
    }

    private Object argument(Type generic, Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == Slice.class) {
            return Slice.of(text);
        }
        if (type == Optional.class) {
            return generic.getTypeName().contains("Slice") ? Optional.of(Slice.of(text)) : Optional.empty();
        }
        if (type == int.class) {
            return 100;
        }
        if (type == long.class) {
            return 100L;
        }
        if (type == boolean.class) {
            return true;
        }
        return samples.values().stream().filter(type::isInstance).findFirst().orElse(null);
    }

    private void invoke(Executable way, Object[] arguments) {
        try {
            Object result = way instanceof java.lang.reflect.Method method
                    ? method.invoke(samples.get(way.getDeclaringClass()), arguments)
                    : ((Constructor<?>) way).newInstance(arguments);
            if (result instanceof Writable writable) {
                ByteWriter written = ByteWriter.ofCapacity(64);
                writable.writeTo(written);
                assertThat(written.toString().replace("\r\n ", " ").replace("\r\n\t", " "))
                        .as("%s with %s", way, Arrays.toString(arguments))
                        .doesNotContain("\r", "\n", "\0");
            }
        } catch (InvocationTargetException e) {
            assertThat(e.getCause())
                    .as(way.toString())
                    .isInstanceOfAny(IllegalArgumentException.class, SyntaxException.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(way.toString(), e);
        }
    }

    private static SipRequest.Builder builder() {
        return SipRequest.builder(Method.OPTIONS, SipUri.of("sip:a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sip:x>,", "\"a\" <sip:x>;y=\"b\""})
    void aDisplayNameCannotPassForAnAddress(String name) {
        NameAddr forged = new NameAddr(Slice.of(name), SipUri.of("sip:a"), Parameters.none());
        assertThatThrownBy(() -> builder().set(HeaderTypes.FROM, forged)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().add(HeaderTypes.ROUTE, forged)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "Bob \"open", "<sip:x>;x=\"", "\"a\" <sip:x>;y=\"", "\"a\\\""})
    void aDisplayNameCannotOpenAQuote(String name) {
        assertThatThrownBy(() -> new NameAddr(Slice.of(name), SipUri.of("sip:a"), Parameters.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever else is wrong with the text, what follows it must not stand within its quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Contact | <sip:a> \"open",
                "Contact | @@@, \"open",
                "Contact | <sip:a>;;\"open",
                "From | Bob \"open <sip:a>",
                "Proxy-Authenticate | Digest, realm=\"x",
                "Content-Length | \"",
                "Contact | \\\" <sip:a@b>;x=\"",
                "Warning | 300 a \"b\\\""
            })
    void noQuoteIsLeftOpen(String name, String value) {
        assertThatThrownBy(() -> builder().set(HeaderName.of(name), value))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().add(HeaderName.of(name), value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Subject | a 17\" screen", "Server | x (17\" screen)", "X-Other | 17\"", "Via | none at all"})
    void aQuoteMeansNothingWhereNoneIsRead(String name, String value) {
        SipRequest built = builder().set(HeaderName.of(name), value).build();
        assertThat(built.headers().text(HeaderName.of(name))).hasValue(Slice.of(value));
    }

    /** What is a name here must be the same name for whoever reads the message. */
    @Test
    void aKnownNameIsKnownWhateverItIsMadeOf() {
        SipRequest built = builder()
                .body(MediaType.of("application", "sdp"), Slice.of("v=0\r\n"))
                .add(new OtherHeader("l"), "0")
                .set(new OtherHeader("content-length"), "9")
                .set(HeaderTypes.TO, NameAddr.of(SipUri.of("sip:a")))
                .set(new OtherHeader("t"), "<sip:b>")
                .build();
        assertThat(built.headers().size()).isEqualTo(3);
        assertThat(built.to().uri()).isEqualTo(SipUri.of("sip:b"));
        assertThat(built.contentLength()).hasValue(5);
        SipRequest read = (SipRequest) SipParser.strict().parse(built.bytes().toBytes());
        assertThat(read.body()).isEqualTo(built.body());
        assertThat(read.headers().size()).isEqualTo(3);
    }

    @Test
    @Rfc(number = 3261, section = "20.14")
    void nobodyTellsAnotherContentLength() {
        SipRequest request = builder()
                .body(MediaType.of("application", "sdp"), Slice.of("v=0\r\n"))
                .build();
        List<SipRequest> edited = List.of(
                request.edit().set(HeaderTypes.CONTENT_LENGTH, 999).build(),
                request.edit().set(KnownHeader.CONTENT_LENGTH, "abc").build(),
                request.edit().add(KnownHeader.CONTENT_LENGTH, "3").build(),
                request.edit().prepend(HeaderTypes.CONTENT_LENGTH, 3).build(),
                request.edit().copy(request, KnownHeader.CONTENT_LENGTH).build(),
                request.edit().replaceFirst(HeaderTypes.CONTENT_LENGTH, 3).build(),
                request.edit().removeFirst(HeaderTypes.CONTENT_LENGTH).build(),
                request.edit().remove(KnownHeader.CONTENT_LENGTH).build());
        for (SipRequest one : edited) {
            assertThat(one.headers().all(HeaderTypes.CONTENT_LENGTH)).containsExactly(5);
            assertThat(one.body()).isEqualTo(request.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u007f"})
    @Rfc(number = 3261, section = "25.1")
    void aControlCharacterMayBeEscapedWhereTheGrammarHasIt(String control) {
        String quoted = "\"a\\" + control + "\" <sip:a>;tag=1";
        SipRequest built = builder().set(KnownHeader.FROM, quoted).build();
        assertThat(SipParser.strict().parse(built.bytes().toBytes())).isEqualTo(built);
        assertThatThrownBy(() -> builder().set(HeaderName.of("X-From"), quoted))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().set(KnownHeader.FROM, "<sip:a>;x=\\" + control))
                .isInstanceOf(IllegalArgumentException.class);
        for (KnownHeader name : List.of(KnownHeader.SUBJECT, KnownHeader.ORGANIZATION, KnownHeader.CALL_ID)) {
            assertThatThrownBy(() -> builder().set(name, "\"\\" + control + "\""))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What was read of a length that is none, or of two, is not passed on for another to cut by. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1~Content-Length: 10", "Content-Length: abc", "l: 3~l: 3", "l:", "l: 99"})
    void aLengthThatIsNoneIsNotPassedOn(String fields) {
        String text = "OPTIONS sip:a SIP/2.0\r\n" + fields.replace("~", "\r\n") + "\r\n\r\nabc";
        Parsed parsed = SipParser.lenient().parse(text.getBytes(US_ASCII));
        SipMessage message = parsed instanceof MalformedMessage malformed
                ? malformed.readable().orElseThrow()
                : (SipMessage) parsed;
        SipMessage edited = message.edit().set(HeaderTypes.MAX_FORWARDS, 9).build();
        assertThat(edited.headers().all(HeaderTypes.CONTENT_LENGTH))
                .containsExactly(message.body().length());
        assertThat(edited.body()).isEqualTo(message.body());
    }

    @Test
    void nothingIsTakenAwayForWhatIsRefused() {
        HeaderType<Slice> own = HeaderType.of(
                HeaderName.of("X-Own"),
                cursor -> cursor.take(CharClass.ALPHA, AddressRule.TOKEN),
                (value, to) -> to.slice(value));
        SipRequest.Builder builder = builder().add(own, Slice.of("first"));
        assertThatThrownBy(() -> builder.replaceFirst(own, Slice.of("a\rb")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.build().headers().text(HeaderName.of("X-Own"))).hasValue(Slice.of("first"));
    }

    @Test
    void aMethodIsAToken() {
        byte[] forged = "OPTIONS sip:evil SIP/2.0\r\nX: y\r\nZ:".getBytes(US_ASCII);
        assertThatThrownBy(() -> Method.of(forged, 0, forged.length)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Method.of(forged, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Method.of(forged, 3, forged.length + 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Method.of(forged, 0, 7)).isEqualTo(Method.OPTIONS);
        assertThat(Method.of(forged, 3, 7)).isEqualTo(Method.of("IONS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:a\"b", "x:<a>", "x:\u00e9", "x:a\tb", "x:a b"})
    void aRequestUriHasOnlyWhatItsLineMayHave(String raw) {
        OtherUri uri = new OtherUri(Slice.of(raw), "x");
        assertThatThrownBy(() -> builder().requestUri(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\u007fb", "\u001f"})
    void noControlCharacterIsWritten(String text) {
        assertThatThrownBy(() -> builder().set(KnownHeader.SUBJECT, text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().add(HeaderName.of("X-Text"), text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SipResponse.to(builder().build(), 200).reasonPhrase(text))
                .isInstanceOf(IllegalArgumentException.class);
        HeaderType<String> own =
                HeaderType.of(HeaderName.of("X-Own"), cursor -> "", (value, to) -> to.slice(Slice.of(value)));
        assertThatThrownBy(() -> builder().set(own, text)).isInstanceOf(IllegalArgumentException.class);
        String quoted = "\"\\" + text + "\"";
        assertThatThrownBy(() -> builder().set(own, quoted)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:a>;b=\"", "x:a>, <x:b"})
    void aUriCannotPassForParametersOrAnotherValue(String raw) {
        NameAddr forged = NameAddr.of(new OtherUri(Slice.of(raw), "x"));
        assertThatThrownBy(() -> builder().add(HeaderTypes.ROUTE, forged)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequestUriCannotPassForTheRestOfItsLine() {
        OtherUri forged = new OtherUri(Slice.of("x:a SIP/2.0 b"), "x");
        assertThatThrownBy(() -> SipRequest.builder(Method.OPTIONS, forged))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().requestUri(forged)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuotedParameterCannotPassForTwo() {
        AuthParameters none = AuthParameters.none();
        assertThatThrownBy(() -> none.withQuoted("realm", Slice.of("a\", nonce=\"b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> none.withQuoted("realm", Slice.of("a\\")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(none.withQuoted("realm", Slice.of("a\\\"b\\\\")).text()).isEqualTo("realm=\"a\\\"b\\\\\"");
        assertThatThrownBy(() -> new Challenge(Slice.of("Digest a=b,"), none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MediaType(Slice.of("a/b;c"), Slice.of("d"), Parameters.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textWithAnOpenQuoteIsRefusedWhereQuotesMeanSomething() {
        assertThatThrownBy(() -> builder().set(KnownHeader.FROM, "\"open <sip:a>"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().add(KnownHeader.CONTACT, "<sip:a>, \"b <sip:b>"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder()
                        .set(KnownHeader.SUBJECT, "5\" pipe")
                        .build()
                        .headers()
                        .text(KnownHeader.SUBJECT))
                .hasValue(Slice.of("5\" pipe"));
    }
}
