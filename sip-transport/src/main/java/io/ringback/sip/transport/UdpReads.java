package io.ringback.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.epoll.EpollDatagramChannel;
import java.nio.ByteBuffer;

/**
 * How a socket is read: many datagrams before each flush, with room for one byte more than the largest has, into memory
 * that the socket has from its beginning to its end. So reading never asks an allocator, which could refuse (Netty
 * closes a socket of the JDK's for that) or wait for another loop.
 */
final class UdpReads extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int MOST_SLOTS = 32;
    private static final int SLOT_MEMORY = 512 << 10;

    private final int room;
    private final int slots;
    private final boolean together;

    private UdpReads(int room, int slots, boolean together) {
        super(slots);
        this.room = room;
        this.slots = slots;
        this.together = together;
    }

    /**
     * Sets a channel's buffers. A datagram that fills its room to the last byte is longer than the limit, and may be
     * cut: the system does not tell. With epoll one system call fills several slots ({@code recvmmsg}). Who reads has
     * to release what it got before the batch of reads is over.
     */
    static void configure(Channel channel, int largestDatagram) {
        int room = largestDatagram + 1;
        int slots = Math.max(1, Math.min(MOST_SLOTS, SLOT_MEMORY / room));
        boolean together = false;
        if (channel instanceof EpollDatagramChannel epoll) {
            epoll.config().setMaxDatagramPayloadSize(room);
            together = true;
        }
        channel.config().setRecvByteBufAllocator(new UdpReads(room, slots, together));
    }

    @Override
    @SuppressWarnings("deprecation")
    public Handle newHandle() {
        return new Slots();
    }

    /** One channel's memory, given out slot by slot, or all of it where one read fills several slots. */
    private final class Slots extends MaxMessageHandle {
        private final ByteBuf[] free;
        private int next;

        Slots() {
            ByteBuf memory = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(room * slots));
            free = new ByteBuf[together ? 1 : slots];
            for (int i = 0; i < free.length; i++) {
                free[i] = together ? memory : memory.slice(i * room, room);
            }
        }

        @Override
        public void reset(ChannelConfig config) {
            super.reset(config);
            next = 0;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator unused) {
            ByteBuf slot = free[next];
            next = next + 1 < free.length ? next + 1 : 0;
            return slot.clear().retain();
        }

        @Override
        public int guess() {
            return together ? room * slots : room;
        }
    }
}
