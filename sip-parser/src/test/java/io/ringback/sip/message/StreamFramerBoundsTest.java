package io.ringback.sip.message;

import static io.ringback.sip.message.Streams.bytes;
import static io.ringback.sip.message.Streams.drain;
import static io.ringback.sip.message.Streams.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream costs is bounded by what has come. */
class StreamFramerBoundsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String HEAD = "INVITE sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/TCP 192.0.2.1\r\n";

    private static long allocated(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void feed(StreamFramer framer, byte[] bytes, int piece) {
        for (int at = 0; at < bytes.length; at += piece) {
            framer.feed(bytes, at, Math.min(bytes.length, at + piece));
            drain(framer);
        }
    }

    @Test
    void makesNoRoomForBytesThatAreOnlyAnnounced() {
        ParseLimits limits = ParseLimits.defaults().withMessageBytes(16_000_000);
        byte[] bytes = bytes(HEAD + "l: 15000000\r\n\r\n" + "x".repeat(1_000));
        feed(StreamFramer.ofServer(limits), bytes, 1);
        StreamFramer framer = StreamFramer.ofServer(limits);
        assertThat(allocated(() -> feed(framer, bytes, 100))).isLessThan(10L * bytes.length + 4_096);
        assertThat(framer.isPartial()).isTrue();
    }

    @Test
    void givesUpAHeadWithoutEndAtItsLimit() {
        for (String filler : new String[] {"x", "X: y\r\n", " \r\n", "X:\t,,,,,,\r\n"}) {
            StreamFramer framer = server();
            byte[] more = bytes(filler.repeat(1_024));
            framer.feed(bytes(HEAD), 0, HEAD.length());
            int fed = HEAD.length();
            List<Frame> frames = drain(framer);
            while (frames.isEmpty()) {
                framer.feed(more, 0, more.length);
                fed += more.length;
                frames = drain(framer);
            }
            assertThat(((Frame.Broken) frames.get(0)).violation().rule()).isEqualTo(Limit.HEADER_SECTION_TOO_LARGE);
            assertThat(fed).isLessThan(ParseLimits.defaults().headerSectionBytes() + 2 + more.length);
        }
    }

    /** Doubling gives a geometric series: what is allocated is at most a multiple of what has come. */
    @Test
    void allocatesInProportionEvenByteByByte() {
        byte[] bytes = bytes(HEAD + "l: 60000\r\n\r\n" + "x".repeat(60_000));
        feed(server(), bytes, 1);
        for (int piece : new int[] {1, 10, 1_448, 65_536}) {
            StreamFramer framer = server();
            long perFeed = allocated(() -> drain(server())) + 64;
            long feeds = bytes.length / piece + 1L;
            assertThat(allocated(() -> feed(framer, bytes, piece)))
                    .isLessThan(4L * bytes.length + feeds * perFeed + 4_096);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200, 100_000})
    void leavesTheRoomThatWasAskedForBehindEachMessage(int piece) {
        int room = 40;
        byte[] bytes = bytes(HEAD + "l: 3\r\n\r\nabc" + HEAD + "l: 500\r\n\r\n" + "x".repeat(500));
        StreamFramer framer = server().withRoom(room);
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += piece) {
            framer.feed(bytes, at, Math.min(bytes.length, at + piece));
            frames.addAll(drain(framer));
        }

        assertThat(frames).hasSize(2).allSatisfy(frame -> {
            Slice message = ((Frame.Message) frame).bytes();
            byte[] array = message.readBy((own, from, to) -> own);
            assertThat(Slice.of(array, 0, message.length())).isEqualTo(message);
            assertThat(Arrays.copyOfRange(array, message.length(), array.length))
                    .isEqualTo(new byte[room]);
        });
        assertThatThrownBy(() -> framer.withRoom(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> framer.withRoom(65_536)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40})
    void handsOverTheArrayOfAMessageThatCameAlone(int room) {
        byte[] bytes = bytes(HEAD + "l: 30000\r\n\r\n" + "x".repeat(30_000));
        feed(server(), bytes, bytes.length);
        StreamFramer framer = server().withRoom(room);
        assertThat(allocated(() -> feed(framer, bytes, bytes.length))).isLessThan(bytes.length + 2_048L);
    }
}
