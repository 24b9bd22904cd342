package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Descriptions for tests. */
public final class Descriptions {
    private Descriptions() {}

    /** The bytes of a test resource. */
    public static byte[] bytes(String resource) {
        try (InputStream in = Descriptions.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A test resource that a strict parser accepts. */
    public static SessionDescription read(String resource) {
        return accepted(SdpParser.strict().parse(bytes(resource)));
    }

    /** Lines, each of which gets a line end, that a strict parser accepts. */
    public static SessionDescription of(String... lines) {
        return accepted(SdpParser.strict().parse(text(lines)));
    }

    /** A description with one medium, whose lines are given. */
    public static SessionDescription withMedia(String... lines) {
        String head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
        byte[] bytes = (head + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
        return accepted(SdpParser.strict().parse(bytes));
    }

    /** The bytes of lines, each of which gets a line end. */
    public static byte[] text(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What was parsed, which must be acceptable and valid. */
    public static SessionDescription accepted(ParsedDescription parsed) {
        assertThat(parsed).isInstanceOf(SessionDescription.class);
        SessionDescription description = (SessionDescription) parsed;
        assertThat(description.validate()).isEmpty();
        return description;
    }
}
