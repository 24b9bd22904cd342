package io.ringback.sip.conformance;

import io.ringback.testing.Corpus;
import io.ringback.text.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * One file of a collection of real inputs.
 *
 * @param path the collection's folder and the file
 * @param verdict what the collection says of it: {@code valid}, {@code invalid} or {@code either}
 * @param content its bytes
 */
public record Sample(String path, String verdict, Slice content) {
    /** All files of a collection that have a verdict, one archive among them unpacked. */
    public static List<Sample> of(String collection) {
        Path folder = Corpus.path(collection);
        Path archive = folder.resolve("train.zip");
        try (ZipFile zip = Files.exists(archive) ? new ZipFile(archive.toFile()) : null) {
            List<Sample> samples = new ArrayList<>();
            for (String line : Files.readAllLines(Corpus.path(collection + "/expect.tsv"), StandardCharsets.UTF_8)) {
                String[] columns = line.split("\t", 3);
                Path file = folder.resolve(columns[0]);
                if (Files.exists(file)) {
                    samples.add(new Sample(collection + "/" + columns[0], columns[1], Slice.of(Corpus.read(file))));
                } else if (zip != null && zip.getEntry(columns[0]) != null) {
                    byte[] entry = zip.getInputStream(zip.getEntry(columns[0])).readAllBytes();
                    samples.add(new Sample(collection + "/" + columns[0], columns[1], Slice.of(entry)));
                }
            }
            return samples;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The bytes, for a message to have. */
    public byte[] bytes() {
        return content.toBytes();
    }

    @Override
    public String toString() {
        return path;
    }
}
