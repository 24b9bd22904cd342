package io.ringback.sip.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** The other end of a connection, which sends any bytes, over a plain socket of the JDK. */
final class RawStream implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;

    RawStream(Socket socket) {
        this.socket = socket;
        try {
            socket.setSoTimeout(PATIENCE);
            socket.setTcpNoDelay(true);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawStream to(SipTransport transport) {
        return to(transport.localAddress());
    }

    static RawStream to(InetSocketAddress address) {
        try {
            return new RawStream(new Socket(address.getAddress(), address.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServerSocket listen() {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server.setSoTimeout(PATIENCE);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawStream accept(ServerSocket server) {
        try {
            return new RawStream(server.accept());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress local() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends until the other side refuses it, or so many bytes are through. */
    int sendAsMuchAsGoes(byte[] bytes, int times) {
        try {
            for (int i = 0; i < times; i++) {
                socket.getOutputStream().write(bytes);
            }
            return times;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Reads until the text ends so. */
    String readUntil(String end) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("the stream ended after: " + read);
                }
                read.write(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads what comes until the other side closes, by a proper end or a reset. */
    String readToEnd() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            int next = socket.getInputStream().read();
            while (next >= 0) {
                read.write(next);
                next = socket.getInputStream().read();
            }
        } catch (SocketException reset) {
            return read.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Ends the connection so that the other side sees a reset. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
