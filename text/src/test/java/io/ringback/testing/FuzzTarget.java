package io.ringback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A function of any bytes that throws if a promise is broken, with what is to be kept: docs/fuzzing.md.
 *
 * @param name what the inputs that a fuzzer has found are filed under, such as {@code UriFuzzInputs/uri}
 * @param promises the function
 */
public record FuzzTarget(String name, Consumer<byte[]> promises) {
    /** An argument for each input: its name, its bytes and the function. */
    public Stream<Arguments> inputs(Path found, Stream<byte[]> seeds) {
        return Stream.concat(found(found.resolve(name)), seeds.map(bytes -> Arguments.of(name, bytes, promises)));
    }

    private Stream<Arguments> found(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream()
                    .map(file -> Arguments.of(name + "/" + file.getFileName(), Corpus.read(file), promises));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
