package io.ringback.sip.transport;

import java.time.Duration;

/**
 * The bounds of a transport of connections. Immutable.
 *
 * @param connections how many connections there may be in all, those that we open included; 1 or more
 * @param connectionsOfPeer how many of them one address may open; 1 or more
 * @param unfinishedBytes how many bytes of unfinished messages all connections may hold together; the connection that
 *     exceeds it is closed
 * @param waitingBytes how many bytes may wait to be sent by one connection; what exceeds it fails
 * @param connecting how long opening a connection may take
 * @param handshake how long the handshakes of TLS, WebSocket and the PROXY header may take together
 * @param message how long a message may take from its first byte to its last
 * @param refusal how long a message that the handler refuses is offered again before it is dropped; meanwhile its
 *     connection is not read
 * @param stall how long a connection may take nothing while something waits for it
 * @param idle how long a connection may be without any traffic; RFC 3261 §18 wants more than the longest transaction
 */
public record StreamLimits(
        int connections,
        int connectionsOfPeer,
        long unfinishedBytes,
        long waitingBytes,
        Duration connecting,
        Duration handshake,
        Duration message,
        Duration refusal,
        Duration stall,
        Duration idle) {
    private static final StreamLimits DEFAULTS = new StreamLimits(
            16_384,
            1_024,
            64L << 20,
            1L << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10));

    /**
     * Bounds, checked.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public StreamLimits {
        if (connections < 1 || connectionsOfPeer < 1 || unfinishedBytes < 1 || waitingBytes < 1) {
            throw new IllegalArgumentException("a limit is 1 or more");
        }
        requirePositive(connecting);
        requirePositive(handshake);
        requirePositive(message);
        requirePositive(refusal);
        requirePositive(stall);
        requirePositive(idle);
    }

    private static void requirePositive(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a time limit is more than zero, not " + duration);
        }
    }

    /**
     * The bounds that hold if nothing else is said.
     *
     * @return 16,384 connections, 1,024 with one peer, 64 MiB unfinished, 1 MiB waiting for each; 10 s to connect, for
     *     handshakes and for a message, 2 s for a refused one, 30 s without progress, 10 min without traffic
     */
    public static StreamLimits defaults() {
        return DEFAULTS;
    }

    /**
     * These bounds with other numbers of connections.
     *
     * @param all in all
     * @param ofPeer with one peer
     * @return new bounds
     */
    public StreamLimits withConnections(int all, int ofPeer) {
        return new StreamLimits(
                all, ofPeer, unfinishedBytes, waitingBytes, connecting, handshake, message, refusal, stall, idle);
    }

    /**
     * These bounds with other numbers of bytes.
     *
     * @param unfinished of unfinished messages in all
     * @param waiting to be sent by one connection
     * @return new bounds
     */
    public StreamLimits withBytes(long unfinished, long waiting) {
        return new StreamLimits(
                connections,
                connectionsOfPeer,
                unfinished,
                waiting,
                connecting,
                handshake,
                message,
                refusal,
                stall,
                idle);
    }

    /**
     * These bounds with another time to connect.
     *
     * @param time more than zero
     * @return new bounds
     */
    public StreamLimits withConnecting(Duration time) {
        return new StreamLimits(
                connections,
                connectionsOfPeer,
                unfinishedBytes,
                waitingBytes,
                time,
                handshake,
                message,
                refusal,
                stall,
                idle);
    }

    /**
     * These bounds with another time for handshakes.
     *
     * @param time more than zero
     * @return new bounds
     */
    public StreamLimits withHandshake(Duration time) {
        return new StreamLimits(
                connections,
                connectionsOfPeer,
                unfinishedBytes,
                waitingBytes,
                connecting,
                time,
                message,
                refusal,
                stall,
                idle);
    }

    /**
     * These bounds with another time for a message.
     *
     * @param time more than zero
     * @return new bounds
     */
    public StreamLimits withMessage(Duration time) {
        return new StreamLimits(
                connections,
                connectionsOfPeer,
                unfinishedBytes,
                waitingBytes,
                connecting,
                handshake,
                time,
                refusal,
                stall,
                idle);
    }

    /**
     * These bounds with another time for refused messages.
     *
     * @param time more than zero
     * @return new bounds
     */
    public StreamLimits withRefusal(Duration time) {
        return new StreamLimits(
                connections,
                connectionsOfPeer,
                unfinishedBytes,
                waitingBytes,
                connecting,
                handshake,
                message,
                time,
                stall,
                idle);
    }

    /**
     * These bounds with another time without progress.
     *
     * @param time more than zero
     * @return new bounds
     */
    public StreamLimits withStall(Duration time) {
        return new StreamLimits(
                connections,
                connectionsOfPeer,
                unfinishedBytes,
                waitingBytes,
                connecting,
                handshake,
                message,
                refusal,
                time,
                idle);
    }

    /**
     * These bounds with another time without traffic.
     *
     * @param time more than zero
     * @return new bounds
     */
    public StreamLimits withIdle(Duration time) {
        return new StreamLimits(
                connections,
                connectionsOfPeer,
                unfinishedBytes,
                waitingBytes,
                connecting,
                handshake,
                message,
                refusal,
                stall,
                time);
    }
}
