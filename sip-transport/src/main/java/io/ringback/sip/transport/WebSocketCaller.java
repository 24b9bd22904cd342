package io.ringback.sip.transport;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.URI;

/** The client's side of the WebSocket handshake: the server has to agree to speak SIP (RFC 7118 §4.1). */
final class WebSocketCaller extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final Connection connection;
    private final WebSocketClientHandshaker handshaker;

    WebSocketCaller(Connection connection, WebSocketSettings settings) {
        this.connection = connection;
        this.handshaker = new WebSocketClientHandshaker13(
                url(connection, settings),
                WebSocketVersion.V13,
                WebSocketGate.SUBPROTOCOL,
                false,
                new DefaultHttpHeaders(),
                connection.owner().parseLimits().messageBytes());
    }

    private static URI url(Connection connection, WebSocketSettings settings) {
        InetSocketAddress remote = connection.remote();
        String scheme = connection.transport().secure() ? "wss" : "ws";
        String domain = connection.domain();
        String host = domain != null ? domain : literal(remote);
        return URI.create(scheme + "://" + host + ":" + remote.getPort() + settings.path());
    }

    private static String literal(InetSocketAddress remote) {
        String address = NetUtil.toAddressString(remote.getAddress());
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            begin(context);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context);
    }

    private void begin(ChannelHandlerContext context) {
        handshaker.handshake(context.channel()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        try {
            handshaker.finishHandshake(context.channel(), response);
        } catch (WebSocketHandshakeException refused) {
            connection.fail(CloseReason.WEBSOCKET, refused);
            return;
        }
        WebSocketInbound.install(context, this, connection);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.fail(TlsFailedException.isNetworkOnly(cause) ? CloseReason.RESET : CloseReason.WEBSOCKET, cause);
    }
}
