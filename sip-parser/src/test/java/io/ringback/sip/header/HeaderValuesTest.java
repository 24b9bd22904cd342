package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.testing.Rfc;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known header field, with values that it has and values that it must not have: {@code values.txt}. */
class HeaderValuesTest {
    /** One line of the document. */
    record Sample(KnownHeader name, char kind, String value, String written) {
        @Override
        public String toString() {
            return name + ": " + value;
        }
    }

    private static final List<Sample> SAMPLES = load();

    private static List<Sample> load() {
        List<Sample> samples = new ArrayList<>();
        KnownHeader name = KnownHeader.VIA;
        try (BufferedReader document = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HeaderValuesTest.class.getResourceAsStream("values.txt")),
                StandardCharsets.UTF_8))) {
            for (String line : document.lines().toList()) {
                if (line.startsWith("#") || line.isEmpty()) {
                    continue;
                }
                char kind = line.charAt(0);
                if (line.length() == 1 || line.charAt(1) != ' ') {
                    name = (KnownHeader) HeaderName.of(line);
                    assertThat(line).isEqualTo(name.printed());
                    continue;
                }
                String[] sides = line.substring(2).split(" => ", 2);
                samples.add(new Sample(name, kind, sides[0], sides[sides.length - 1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    static Stream<Sample> accepted() {
        return SAMPLES.stream().filter(sample -> sample.kind() != '-');
    }

    static Stream<Sample> refused() {
        return SAMPLES.stream().filter(sample -> sample.kind() == '-');
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readsAndWritesAValue(Sample sample) {
        assertThat(rewrite(sample)).isEqualTo(unescape(sample.written()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAValue(Sample sample) {
        assertThatThrownBy(() -> rewrite(sample)).isInstanceOf(SyntaxException.class);
    }

    @Test
    void hasAnExampleAndACounterexampleOfEveryKnownHeader() {
        Set<KnownHeader> withExample = EnumSet.noneOf(KnownHeader.class);
        Set<KnownHeader> withCounterexample = EnumSet.noneOf(KnownHeader.class);
        accepted().forEach(sample -> withExample.add(sample.name()));
        refused().forEach(sample -> withCounterexample.add(sample.name()));
        assertThat(withExample).containsExactlyInAnyOrder(KnownHeader.values());
        assertThat(withCounterexample).containsExactlyInAnyOrder(KnownHeader.values());
    }

    static Stream<KnownHeader> singles() {
        Set<KnownHeader> freeText = EnumSet.of(KnownHeader.SUBJECT, KnownHeader.ORGANIZATION);
        return Stream.of(KnownHeader.values())
                .filter(name -> name.shape() == KnownHeader.Shape.SINGLE && !freeText.contains(name));
    }

    @ParameterizedTest
    @MethodSource("singles")
    @Rfc(number = 3261, section = "7.3.1")
    void takesNoListWhereTheGrammarHasNone(KnownHeader name) {
        Sample one =
                accepted().filter(sample -> sample.name() == name).findFirst().orElseThrow();
        Sample twice = new Sample(name, '-', one.written() + ", " + one.written(), "");
        assertThatThrownBy(() -> rewrite(twice)).isInstanceOf(SyntaxException.class);
    }

    static Stream<KnownHeader> lists() {
        return Stream.of(KnownHeader.values())
                .filter(name ->
                        name.shape() == KnownHeader.Shape.LIST || name.shape() == KnownHeader.Shape.OPTIONAL_LIST);
    }

    @ParameterizedTest
    @MethodSource("lists")
    @Rfc(number = 3261, section = "7.3.1")
    void takesAListWhereTheGrammarHasOne(KnownHeader name) {
        Sample one = accepted()
                .filter(sample -> sample.name() == name && !sample.value().startsWith("*"))
                .findFirst()
                .orElseGet(() -> accepted()
                        .filter(sample -> sample.name() == name)
                        .findFirst()
                        .orElseThrow());
        Slice written = unescape(one.written());
        String folded = one.written() + "\\r\\n , " + one.written();
        assertThat(rewrite(new Sample(name, '+', folded, ""))).hasToString(written + ", " + written);
    }

    /** Reads all values of a field as {@code Headers} does, and writes them into one line. */
    private static Slice rewrite(Sample sample) {
        return rewrite(HeaderTypes.of(sample.name()).orElseThrow(), unescape(sample.value()));
    }

    private static <T> Slice rewrite(HeaderType<T> type, Slice value) {
        Cursor cursor = value.cursor();
        ByteWriter writer = ByteWriter.ofCapacity(value.length());
        while (true) {
            type.write(type.read(cursor), writer);
            cursor.skipLws();
            if (cursor.atEnd()) {
                return Slice.of(writer.toBytes());
            }
            if (!type.isRepeatable() || !cursor.skip(',')) {
                throw cursor.error(HeaderRule.TRAILING);
            }
            writer.ascii(", ");
        }
    }

    private static Slice unescape(String text) {
        ByteWriter bytes = ByteWriter.ofCapacity(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes.octet(c);
                continue;
            }
            switch (text.charAt(++i)) {
                case 'r' -> bytes.octet('\r');
                case 'n' -> bytes.octet('\n');
                case 't' -> bytes.octet('\t');
                case 'x' -> {
                    bytes.octet(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> bytes.octet('\\');
            }
        }
        return Slice.of(bytes.toBytes());
    }
}
