package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.ringback.testing.Rfc;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakGate.class)
class PongsTest {
    private final Slow slow = new Slow();
    private final EmbeddedChannel channel = new EmbeddedChannel(slow);
    private final Pongs pongs = new Pongs();

    /** A network that takes what is written when it is told to. */
    private static final class Slow extends ChannelOutboundHandlerAdapter {
        private final Deque<ChannelPromise> writes = new ArrayDeque<>();
        private int lineEnds;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ByteBuf bytes = (ByteBuf) message;
            while (bytes.isReadable()) {
                assertThat(bytes.readShort()).isEqualTo((short) 0x0D0A);
                lineEnds++;
            }
            writes.add(promise);
        }
    }

    private void ping(int times) {
        for (int i = 0; i < times; i++) {
            pongs.owe();
        }
        pongs.answer(channel);
    }

    @Test
    @Rfc(number = 5626, section = "5.4")
    void answersEveryPing() {
        ping(0);
        assertThat(slow.writes).isEmpty();

        ping(3);
        assertThat(slow.lineEnds).isEqualTo(3);

        slow.writes.remove().setSuccess();
        assertThat(slow.writes).isEmpty();

        ping(1);
        assertThat(slow.lineEnds).isEqualTo(4);
    }

    @Test
    void hasOneWriteOnItsWayHoweverManyPingsCome() {
        for (int i = 0; i < 100_000; i++) {
            ping(i % 2 + 1);
            assertThat(slow.writes).hasSize(1);
        }
        while (!slow.writes.isEmpty()) {
            slow.writes.remove().setSuccess();
        }
        assertThat(slow.lineEnds).isEqualTo(150_000);
    }

    @Test
    void closesWhatTakesNoAnswer() {
        ping(1);
        ping(1);

        slow.writes.remove().setFailure(new IOException("reset"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(slow.writes).isEmpty();
    }
}
