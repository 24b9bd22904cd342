package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program in a process of its own, told to stop: SIGTERM goes the same way as Ctrl-C. */
class InterruptionTest {
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void requireSignals() {
        assumeThat(ProcessHandle.current().supportsNormalTermination()).isTrue();
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sip.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static BufferedReader output(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** The port of the first line. */
    private static String port(BufferedReader trunk) throws IOException {
        String line = trunk.readLine();
        assertThat(line).startsWith("listening udp:127.0.0.1:");
        return line.substring(line.lastIndexOf(':') + 1);
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static List<String> rest(BufferedReader output) {
        return output.lines().toList();
    }

    @Test
    void cancelsACallBeforeItsAnswer() throws Exception {
        Process trunk = start("trunk", "--listen", "udp:127.0.0.1:0", "--ring", "600");
        BufferedReader trunkOutput = output(trunk);
        Process call = start("call", "1", "--proxy", "127.0.0.1:" + port(trunkOutput));
        assertThat(trunkOutput.readLine()).startsWith("call ");
        call.toHandle().destroy();
        List<String> ladder = rest(output(call));
        assertThat(end(call)).isEqualTo(1);
        assertThat(ladder)
                .anySatisfy(line -> assertThat(line).contains("CANCEL"))
                .anySatisfy(line -> assertThat(line).contains("487"))
                .anySatisfy(line -> assertThat(line).contains("cancelled before the answer"));
        assertThat(trunkOutput.readLine()).startsWith("ended ").endsWith("never answered");
        trunk.toHandle().destroy();
        assertThat(end(trunk)).isZero();
    }

    @Test
    void hangsUpACallAfterItsAnswer() throws Exception {
        CountDownLatch acknowledged = new CountDownLatch(1);
        UdpTransport transport = Objects.requireNonNull(UdpTransport.builder()
                .wireTap(event -> {
                    if (event.bytes().toString().startsWith("ACK ")) {
                        acknowledged.countDown();
                    }
                })
                .bind()
                .block());
        EmbeddedTrunk trunk =
                EmbeddedTrunk.builder(transport).ring(Duration.ZERO).start();
        String uri = "sip:1@127.0.0.1:" + trunk.address().getPort();
        Process call = start("call", uri, "--duration", "600", "--json");
        assertThat(acknowledged.await(60, TimeUnit.SECONDS)).isTrue();
        call.toHandle().destroy();
        assertThat(rest(output(call))).singleElement().asString().contains("\"result\":\"answered\"", "\"BYE ");
        assertThat(end(call)).isZero();
        trunk.close().block();
    }

    @Test
    void endsATrunksCallsBeforeTheTrunk() throws Exception {
        Process trunk = start("trunk", "--listen", "udp:127.0.0.1:0", "--ring", "600");
        BufferedReader trunkOutput = output(trunk);
        Process call = start("call", "1", "--proxy", "127.0.0.1:" + port(trunkOutput), "--json");
        assertThat(trunkOutput.readLine()).startsWith("call ");
        trunk.toHandle().destroy();
        assertThat(end(trunk)).isZero();
        assertThat(rest(trunkOutput)).singleElement().asString().startsWith("ended ");
        assertThat(rest(output(call))).singleElement().asString().contains("\"status\":480");
        assertThat(end(call)).isEqualTo(1);
    }

    @Test
    void cannotListenWhereSomeoneElseDoes() throws Exception {
        Process trunk = start("trunk", "--listen", "udp:127.0.0.1:0");
        String port = port(output(trunk));
        Program.Result second = Program.run("trunk", "--listen", "udp:127.0.0.1:" + port);
        assertThat(second.status()).isEqualTo(2);
        assertThat(second.err()).contains("cannot listen");
    }
}
