package io.ringback.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollDatagramChannel;

/** How a socket is read: many datagrams before each flush, and with room for one byte more than the largest has. */
final class UdpReads {
    private static final int READS_A_BATCH = 32;
    private static final int MOST_SLOTS = 32;
    private static final int SLOT_MEMORY = 512 << 10;

    private UdpReads() {}

    /**
     * Sets a channel's buffers. A datagram that fills its room to the last byte is longer than the limit, and may be
     * cut: the system does not tell. With epoll one system call fills several slots ({@code recvmmsg}).
     */
    static void configure(Channel channel, int largestDatagram) {
        int room = largestDatagram + 1;
        int slots = 1;
        if (channel instanceof EpollDatagramChannel epoll) {
            slots = Math.max(1, Math.min(MOST_SLOTS, SLOT_MEMORY / room));
            epoll.config().setMaxDatagramPayloadSize(room);
        }
        FixedRecvByteBufAllocator allocator = new FixedRecvByteBufAllocator(room * slots);
        channel.config().setRecvByteBufAllocator(allocator.maxMessagesPerRead(READS_A_BATCH));
    }
}
