package io.ringback.sip.transport.location;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DefaultDnsResponse;
import io.netty.handler.codec.dns.DnsQuery;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.handler.codec.dns.TcpDnsQueryDecoder;
import io.netty.handler.codec.dns.TcpDnsResponseEncoder;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A DNS server at a port of the loopback address, over UDP and TCP, made of Netty's codec; or one that answers with any
 * bytes at all.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails shows in the test that waits for it
final class LoopbackDns implements AutoCloseable {
    private static final int MOST_TRIES = 20;

    /** The questions that came, with what they came over. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel udp;
    private final Channel tcp;

    private LoopbackDns(ChannelInitializer<Channel> datagrams, ChannelInitializer<Channel> streams) {
        Channel listener = listen(streams);
        ChannelFuture bound = bind(datagrams, listener.localAddress());
        // The first port that is free for connections may be taken for datagrams, by anybody.
        for (int tries = 1; !bound.isSuccess() && tries < MOST_TRIES; tries++) {
            listener.close().syncUninterruptibly();
            listener = listen(streams);
            bound = bind(datagrams, listener.localAddress());
        }
        tcp = listener;
        udp = bound.syncUninterruptibly().channel();
    }

    private Channel listen(ChannelInitializer<Channel> streams) {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(streams)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private ChannelFuture bind(ChannelInitializer<Channel> datagrams, SocketAddress address) {
        return new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(datagrams)
                .bind(address)
                .awaitUninterruptibly();
    }

    /** A server whose answers are filled by the test: those over UDP, and those over TCP. */
    static LoopbackDns of(BiConsumer<DnsQuestion, DnsResponse> datagram, BiConsumer<DnsQuestion, DnsResponse> stream) {
        LoopbackDns[] self = new LoopbackDns[1];
        self[0] = new LoopbackDns(
                initializer(channel -> channel.pipeline()
                        .addLast(new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder())
                        .addLast(answers(DatagramDnsQuery.class, "UDP", datagram, self))),
                initializer(channel -> channel.pipeline()
                        .addLast(new TcpDnsQueryDecoder(), new TcpDnsResponseEncoder())
                        .addLast(answers(DnsQuery.class, "TCP", stream, self))));
        return self[0];
    }

    static LoopbackDns of(BiConsumer<DnsQuestion, DnsResponse> answer) {
        return of(answer, answer);
    }

    /** A server that answers each datagram with bytes that are made of it, and ends each connection at once. */
    static LoopbackDns ofBytes(Function<byte[], List<byte[]>> answers) {
        return ofBytes(answers, Channel::close);
    }

    /** A server that answers each datagram with bytes that are made of it, and does something with each connection. */
    static LoopbackDns ofBytes(Function<byte[], List<byte[]>> answers, Setup connections) {
        LoopbackDns[] self = new LoopbackDns[1];
        self[0] = new LoopbackDns(
                initializer(channel -> channel.pipeline().addLast(new SimpleChannelInboundHandler<DatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DatagramPacket query) {
                        byte[] bytes = new byte[query.content().readableBytes()];
                        query.content().readBytes(bytes);
                        self[0].asked.add("UDP");
                        for (byte[] answer : answers.apply(bytes)) {
                            context.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(answer), query.sender()));
                        }
                    }
                })),
                initializer(channel -> {
                    self[0].asked.add("TCP");
                    connections.accept(channel);
                }));
        return self[0];
    }

    /** What a server does with a channel that is new. */
    interface Setup {
        void accept(Channel channel);
    }

    private static ChannelInitializer<Channel> initializer(Setup setup) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                setup.accept(channel);
            }
        };
    }

    private static <Q extends DnsQuery> SimpleChannelInboundHandler<Q> answers(
            Class<Q> kind, String carrier, BiConsumer<DnsQuestion, DnsResponse> filler, LoopbackDns[] self) {
        return new SimpleChannelInboundHandler<>(kind) {
            @Override
            protected void channelRead0(ChannelHandlerContext context, Q query) {
                DnsQuestion question = query.recordAt(DnsSection.QUESTION);
                self[0].asked.add(carrier + " " + question.type().name() + " " + question.name());
                DnsResponse response = query instanceof DatagramDnsQuery datagram
                        ? new DatagramDnsResponse(
                                /* sender= */ datagram.recipient(), /* recipient= */ datagram.sender(), query.id())
                        : new DefaultDnsResponse(query.id());
                response.addRecord(DnsSection.QUESTION, new DefaultDnsQuestion(question.name(), question.type()));
                filler.accept(question, response);
                context.writeAndFlush(response);
            }
        };
    }

    /** Nobody listens at the port over TCP any more. */
    void refuseConnections() {
        tcp.close().syncUninterruptibly();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) udp.localAddress();
    }

    static DnsRecord a(String owner, long ttl, int lastByte) {
        return raw(owner, DnsRecordType.A, ttl, new byte[] {(byte) 192, 0, 2, (byte) lastByte});
    }

    static DnsRecord srv(String owner, long ttl, int priority, String target) {
        return raw(owner, DnsRecordType.SRV, ttl, join(two(priority), two(10), two(5060), name(target)));
    }

    static DnsRecord naptr(String owner, int order, String flags, String service, String replacement) {
        byte[] data = join(two(order), two(50), text(flags), text(service), text(""), name(replacement));
        return raw(owner, DnsRecordType.NAPTR, 60, data);
    }

    static DnsRecord cname(String owner, long ttl, String target) {
        return raw(owner, DnsRecordType.CNAME, ttl, name(target));
    }

    static DnsRecord soa(String owner, long ttl, int minimum) {
        byte[] numbers = new byte[16];
        byte[] last = {(byte) (minimum >> 24), (byte) (minimum >> 16), (byte) (minimum >> 8), (byte) minimum};
        return raw(owner, DnsRecordType.SOA, ttl, join(name("ns.example"), name("admin.example"), numbers, last));
    }

    static DnsRecord raw(String owner, DnsRecordType type, long ttl, byte[] data) {
        ByteBuf content = Unpooled.wrappedBuffer(data);
        return new DefaultDnsRawRecord(owner + ".", type, ttl, content);
    }

    static byte[] two(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] text(String text) {
        return join(new byte[] {(byte) text.length()}, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] name(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String label : name.split("\\.", -1)) {
            bytes.writeBytes(text(label));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        udp.close().syncUninterruptibly();
        tcp.close().syncUninterruptibly();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
