package io.ringback.sip.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Reads the PROXY header, of version 1 or 2, that a trusted relay sends first, and takes over the address in it. A
 * relay that speaks for itself, or says that it knows no address, is left as it is.
 */
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {
    /** The extensions of version 2 are not read, and so only bounded. */
    private static final int EXTENSION_BYTES = 4 << 10;

    private final Connection connection;
    private final Runnable next;

    private ProxyHeader(Connection connection, Runnable next) {
        this.connection = connection;
        this.next = next;
    }

    /** Puts the header before all else. */
    static void expect(ChannelPipeline pipeline, Connection connection, Runnable next) {
        connection.during(CloseReason.PROXY_HEADER);
        pipeline.addLast(new HAProxyMessageDecoder(EXTENSION_BYTES), new ProxyHeader(connection, next));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) throws UnknownHostException {
        HAProxyProxiedProtocol protocol = header.proxiedProtocol();
        boolean told = header.command() == HAProxyCommand.PROXY
                && (protocol == HAProxyProxiedProtocol.TCP4 || protocol == HAProxyProxiedProtocol.TCP6);
        if (told) {
            byte[] address = NetUtil.createByteArrayFromIpAddressString(header.sourceAddress());
            connection.cameFrom(new InetSocketAddress(InetAddress.getByAddress(address), header.sourcePort()));
        }
        context.pipeline().remove(this);
        next.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.fail(TlsFailedException.isNetworkOnly(cause) ? CloseReason.RESET : CloseReason.PROXY_HEADER, cause);
    }
}
