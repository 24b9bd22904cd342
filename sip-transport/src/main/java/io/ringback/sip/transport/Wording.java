package io.ringback.sip.transport;

/** What a sender is told of a connection that ended. */
final class Wording {
    private Wording() {}

    static String of(CloseReason reason) {
        return switch (reason) {
            case OURS -> "the connection was closed here";
            case THEIRS -> "the other side closed the connection";
            case RESET -> "the network broke the connection";
            case UNREACHABLE -> "no connection can be opened";
            case TOO_MANY -> "there are too many connections";
            case TOO_MANY_OF_PEER -> "there are too many connections with this peer";
            case HANDSHAKE_TIMEOUT -> "the handshake took too long";
            case TLS -> "the TLS handshake failed";
            case WEBSOCKET -> "the WebSocket handshake was refused";
            case PROXY_HEADER -> "the PROXY header cannot be read";
            case MESSAGE_TIMEOUT -> "a message was not ended in time";
            case FRAMING -> "the stream's messages cannot be told apart";
            case UNFINISHED_BYTES -> "too many bytes of unfinished messages are held";
            case KEEP_ALIVE -> "the other side does not answer keep-alives";
            case NOT_READING -> "the other side reads nothing";
            case IDLE -> "the connection was idle for too long";
        };
    }
}
