package io.ringback.sip.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Tables of tab-separated columns beside these tests, by their first column. */
public final class Listed {
    private Listed() {}

    public static Map<String, String[]> in(String resource) {
        try (InputStream table = Objects.requireNonNull(Listed.class.getResourceAsStream(resource))) {
            Map<String, String[]> rows = new TreeMap<>();
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(columns -> rows.put(columns[0], columns));
            return rows;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The second column of the rows of one collection. */
    public static Map<String, String> of(String resource, String collection) {
        Map<String, String> rows = new TreeMap<>();
        in(resource).forEach((key, columns) -> {
            if (key.startsWith(collection + "/")) {
                rows.put(key, columns[1]);
            }
        });
        return rows;
    }
}
