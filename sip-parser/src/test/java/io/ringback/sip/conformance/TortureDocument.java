package io.ringback.sip.conformance;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The messages of one document beside these tests. Its layout stands at its top. */
final class TortureDocument {
    private static final String NO_LINE_END = "{}";

    private TortureDocument() {}

    /**
     * One message with what is expected of it.
     *
     * @param section where the RFC has it
     * @param name the RFC's name of it
     * @param outcomes the lines that tell what the parser says: {@code strict}, {@code lenient} or {@code needed}
     * @param reads the lines that tell what must be read
     * @param message the message
     */
    record Entry(String section, String name, List<String> outcomes, List<String> reads, Slice message) {
        /** The bytes, for a message to have. */
        byte[] bytes() {
            return message.toBytes();
        }

        @Override
        public String toString() {
            return section + " " + name;
        }
    }

    static List<Entry> read(String resource) {
        try (InputStream document = Objects.requireNonNull(TortureDocument.class.getResourceAsStream(resource))) {
            List<Entry> entries = new ArrayList<>();
            String text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.substring(text.indexOf("\n= ") + 1).split("\n(?== )", -1)) {
                entries.add(entry(part));
            }
            return entries;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Entry entry(String part) {
        String[] title = part.lines().findFirst().orElseThrow().split(" ", 3);
        List<String> outcomes = new ArrayList<>();
        List<String> reads = new ArrayList<>();
        ByteWriter message = ByteWriter.ofCapacity(part.length());
        part.lines().forEach(line -> {
            if (line.startsWith("|")) {
                writeLine(line.substring(Math.min(2, line.length())), message);
            } else if (line.startsWith("read ")) {
                reads.add(line.substring("read ".length()));
            } else if (line.matches("(strict|lenient|needed) .*")) {
                outcomes.add(line);
            }
        });
        return new Entry(title[1], title[2], outcomes, reads, Slice.of(message.toBytes()));
    }

    private static void writeLine(String line, ByteWriter message) {
        boolean ends = !line.endsWith(NO_LINE_END);
        message.slice(unescape(ends ? line : line.substring(0, line.length() - NO_LINE_END.length())));
        if (ends) {
            message.crlf();
        }
    }

    /** The bytes that a text with {@code {HH}} in it stands for. */
    static Slice unescape(String text) {
        ByteWriter bytes = ByteWriter.ofCapacity(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{' && i + 3 < text.length() && text.charAt(i + 3) == '}') {
                bytes.octet(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                bytes.utf8(text.substring(i, i + 1));
            }
        }
        return Slice.of(bytes.toBytes());
    }
}
