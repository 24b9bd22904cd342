package io.ringback.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;

/**
 * Answers pings, each with a pong of its own (RFC 5626 §5.4), by one write at a time: those that come before the other
 * side has taken it are no more than a number until then. So pings that have waited behind a congested link are all
 * answered, and whoever sends them without reading the answers fills no memory with them. For the event loop.
 */
final class Pongs {
    private static final int LENGTH = 2;
    private static final int MOST_AT_ONCE = 512;
    private static final ByteBuf LINE_ENDS = Unpooled.unreleasableBuffer(Unpooled.directBuffer(LENGTH * MOST_AT_ONCE)
                    .writeBytes("\r\n".repeat(MOST_AT_ONCE).getBytes(StandardCharsets.US_ASCII)))
            .asReadOnly();

    private long owed;
    private boolean writing;

    /** A ping has come. */
    void owe() {
        owed++;
    }

    /** Writes the answers that are owed, now or as soon as the other side has taken those before. */
    void answer(Channel to) {
        if (owed > 0 && !writing) {
            int count = (int) Math.min(owed, MOST_AT_ONCE);
            owed -= count;
            writing = true;
            to.writeAndFlush(LINE_ENDS.slice(0, LENGTH * count))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
                    .addListener((ChannelFuture written) -> taken(written));
        }
    }

    private void taken(ChannelFuture written) {
        writing = false;
        if (written.isSuccess()) {
            answer(written.channel());
        }
    }
}
