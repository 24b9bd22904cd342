package io.ringback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The collection of real inputs in the folder {@code corpus} below the system property {@code ringback.shared}. Where
 * it is absent, the asking test is skipped, and says so.
 */
public final class Corpus {
    private Corpus() {}

    /**
     * A file or folder of the corpus.
     *
     * @param relative its path below the corpus, with forward slashes
     */
    public static Path path(String relative) {
        String shared = System.getProperty("ringback.shared", "");
        Assumptions.assumeFalse(shared.isEmpty(), "no corpus: the system property ringback.shared is not set");
        Path path = Path.of(shared, "corpus").resolve(relative).normalize();
        Assumptions.assumeTrue(Files.exists(path), () -> "no corpus at " + path);
        return path;
    }

    /**
     * The bytes of one file.
     *
     * @param relative its path below the corpus
     */
    public static byte[] bytes(String relative) {
        return read(path(relative));
    }

    /**
     * The regular files below a folder at any depth, in the order of their names.
     *
     * @param relative the folder's path below the corpus
     * @param suffix what the file's name must end with; empty for all
     */
    public static List<Path> files(String relative, String suffix) {
        try (Stream<Path> tree = Files.walk(path(relative))) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What a fuzzer begins with: the files below a folder that are small enough to be changed with profit; none where
     * there is no corpus.
     *
     * @param relative the folder's path below the corpus
     * @param largest how many bytes a file may have
     */
    public static Stream<byte[]> seeds(String relative, int largest) {
        Path folder =
                Path.of(System.getProperty("ringback.shared", ""), "corpus").resolve(relative);
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        return files(relative, "").stream()
                .filter(file -> !file.toString().endsWith(".tsv"))
                .map(Corpus::read)
                .filter(bytes -> bytes.length <= largest);
    }

    /** The bytes of a file that {@link #files} named. */
    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
