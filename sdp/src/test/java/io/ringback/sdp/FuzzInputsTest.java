package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringback.testing.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing begins with, and what it has found, keeps every promise: docs/fuzzing.md. */
class FuzzInputsTest {
    private static final Path INPUTS = Path.of("src/test/resources/io/ringback/sdp/fuzz");

    static Stream<Arguments> found() {
        return Stream.concat(
                found("DescriptionFuzzInputs/description", FuzzTargets::description),
                found("AttributeValueFuzzInputs/attributeValue", FuzzTargets::attributeValue));
    }

    private static Stream<Arguments> found(String folder, Consumer<byte[]> target) {
        try (Stream<Path> files = Files.list(INPUTS.resolve(folder))) {
            return files.sorted().toList().stream()
                    .map(file -> Arguments.of(folder + "/" + file.getFileName(), Corpus.read(file), target));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void isKeptByWhatFuzzingHasFound(String name, byte[] bytes, Consumer<byte[]> target) {
        assertThatCode(() -> target.accept(bytes)).doesNotThrowAnyException();
    }

    static Stream<Arguments> seeds() {
        return Stream.concat(
                Seeds.description().map(bytes -> seed(bytes, FuzzTargets::description)),
                Seeds.attributeValue().map(bytes -> seed(bytes, FuzzTargets::attributeValue)));
    }

    private static Arguments seed(byte[] bytes, Consumer<byte[]> target) {
        return Arguments.of(bytes, target);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("seeds")
    void isKeptByEverySeed(byte[] bytes, Consumer<byte[]> target) {
        assertThatCode(() -> target.accept(bytes)).doesNotThrowAnyException();
    }
}
