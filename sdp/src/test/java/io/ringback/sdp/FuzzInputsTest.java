package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringback.testing.FuzzTarget;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing begins with, and what it has found, keeps every promise: docs/fuzzing.md. */
class FuzzInputsTest {
    private static final Path FOUND = Path.of("src/test/resources/io/ringback/sdp/fuzz");
    private static final FuzzTarget DESCRIPTION =
            new FuzzTarget("DescriptionFuzzInputs/description", FuzzTargets::description);
    private static final FuzzTarget ATTRIBUTE_VALUE =
            new FuzzTarget("AttributeValueFuzzInputs/attributeValue", FuzzTargets::attributeValue);

    static Stream<Arguments> inputs() {
        return Stream.of(
                        DESCRIPTION.inputs(FOUND, Seeds.description()),
                        ATTRIBUTE_VALUE.inputs(FOUND, Seeds.attributeValue()))
                .flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("inputs")
    void isKept(String name, byte[] bytes, Consumer<byte[]> promises) {
        assertThatCode(() -> promises.accept(bytes)).doesNotThrowAnyException();
    }
}
