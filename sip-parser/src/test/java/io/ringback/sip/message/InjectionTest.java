package io.ringback.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.OtherUri;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.grammar.HeaderValues;
import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.testing.Draw;
import io.ringback.text.ByteWriter;
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
    @ValueSource(strings = {"\"open", "<sip:x>;x=\"", "<sip:x>,", "\"a\" <sip:x>;y=\""})
    void aDisplayNameCannotPassForAnAddress(String name) {
        NameAddr forged = new NameAddr(Slice.of(name), SipUri.of("sip:a"), Parameters.none());
        assertThatThrownBy(() -> builder().set(HeaderTypes.FROM, forged)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().add(HeaderTypes.ROUTE, forged)).isInstanceOf(IllegalArgumentException.class);
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
