package io.ringback.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** A real peer in a process of its own, which ends with the test. Its output goes to a file that failures show. */
final class Peer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Path MODULES = Path.of("/usr/lib/x86_64-linux-gnu/kamailio/modules/");

    private final String name;
    private final Process process;
    private final Path output;

    private Peer(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /** Kamailio as a trunk that relays to a far end. */
    static Peer kamailio(Path folder, int port, int farEnd, String algorithm) {
        Path configuration = resource(
                folder,
                "trunk.cfg",
                Map.of(
                        "@LISTEN@", Integer.toString(port),
                        "@FAR@", Integer.toString(farEnd),
                        "@ALGORITHM@", algorithm,
                        "@MODULES@", modules()));
        Peer peer = start(
                folder,
                "kamailio",
                List.of(
                        "kamailio",
                        "-f",
                        configuration.toString(),
                        "-DD",
                        "-E",
                        "-m",
                        "32",
                        "-M",
                        "4",
                        "-Y",
                        folder.toString()));
        return peer.awaitBound(port);
    }

    private static String modules() {
        try (var found = Files.find(
                Path.of("/usr/lib"), 4, (path, is) -> path.endsWith(Path.of("kamailio", "modules", "tm.so")))) {
            return found.findFirst().map(Path::getParent).orElse(MODULES) + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIPp as a server for one call. */
    static Peer sippServer(Path folder, String scenario, int port) {
        Path file = resource(folder, scenario, Map.of());
        Peer peer = start(folder, "sipp", sipp(file, port, "-m", "1"));
        return peer.awaitBound(port);
    }

    /** SIPp as a caller of one call. */
    static Peer sippCaller(Path folder, String scenario, int target) {
        Path file = resource(folder, scenario, Map.of());
        return start(folder, "sipp", sipp(file, freePort(), "-m", "1", "-s", "+15551234", "127.0.0.1:" + target));
    }

    private static List<String> sipp(Path scenario, int port, String... more) {
        List<String> command = new ArrayList<>(List.of("sipp", "-sf", scenario.toString()));
        command.addAll(List.of("-i", "127.0.0.1", "-p", Integer.toString(port), "-nostdin", "-timeout", "60s"));
        command.addAll(List.of("-timeout_error", "-mp", Integer.toString(freePort()), "-trace_err"));
        command.addAll(List.of(more));
        return command;
    }

    /** Any program that ends by itself. */
    static Peer start(Path folder, String name, List<String> command) {
        try {
            Path output = Files.createTempFile(folder, name, ".log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Peer(name, process, output);
        } catch (IOException e) {
            throw new AssertionError(name + " is missing: apt-get install kamailio sip-tester tshark", e);
        }
    }

    /** A UDP port of the loopback address that was free a moment ago. */
    static int freePort() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a UDP port of the loopback address is taken. */
    Peer awaitBound(int port) {
        Boolean bound = Mono.fromCallable(() -> process.isAlive() ? isBound(port) : true)
                .filter(taken -> taken)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
                .block(START);
        if (bound == null || !process.isAlive()) {
            throw new AssertionError(name + " did not start:\n" + output());
        }
        return this;
    }

    private static boolean isBound(int port) {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Waits for the end of a program that ends by itself, and tells its exit status. */
    int await() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " has not ended:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(Path folder, String name, Map<String, String> filled) {
        try (InputStream in = Peer.class.getResourceAsStream("/interop/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no test resource interop/" + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> entry : filled.entrySet()) {
                text = text.replace(entry.getKey(), entry.getValue());
            }
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
