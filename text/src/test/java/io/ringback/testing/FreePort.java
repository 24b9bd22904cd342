package io.ringback.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for those who cannot be given one by the system. */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private FreePort() {}

    /**
     * A port of the loopback address that was free a moment ago, over UDP and TCP. It is below those that systems give
     * to whoever asks for any, so that nobody else is given it before it is used.
     *
     * @return the port
     */
    public static int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (DatagramSocket udp = new DatagramSocket(address);
                    ServerSocket tcp = new ServerSocket()) {
                tcp.bind(address);
                return udp.getLocalPort();
            } catch (IOException e) {
                // It is taken: the next one.
            }
        }
    }
}
