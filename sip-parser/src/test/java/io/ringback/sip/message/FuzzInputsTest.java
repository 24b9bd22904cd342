package io.ringback.sip.message;

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
    private static final Path INPUTS = Path.of("src/test/resources/io/ringback/sip/fuzz");

    static Stream<Arguments> found() {
        return Stream.of(
                        found("MessageFuzzInputs/message", FuzzTargets::message),
                        found("UriFuzzInputs/uri", FuzzTargets::uri),
                        found("HeaderValueFuzzInputs/headerValue", FuzzTargets::headerValue),
                        found("StreamFuzzInputs/stream", FuzzTargets::stream),
                        found("MultipartFuzzInputs/multipart", FuzzTargets::multipart))
                .flatMap(all -> all);
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
        return Stream.of(
                        seeds(Seeds.message(), FuzzTargets::message),
                        seeds(Seeds.uri(), FuzzTargets::uri),
                        seeds(Seeds.headerValue(), FuzzTargets::headerValue),
                        seeds(Seeds.stream(), FuzzTargets::stream),
                        seeds(Seeds.multipart(), FuzzTargets::multipart))
                .flatMap(all -> all);
    }

    private static Stream<Arguments> seeds(Stream<byte[]> seeds, Consumer<byte[]> target) {
        return seeds.map(bytes -> Arguments.of(bytes, target));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("seeds")
    void isKeptByEverySeed(byte[] bytes, Consumer<byte[]> target) {
        assertThatCode(() -> target.accept(bytes)).doesNotThrowAnyException();
    }
}
