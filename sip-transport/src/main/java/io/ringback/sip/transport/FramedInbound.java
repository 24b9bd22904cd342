package io.ringback.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.Frame;
import io.ringback.sip.message.StreamFramer;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a stream whose messages are told apart by Content-Length (RFC 3261 §18.3), and its keep-alives (RFC 5626). */
final class FramedInbound extends Inbound {
    private static final ByteBuf PING = Unpooled.unreleasableBuffer(
                    Unpooled.directBuffer(4).writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
            .asReadOnly();
    private static final long FAREWELL_MILLIS = 500;

    private final StreamFramer framer;
    private final Pongs pongs = new Pongs();

    FramedInbound(Connection connection) {
        super(connection);
        ParseLimits limits = connection.owner().parseLimits();
        framer = (connection.accepted() ? StreamFramer.ofServer(limits) : StreamFramer.ofClient(limits))
                .withRoom(TopVia.roomFor(connection.remote()));
    }

    @Override
    void take(Object read) {
        if (read instanceof ByteBuf bytes) {
            framer.feed(bytes.nioBuffer());
        }
    }

    @Override
    @Nullable
    Arrival next() {
        for (Optional<Frame> next = framer.next(); next.isPresent(); next = framer.next()) {
            Arrival arrival = arrival(next.get());
            if (arrival != null) {
                return arrival;
            }
        }
        pongs.answer(channel());
        return null;
    }

    private @Nullable Arrival arrival(Frame frame) {
        if (frame == Frame.KeepAlive.PING) {
            pongs.owe();
            return null;
        }
        if (frame == Frame.KeepAlive.PONG) {
            connection().life().answered();
            return null;
        }
        pongs.answer(channel());
        if (frame instanceof Frame.Message message) {
            int length = message.bytes().length();
            // The framer gives the array away, which begins with the message.
            byte[] own = message.bytes().readBy((bytes, from, to) -> bytes);
            return read(own, length);
        }
        return frame instanceof Frame.Broken broken ? broken(broken) : null;
    }

    /** The stream is of no use any more; a request whose head is there may still be answered before the end. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private @Nullable Arrival broken(Frame.Broken broken) {
        turnDeaf();
        Arrival arrival = broken.violation().status() == 0
                ? null
                : owner().reader()
                        .readHead(
                                broken.head().toBytes(),
                                broken.violation(),
                                connection(),
                                connection().remote());
        if (arrival == null) {
            connection().end(CloseReason.FRAMING);
        } else {
            channel().eventLoop().schedule(this::farewell, FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return arrival;
    }

    /** Ends our direction first, so that the answer is not lost with what the other side still sends. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void farewell() {
        connection().outbox().drain(channel());
        if (channel() instanceof SocketChannel socket && socket.isActive()) {
            socket.shutdownOutput()
                    .addListener(done -> channel()
                            .eventLoop()
                            .schedule(
                                    () -> connection().end(CloseReason.FRAMING),
                                    FAREWELL_MILLIS,
                                    TimeUnit.MILLISECONDS));
        } else {
            connection().end(CloseReason.FRAMING);
        }
    }

    @Override
    boolean isPartial() {
        return framer.isPartial();
    }

    @Override
    int heldBytes() {
        return framer.heldBytes();
    }

    @Override
    Object encode(Slice message, Channel to) {
        return Outbox.buffer(message, to);
    }

    @Override
    void ask() {
        channel().writeAndFlush(PING.duplicate()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
