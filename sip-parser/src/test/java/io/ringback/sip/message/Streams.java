package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringback.text.ParseLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests of streams share. */
final class Streams {
    private Streams() {}

    /** A server's framer with the default limits. */
    static StreamFramer server() {
        return StreamFramer.ofServer(ParseLimits.defaults());
    }

    /** Takes all frames that are complete. */
    static List<Frame> drain(StreamFramer framer) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> next = framer.next(); next.isPresent(); next = framer.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    /** The frames of a text, each character one byte, in one piece. */
    static List<Frame> frames(String text) {
        return frames(server(), bytes(text), text.length());
    }

    /** The frames of bytes in pieces of one length. */
    static List<Frame> frames(StreamFramer framer, byte[] bytes, int piece) {
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += piece) {
            framer.feed(bytes, at, Math.min(bytes.length, at + piece));
            frames.addAll(drain(framer));
        }
        return frames;
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
