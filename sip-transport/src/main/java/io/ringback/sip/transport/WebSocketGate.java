package io.ringback.sip.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The server's side of the WebSocket handshake: nothing is upgraded that is not for SIP (RFC 7118 §4). */
final class WebSocketGate extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String SUBPROTOCOL = "sip";

    private final Connection connection;
    private final WebSocketSettings settings;

    WebSocketGate(Connection connection, WebSocketSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** How frames are read: what is sent to a server is masked, and no larger than a message. */
    static WebSocketDecoderConfig frames(Connection connection, boolean masked) {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(connection.owner().parseLimits().messageBytes())
                .expectMaskedFrames(masked)
                .allowExtensions(false)
                .allowMaskMismatch(false)
                .closeOnProtocolViolation(false)
                .build();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        HttpResponseStatus refusal = refusal(request);
        if (refusal != null) {
            refuse(context, refusal);
            return;
        }
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://" + request.headers().get(HttpHeaderNames.HOST, "") + settings.path(),
                        SUBPROTOCOL,
                        frames(connection, true))
                .newHandshaker(request);
        if (handshaker == null) {
            refuse(context, HttpResponseStatus.UPGRADE_REQUIRED);
            return;
        }
        // Frames may follow the handshake at once, so their reader has to be there before it.
        WebSocketInbound.install(context, this, connection);
        handshaker.handshake(context.channel(), request).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private @Nullable HttpResponseStatus refusal(FullHttpRequest request) {
        boolean upgrade = request.decoderResult().isSuccess()
                && request.method().equals(HttpMethod.GET)
                && request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (!upgrade) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!path(request.uri()).equals(settings.path())) {
            return HttpResponseStatus.NOT_FOUND;
        }
        if (!settings.allows(Optional.ofNullable(request.headers().get(HttpHeaderNames.ORIGIN)))) {
            return HttpResponseStatus.FORBIDDEN;
        }
        if (!WebSocketVersion.V13
                .toHttpHeaderValue()
                .equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return HttpResponseStatus.UPGRADE_REQUIRED;
        }
        return offersSip(request) ? null : HttpResponseStatus.BAD_REQUEST;
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static boolean offersSip(FullHttpRequest request) {
        for (String line : request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)) {
            StringTokenizer offers = new StringTokenizer(line, ", \t");
            while (offers.hasMoreTokens()) {
                if (offers.nextToken().equalsIgnoreCase(SUBPROTOCOL)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        DefaultFullHttpResponse answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            answer.headers().set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, WebSocketVersion.V13.toHttpHeaderValue());
        }
        context.writeAndFlush(answer).addListener(sent -> connection.end(CloseReason.WEBSOCKET));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.fail(TlsFailedException.isNetworkOnly(cause) ? CloseReason.RESET : CloseReason.WEBSOCKET, cause);
    }
}
