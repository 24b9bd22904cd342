package io.ringback.sip.message;

import static io.ringback.sip.message.Streams.frames;
import static io.ringback.sip.message.Streams.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.testing.Corpus;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real TCP streams, one direction each, give their messages in whatever pieces they come. */
class CapturedStreamsTest {
    static Stream<Path> streams() {
        return Corpus.files("captures-tcp-streams", ".bin").stream();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void isFramedWithoutRest(Path file) {
        byte[] bytes = Corpus.read(file);
        List<Frame> whole = frames(server(), bytes, bytes.length);
        ByteWriter joined = ByteWriter.ofCapacity(bytes.length);
        for (Frame frame : whole) {
            Slice message = ((Frame.Message) frame).bytes();
            Parsed parsed = message.readBy(SipParser.strict()::parse);
            assertThat(parsed).isInstanceOf(SipMessage.class);
            joined.slice(message);
        }
        assertThat(joined.toBytes()).isEqualTo(bytes);
        for (int piece = 1; piece < bytes.length; piece = piece < 64 ? piece + 1 : 2 * piece) {
            assertThat(frames(server(), bytes, piece)).isEqualTo(whole);
        }
    }
}
