package io.ringback.sip.message;

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
    private static final Path FOUND = Path.of("src/test/resources/io/ringback/sip/fuzz");
    private static final FuzzTarget MESSAGE = new FuzzTarget("MessageFuzzInputs/message", FuzzTargets::message);
    private static final FuzzTarget URI = new FuzzTarget("UriFuzzInputs/uri", FuzzTargets::uri);
    private static final FuzzTarget HEADER_VALUE =
            new FuzzTarget("HeaderValueFuzzInputs/headerValue", FuzzTargets::headerValue);
    private static final FuzzTarget STREAM = new FuzzTarget("StreamFuzzInputs/stream", FuzzTargets::stream);
    private static final FuzzTarget MULTIPART = new FuzzTarget("MultipartFuzzInputs/multipart", FuzzTargets::multipart);

    static Stream<Arguments> inputs() {
        return Stream.of(
                        MESSAGE.inputs(FOUND, Seeds.message()),
                        URI.inputs(FOUND, Seeds.uri()),
                        HEADER_VALUE.inputs(FOUND, Seeds.headerValue()),
                        STREAM.inputs(FOUND, Seeds.stream()),
                        MULTIPART.inputs(FOUND, Seeds.multipart()))
                .flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("inputs")
    void isKept(String name, byte[] bytes, Consumer<byte[]> promises) {
        assertThatCode(() -> promises.accept(bytes)).doesNotThrowAnyException();
    }
}
