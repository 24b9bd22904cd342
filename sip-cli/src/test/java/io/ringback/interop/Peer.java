package io.ringback.interop;

import io.ringback.testing.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        return kamailio(folder, "trunk.cfg", port, Map.of("@FAR@", Integer.toString(farEnd), "@ALGORITHM@", algorithm));
    }

    /** Kamailio as a registrar with peculiar challenges. */
    static Peer kamailioRegistrar(Path folder, int port, String algorithm) {
        return kamailio(folder, "challenges.cfg", port, Map.of("@ALGORITHM@", algorithm));
    }

    private static Peer kamailio(Path folder, String name, int port, Map<String, String> more) {
        Map<String, String> filled = new HashMap<>(more);
        filled.put("@LISTEN@", Integer.toString(port));
        filled.put("@MODULES@", modules());
        Path configuration = resource(folder, name, filled);
        List<String> command = new ArrayList<>(List.of("kamailio", "-f", configuration.toString(), "-DD", "-E"));
        command.addAll(List.of("-m", "32", "-M", "4", "-Y", folder.toString()));
        return start(folder, "kamailio", command).awaitBound(port);
    }

    /** Kamailio as the same trunk over UDP, TCP and WebSocket at one port, and TLS at another. */
    static Peer kamailio(Path folder, int port, int tls, int farEnd) {
        List<String> openssl = new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"));
        openssl.addAll(List.of("-keyout", "k.pem", "-out", "c.pem", "-days", "2", "-subj", "/CN=trunk.test"));
        openssl.addAll(List.of("-addext", "subjectAltName=DNS:trunk.test"));
        try (Peer certificate = start(folder, "openssl", openssl)) {
            if (certificate.await() != 0) {
                throw new AssertionError(certificate.output());
            }
        }
        Path configuration = resource(
                folder,
                "streams.cfg",
                Map.of(
                        "@LISTEN@", Integer.toString(port),
                        "@TLS@", Integer.toString(tls),
                        "@FAR@", Integer.toString(farEnd),
                        "@FOLDER@", folder.toString(),
                        "@MODULES@", modules()));
        List<String> command = new ArrayList<>(List.of("kamailio", "-f", configuration.toString(), "-DD", "-E"));
        command.addAll(List.of("-m", "32", "-M", "4", "-Y", folder.toString()));
        return start(folder, "kamailio", command).awaitBound(port).awaitListening(tls);
    }

    /** baresip, which answers by itself. */
    static Peer baresip(Path folder, int port, String... more) {
        resource(folder, "accounts", Map.of("@PORT@", Integer.toString(port)));
        resource(
                folder,
                "config",
                Map.of("@PORT@", Integer.toString(port), "@MODULES@", baresipModules(), "@FOLDER@", folder.toString()));
        silence(folder.resolve("silence.wav"));
        List<String> command = new ArrayList<>(List.of("baresip", "-f", folder.toString(), "-s"));
        command.addAll(List.of(more));
        return start(folder, "baresip", command).awaitBound(port);
    }

    private static String baresipModules() {
        return Path.of("/usr/lib/baresip/modules").toString();
    }

    /** A second of silence, 8 kHz, mono, 16 bits. */
    private static void silence(Path file) {
        int bytes = 16_000;
        ByteBuffer wave = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
        wave.putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        try {
            Files.write(file, wave.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser's SIP stack under node. */
    static Peer browser(Path folder, String url) {
        Path script = resource(folder, "browser.js", Map.of());
        String modules = Optional.ofNullable(System.getenv("RINGBACK_NODE_MODULES"))
                .orElseThrow(
                        () -> new AssertionError("RINGBACK_NODE_MODULES must name a folder with jssip: see .ci/run"));
        return start(folder, "node", List.of("env", "NODE_PATH=" + modules, "node", script.toString(), url));
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
        return sippCaller(folder, scenario, target, "-m", "1");
    }

    /** SIPp as a caller, with options of its own. */
    static Peer sippCaller(Path folder, String scenario, int target, String... options) {
        Path file = resource(folder, scenario, Map.of());
        List<String> command = sipp(file, FreePort.next(), options);
        command.addAll(List.of("-s", "+15551234", "127.0.0.1:" + target));
        return start(folder, "sipp", command);
    }

    private static List<String> sipp(Path scenario, int port, String... more) {
        List<String> command = new ArrayList<>(List.of("sipp", "-sf", scenario.toString()));
        command.addAll(List.of("-i", "127.0.0.1", "-p", Integer.toString(port), "-nostdin", "-timeout", "60s"));
        command.addAll(List.of("-timeout_error", "-mp", Integer.toString(FreePort.next()), "-trace_err"));
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
            throw new AssertionError(name + " is missing: install it as .ci/run does", e);
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

    /** Waits until connections are taken at a port of the loopback address. */
    Peer awaitListening(int port) {
        Boolean listening = Mono.fromCallable(() -> !process.isAlive() || isListening(port))
                .filter(taken -> taken)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
                .block(START);
        if (listening == null || !process.isAlive()) {
            throw new AssertionError(name + " did not start:\n" + output());
        }
        return this;
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Looks into the kernel's lists: to try to bind the port could take it from the peer at the wrong moment. */
    private static boolean isBound(int port) {
        return isListed("/proc/net/udp", port) || isListed("/proc/net/udp6", port);
    }

    private static boolean isListed(String file, int port) {
        String localToAny = ":%04X 00000000".formatted(port);
        Path list = Path.of(file);
        if (!Files.exists(list)) {
            return false;
        }
        try (Stream<String> sockets = Files.lines(list)) {
            return sockets.anyMatch(socket -> socket.contains(localToAny));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
