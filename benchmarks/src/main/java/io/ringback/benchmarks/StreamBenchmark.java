package io.ringback.benchmarks;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
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
 * Requests answered over one TCP connection on the loopback interface, by three servers and one client, which writes a
 * batch of them at once and reads all answers. The bare server of Netty only copies bytes, and does not look for
 * messages in them. The client allocates nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StreamBenchmark {
    private static final int BATCH = 32;
    private static final int END_OF_HEAD = 0x0D0A0D0A;

    /** Who answers: see {@link EchoServer}. */
    @Param({"NETTY", "RINGBACK_ECHO", "RINGBACK_200"})
    public EchoServer.Kind server = EchoServer.Kind.NETTY;

    private final ByteBuffer requests = ByteBuffer.allocateDirect(BATCH * 2_048);
    private final ByteBuffer responses = ByteBuffer.allocateDirect(64 << 10);
    private SocketChannel client;
    private EchoServer.Running running;

    /**
     * Starts the server.
     *
     * @throws IOException if a socket cannot be made
     */
    @Setup
    public void start() throws IOException {
        running = EchoServer.tcp(server);
        client = SocketChannel.open(running.address());
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        for (int i = 0; i < BATCH; i++) {
            requests.put(Probe.options("TCP"));
        }
        requests.flip();
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
     * Requests and their answers, told apart by their empty lines: they have no bodies.
     *
     * @return how many answers came
     * @throws IOException if the socket fails
     */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int answer() throws IOException {
        requests.rewind();
        while (requests.hasRemaining()) {
            client.write(requests);
        }
        int answers = 0;
        int window = 0;
        while (answers < BATCH) {
            client.read(responses.clear());
            responses.flip();
            while (responses.hasRemaining()) {
                window = (window << 8) | (responses.get() & 0xFF);
                answers += window == END_OF_HEAD ? 1 : 0;
            }
        }
        return answers;
    }
}
