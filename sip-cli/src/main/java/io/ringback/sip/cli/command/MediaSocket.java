package io.ringback.sip.cli.command;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;

/**
 * Holds the port that a call's audio is told to go to, so that no one else has it and the sender's packets find
 * someone. Nothing is heard: media is not this program's affair.
 */
final class MediaSocket implements AutoCloseable {
    private static final int MOST_TRIES = 32;

    private final DatagramSocket socket;

    private MediaSocket(DatagramSocket socket) {
        this.socket = socket;
    }

    /** Takes a free port of an address, an even one if possible, as RTP has it (RFC 3550 §11). */
    static MediaSocket open(InetAddress address) {
        try {
            for (int i = 1; i < MOST_TRIES; i++) {
                DatagramSocket socket = new DatagramSocket(0, address);
                if (socket.getLocalPort() % 2 == 0) {
                    return new MediaSocket(socket);
                }
                socket.close();
            }
            return new MediaSocket(new DatagramSocket(0, address));
        } catch (IOException e) {
            throw new UsageException("no port for audio can be bound at " + address.getHostAddress());
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }
}
