package io.ringback.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import io.ringback.sip.message.Arrival;
import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebSocket messages, of which each is one SIP message (RFC 7118 §5), in one frame or in several, as text or as
 * binary. What is sent is text if it is UTF-8, which all clients take.
 */
final class WebSocketInbound extends Inbound {
    private static final byte[] NOTHING = {};

    private final Deque<byte[]> complete = new ArrayDeque<>();
    private byte[] fragments = NOTHING;
    private boolean fragmented;
    private int rawBytes;
    private int completeBytes;

    private WebSocketInbound(Connection connection) {
        super(connection);
    }

    /** Takes the place of the handler that made the handshake. */
    static void install(ChannelHandlerContext context, ChannelHandler handshake, Connection connection) {
        WebSocketInbound inbound = new WebSocketInbound(connection);
        ChannelHandlerContext tls = context.pipeline().context(SslHandler.class);
        if (tls == null) {
            context.pipeline().addFirst(inbound.new Counter());
        } else {
            context.pipeline().addAfter(tls.name(), null, inbound.new Counter());
        }
        context.pipeline().addAfter(context.name(), null, new Utf8FrameValidator());
        context.pipeline().addLast(inbound);
        context.pipeline().remove(handshake);
    }

    @Override
    void take(Object read) {
        if (read instanceof WebSocketFrame frame) {
            rawBytes = 0;
            if (frame instanceof TextWebSocketFrame
                    || frame instanceof BinaryWebSocketFrame
                    || frame instanceof ContinuationWebSocketFrame) {
                data(frame);
            } else {
                control(frame);
            }
        }
    }

    private void data(WebSocketFrame frame) {
        ByteBuf content = frame.content();
        int size = fragments.length + content.readableBytes();
        if (size > owner().parseLimits().messageBytes()) {
            goodbye(WebSocketCloseStatus.MESSAGE_TOO_BIG);
            return;
        }
        byte[] message = Arrays.copyOf(fragments, size);
        content.getBytes(content.readerIndex(), message, fragments.length, content.readableBytes());
        fragmented = !frame.isFinalFragment();
        fragments = fragmented ? message : NOTHING;
        if (!fragmented) {
            complete.add(message);
            completeBytes += size;
        }
    }

    private void control(WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            write(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof PongWebSocketFrame) {
            connection().life().answered();
        } else if (frame instanceof CloseWebSocketFrame) {
            turnDeaf();
            connection().closedByPeer(false);
            channel()
                    .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void goodbye(WebSocketCloseStatus why) {
        turnDeaf();
        channel()
                .writeAndFlush(new CloseWebSocketFrame(why))
                .addListener(sent -> connection().end(CloseReason.FRAMING));
    }

    @Override
    void breakOff(Throwable cause) {
        boolean tooBig = cause instanceof TooLongFrameException;
        goodbye(tooBig ? WebSocketCloseStatus.MESSAGE_TOO_BIG : WebSocketCloseStatus.PROTOCOL_ERROR);
    }

    @Override
    @Nullable
    Arrival next() {
        for (byte[] message = complete.poll(); message != null; message = complete.poll()) {
            completeBytes -= message.length;
            Arrival arrival = isKeepAlive(message) ? answer(message) : read(message, message.length);
            if (arrival != null) {
                return arrival;
            }
        }
        return null;
    }

    private static boolean isKeepAlive(byte[] message) {
        return (message.length == 2 || message.length == 4)
                && new String(message, StandardCharsets.ISO_8859_1).isBlank();
    }

    /** RFC 7118 §6 allows the double line end of RFC 5626 too. */
    private @Nullable Arrival answer(byte[] keepAlive) {
        if (keepAlive.length == 4 && connection().accepted()) {
            write(new TextWebSocketFrame("\r\n"));
        } else {
            connection().life().answered();
        }
        return null;
    }

    @Override
    boolean isPartial() {
        return fragmented || rawBytes > 0;
    }

    @Override
    int heldBytes() {
        return fragments.length + rawBytes + completeBytes;
    }

    @Override
    Object encode(Slice message, Channel to) {
        ByteBuf bytes = Outbox.buffer(message, to);
        return isUtf8(message) ? new TextWebSocketFrame(bytes) : new BinaryWebSocketFrame(bytes);
    }

    private static boolean isUtf8(Slice message) {
        return message.readBy((bytes, from, to) -> {
            int at = from;
            while (at < to && bytes[at] >= 0) {
                at++;
            }
            try {
                return at == to
                        || StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, to - at)) != null;
            } catch (CharacterCodingException e) {
                return false;
            }
        });
    }

    @Override
    void ask() {
        write(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    void sayGoodbye(Channel to) {
        to.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE), to.voidPromise());
    }

    private void write(WebSocketFrame frame) {
        channel().writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** Sees bytes before anyone knows what frame they belong to: one that is never ended shows nowhere else. */
    private final class Counter extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object read) {
            rawBytes += read instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
            context.fireChannelRead(read);
            settle();
        }
    }
}
