package io.ringback.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.transport.StreamLimits;
import io.ringback.sip.transport.StreamTransport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * How much heap an idle TCP connection takes: {@code IdleConnections [COUNT]}. The other ends are in a process of their
 * own, so that they are not counted. Each has sent one request and got it back.
 */
public final class IdleConnections {
    private static final int DEFAULT_COUNT = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private IdleConnections() {}

    /**
     * Measures, or, with a port, is the other process.
     *
     * @param arguments the number of connections, and for the other process the port
     * @throws IOException if the other process cannot be started
     * @throws InterruptedException if somebody interrupts
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_COUNT;
        if (arguments.length > 1) {
            connect(count, Integer.parseInt(arguments[1]));
        } else {
            measure(count);
        }
    }

    private static void measure(int count) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        StreamTransport transport = Objects.requireNonNull(StreamTransport.tcp()
                .limits(StreamLimits.defaults().withConnections(count, count))
                .bind()
                .block());
        transport.start(arrival -> {
            if (arrival instanceof Delivery delivery) {
                transport.send(delivery).subscribe();
            }
            return Admission.ACCEPTED;
        });
        long before = heapInUse();
        Process others = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleConnections.class.getName(),
                        Integer.toString(count),
                        Integer.toString(transport.localAddress().getPort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // It writes a line when all have their answer.
        int said = others.getInputStream().read();
        if (said < 0 || transport.connections() != count) {
            throw new IllegalStateException("only " + transport.connections() + " connections");
        }
        long after = heapInUse();
        System.out.printf(
                Locale.ROOT,
                "%d idle connections: %d bytes of heap each (%d before, %d after)%n",
                count,
                (after - before) / count,
                before,
                after);
        others.getOutputStream().close();
        if (!others.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            others.destroy();
        }
        transport.close().block(PATIENCE);
    }

    private static long heapInUse() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void connect(int count, int port) throws IOException {
        byte[] request = Probe.options("TCP");
        ByteBuffer answer = ByteBuffer.allocate(4_096);
        List<SocketChannel> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(request));
            channel.read(answer.clear());
            open.add(channel);
        }
        System.out.println("open");
        System.out.flush();
        if (System.in.read() < 0) {
            for (SocketChannel channel : open) {
                channel.close();
            }
        }
    }
}
