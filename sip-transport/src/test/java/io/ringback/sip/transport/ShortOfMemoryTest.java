package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Netty's allocator refuses: for want of direct memory, or because a lock of its own would have to be waited for. */
@ExtendWith({LeakGate.class, QuietLog.class})
class ShortOfMemoryTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void readsOnByTheSystemsLoop() {
        Assumptions.assumeTrue(Epoll.isAvailable());
        readsOn(EpollIoHandler.newFactory(), EpollDatagramChannel.class, 512);
        readsOn(EpollIoHandler.newFactory(), EpollDatagramChannel.class, 65_535);
    }

    @Test
    void readsOnByTheJdksLoop() {
        readsOn(NioIoHandler.newFactory(), NioDatagramChannel.class, 512);
        readsOn(NioIoHandler.newFactory(), NioDatagramChannel.class, 65_535);
    }

    private static void readsOn(IoHandlerFactory loop, Class<? extends Channel> kind, int largest) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, loop);
        Mailbox<byte[]> arrived = new Mailbox<>();
        Channel channel = new Bootstrap()
                .group(group)
                .channel(kind)
                .option(ChannelOption.ALLOCATOR, new NoMemory())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel fresh) {
                        UdpReads.configure(fresh, largest);
                        fresh.pipeline().addLast(new Keeper(arrived));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
        RawPeer peer = RawPeer.open();

        for (int i = 0; i < 100; i++) {
            peer.send(Messages.bytes("datagram " + i), (InetSocketAddress) channel.localAddress());
        }

        for (int i = 0; i < 100; i++) {
            assertThat(arrived.next()).asString().isEqualTo("datagram " + i);
        }
        assertThat(channel.isOpen()).isTrue();
        peer.close();
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** The sizes that Netty's allocator keeps for each loop end at 16,896 bytes; beyond, loops wait for each other. */
    @Test
    @SuppressWarnings("deprecation")
    void readsStreamsIntoBuffersThatLoopsDoNotShare() {
        EmbeddedChannel channel = new EmbeddedChannel();
        RecvByteBufAllocator.Handle handle = StreamBuilder.READS.newHandle();
        for (int i = 0; i < 20; i++) {
            handle.reset(channel.config());
            handle.attemptedBytesRead(handle.guess());
            handle.lastBytesRead(handle.guess());
            handle.readComplete();
        }

        assertThat(handle.guess()).isEqualTo(16_384);
    }

    @Test
    void failsTheMessageThatThereIsNoMemoryForAndSendsTheOthers() {
        UdpTransport transport = UdpTransport.builder().bind().block(LONG);
        EmbeddedChannel channel = new EmbeddedChannel();
        Sometimes outbox = new Sometimes();

        Mono<Void> first = sent(outbox, transport, "first");
        Mono<Void> none = sent(outbox, transport, "no-memory");
        Mono<Void> last = sent(outbox, transport, "last");
        outbox.open(channel);
        channel.runPendingTasks();

        StepVerifier.create(first).expectComplete().verify(LONG);
        StepVerifier.create(none)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(SendFailedException.class)
                        .hasRootCauseMessage("on purpose"))
                .verify(LONG);
        StepVerifier.create(last).expectComplete().verify(LONG);
        assertThat(channel.outboundMessages()).containsExactly("first", "last");
        assertThat(outbox.waitingBytes()).isZero();
        transport.close().block(LONG);
    }

    /** Sends a request to a host at once; what became of it can be asked for later. */
    private static Mono<Void> sent(Outbox outbox, UdpTransport transport, String text) {
        Sinks.Empty<Void> result = Sinks.empty();
        Mono<Void> sending = new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Void> sender) {
                SipRequest message = SipRequest.builder(Method.OPTIONS, Uri.of("sip:" + text))
                        .build();
                Sending.Way way = new Sending.Way(transport, transport.reports(), (delivery, sent) -> {});
                outbox.send(new Outgoing(way, message.bytes(), transport.localAddress(), sender));
            }
        };
        sending.subscribe(none -> {}, result::tryEmitError, result::tryEmitEmpty);
        return result.asMono();
    }

    /** Writes the hosts, if the allocator lets it. */
    private static final class Sometimes extends Outbox {
        Sometimes() {
            super(1 << 20);
        }

        @Override
        Object encode(Outgoing message, Channel to) {
            String text = message.bytes().toString().split("[: ]", 4)[2];
            if (text.equals("no-memory")) {
                throw new OutOfMemoryError("on purpose");
            }
            return text;
        }

        @Override
        void loopIsGone() {}
    }

    /** Keeps copies of what arrives. */
    private static final class Keeper extends ChannelInboundHandlerAdapter {
        private final Mailbox<byte[]> arrived;

        Keeper(Mailbox<byte[]> arrived) {
            this.arrived = arrived;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object read) {
            DatagramPacket packet = (DatagramPacket) read;
            arrived.put(ByteBufUtil.getBytes(packet.content()));
            packet.release();
        }
    }

    /** An allocator without memory. */
    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }

        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("on purpose");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("on purpose");
        }
    }
}
