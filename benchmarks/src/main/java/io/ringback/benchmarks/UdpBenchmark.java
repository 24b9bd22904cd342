package io.ringback.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Requests answered over UDP on the loopback interface, by four servers and one client, which keeps a number of
 * requests under way. The client allocates nothing, so what is allocated is the server's. Client and server share the
 * machine, so the rates are for comparing the servers with each other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 10, time = 1) // in fewer, the compiler is still at work beside the server
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UdpBenchmark {
    private static final int ROUNDS = 32;
    private static final int WINDOW = 32;

    /** How many requests {@link #answer} has answered. */
    static final int REQUESTS = ROUNDS * WINDOW;

    private static final int BUFFER_BYTES = 4 << 20;

    /** Who answers: see {@link EchoServer}. */
    @Param({"JDK", "NETTY", "RINGBACK_ECHO", "RINGBACK_200"})
    public EchoServer.Kind server = EchoServer.Kind.JDK;

    private final ByteBuffer request = ByteBuffer.allocateDirect(2_048);
    private final ByteBuffer response = ByteBuffer.allocateDirect(2_048);
    private DatagramChannel client;
    private EchoServer.Running running;

    /**
     * Starts the server.
     *
     * @throws IOException if a socket cannot be made
     */
    @Setup
    public void start() throws IOException {
        running = EchoServer.udp(server);
        client = DatagramChannel.open();
        client.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        client.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        client.connect(running.address());
        request.put(Probe.options("UDP")).flip();
    }

    /**
     * Ends the server.
     *
     * @throws IOException if the socket cannot be closed
     */
    @TearDown
    public void end() throws IOException {
        client.close();
        running.end().run();
    }

    /**
     * Requests and their answers.
     *
     * @return the bytes that came
     * @throws IOException if the socket fails
     */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public long answer() throws IOException {
        long bytes = 0;
        for (int i = 0; i < WINDOW; i++) {
            client.write(request.rewind());
        }
        for (int i = 0; i < REQUESTS; i++) {
            bytes += client.read(response.clear());
            if (i < REQUESTS - WINDOW) {
                client.write(request.rewind());
            }
        }
        return bytes;
    }
}
