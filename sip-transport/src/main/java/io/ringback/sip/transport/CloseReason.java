package io.ringback.sip.transport;

/** Why a connection ended, or never began. */
public enum CloseReason {
    /** We were asked to close it. */
    OURS,
    /** The other side closed it. */
    THEIRS,
    /** The network broke it. */
    RESET,
    /** It could not be opened. */
    UNREACHABLE,
    /** There are as many connections as are allowed. */
    TOO_MANY,
    /** There are as many connections as are allowed with this peer. */
    TOO_MANY_OF_PEER,
    /** The handshakes did not end in time, or the first bytes of one did not come. */
    HANDSHAKE_TIMEOUT,
    /** The TLS handshake failed, or the certificate is not of the domain that was asked for. */
    TLS,
    /** The WebSocket handshake was refused, by them or by us. */
    WEBSOCKET,
    /** A trusted peer sent no PROXY header that could be read. */
    PROXY_HEADER,
    /** A message was begun and not ended in time. */
    MESSAGE_TIMEOUT,
    /** Nobody knows where the next message begins. */
    FRAMING,
    /** All connections together hold too many bytes of unfinished messages. */
    UNFINISHED_BYTES,
    /** A question whether the other side is there was not answered in time. */
    KEEP_ALIVE,
    /** The other side reads nothing, and too much waits for it. */
    NOT_READING,
    /** Nothing went either way for long. */
    IDLE
}
