package io.ringback.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.SipText;
import io.ringback.testing.Draw;
import io.ringback.text.ByteWriter;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The frames of a stream are the same in whatever pieces it comes, and the parser agrees about their borders. */
class StreamPropertiesTest {
    /** Messages with their Content-Length, and keep-alives between them. */
    private static Slice stream(Draw draw, List<Frame> expected) {
        ByteWriter stream = ByteWriter.ofCapacity(4_096);
        for (int count = draw.between(1, 4); count > 0; count--) {
            for (int pings = draw.below(draw.oneIn(4) ? 40 : 3); pings > 0; pings--) {
                stream.crlf().crlf();
                expected.add(Frame.KeepAlive.PING);
            }
            if (draw.oneIn(3)) {
                stream.crlf();
            }
            SipMessage message =
                    (SipMessage) SipParser.strict().parse(SipText.of(draw).bytes());
            Slice bytes = message.edit().build().bytes();
            stream.slice(bytes);
            expected.add(new Frame.Message(bytes));
        }
        return Slice.of(stream.toBytes());
    }

    private static StreamFramer framer(Draw draw) {
        ParseLimits limits = ParseLimits.defaults();
        StreamFramer framer = draw.oneIn(2) ? StreamFramer.ofServer(limits) : StreamFramer.ofClient(limits);
        return draw.oneIn(2) ? framer : framer.withRoom(draw.below(100));
    }

    /** Feeds pieces of random lengths, as arrays and buffers, and now and then takes no frames for a while. */
    private static List<Frame> inPieces(StreamFramer framer, byte[] bytes, long seed) {
        Random random = new Random(seed);
        int most = 1 << random.nextInt(12);
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int to = Math.min(bytes.length, at + random.nextInt(most) + 1);
            if (random.nextBoolean()) {
                framer.feed(bytes, at, to);
            } else {
                framer.feed(ByteBuffer.wrap(bytes, at, to - at));
            }
            at = to;
            if (random.nextInt(8) > 0) {
                frames.addAll(Streams.drain(framer));
            }
        }
        frames.addAll(Streams.drain(framer));
        return frames;
    }

    @Property
    void givesEveryMessageInAnyPieces(@ForAll Draw draw, @ForAll long seed) {
        List<Frame> expected = new ArrayList<>();
        byte[] bytes = stream(draw, expected).toBytes();
        StreamFramer framer = Streams.server();
        assertThat(inPieces(framer, bytes, seed)).isEqualTo(expected);
        assertThat(framer.isPartial()).isFalse();
    }

    @Property(tries = 3_000)
    void givesTheSameFramesOfASpoiltStreamInAnyPieces(@ForAll Draw draw, @ForAll long seed) {
        byte[] bytes = Mutation.of(draw, stream(draw, new ArrayList<>()).toBytes());
        boolean server = draw.oneIn(2);
        ParseLimits limits = ParseLimits.defaults();
        StreamFramer whole = server ? StreamFramer.ofServer(limits) : StreamFramer.ofClient(limits);
        List<Frame> expected = Streams.frames(whole, bytes, bytes.length + 1);
        StreamFramer pieces = server ? StreamFramer.ofServer(limits) : StreamFramer.ofClient(limits);
        assertThat(inPieces(pieces, bytes, seed)).isEqualTo(expected);
        assertThat(pieces.isBroken()).isEqualTo(whole.isBroken());
        assertThat(pieces.heldBytes()).isEqualTo(whole.heldBytes());
    }

    /** No parser sees another message end than the framer: that is how messages would be smuggled. */
    @Property(tries = 3_000)
    void agreesWithTheParserWhereAMessageEnds(@ForAll Draw draw, @ForAll long seed) {
        byte[] bytes = Mutation.of(draw, stream(draw, new ArrayList<>()).toBytes());
        for (Frame frame : inPieces(framer(draw), bytes, seed)) {
            if (frame instanceof Frame.Message message) {
                agrees(SipParser.strict(), message.bytes());
                agrees(SipParser.lenient(), message.bytes());
            }
        }
    }

    private static void agrees(SipParser parser, Slice bytes) {
        Parsed parsed = bytes.readBy(parser::parse);
        if (parsed instanceof SipMessage message) {
            assertThat(message.bytes()).isEqualTo(bytes);
        }
        Everything.of(parsed);
    }
}
