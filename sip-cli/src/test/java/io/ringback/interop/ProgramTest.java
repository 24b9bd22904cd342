package io.ringback.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.testing.FreePort;
import io.ringback.testing.Interop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program {@code sip}, in a process of its own, with real peers. */
@Interop
class ProgramTest {
    @TempDir
    private Path folder;

    private Peer sip(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.ringback.sip.cli.Sip"));
        command.addAll(List.of(arguments));
        return Peer.start(folder, "sip", command);
    }

    private static JsonNode lastLine(Peer program) {
        List<String> lines = program.output().lines().toList();
        try {
            return new ObjectMapper().readTree(lines.get(lines.size() - 1));
        } catch (JsonProcessingException e) {
            throw new AssertionError(program.output(), e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void callsThroughKamailio(String algorithm) throws IOException {
        int trunk = FreePort.next();
        int far = FreePort.next();
        Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cret\n");
        try (Peer farEnd = Peer.sippServer(folder, "far-end.xml", far);
                Peer kamailio = Peer.kamailio(folder, trunk, far, algorithm);
                Peer call = sip(
                        "call",
                        "sip:+18001234567@127.0.0.1:" + trunk,
                        "--user",
                        "bob",
                        "--password-file",
                        secret.toString(),
                        "--realm",
                        "trunk.test",
                        "--json")) {
            assertThat(call.await()).as(() -> call.output() + kamailio.output()).isZero();
            JsonNode result = lastLine(call);
            assertThat(result.path("result").asText()).isEqualTo("answered");
            assertThat(result.path("authenticated").asBoolean()).isTrue();
            assertThat(result.path("algorithm").asText()).isEqualTo(algorithm);
            assertThat(result.path("ladder")).isNotEmpty();
            assertThat(call.output()).doesNotContain("s3cret");
            assertThat(farEnd.await()).as(farEnd::output).isZero();
        }
    }

    @Test
    void saysNoToAWrongPassword() {
        int trunk = FreePort.next();
        try (Peer kamailio = Peer.kamailio(folder, trunk, FreePort.next(), "MD5");
                Peer call = sip(
                        "call",
                        "sip:+1800@127.0.0.1:" + trunk,
                        "--user",
                        "bob",
                        "--password",
                        "wrong",
                        "--realm",
                        "trunk.test")) {
            assertThat(call.await()).as(() -> call.output() + kamailio.output()).isEqualTo(1);
            assertThat(call.output()).doesNotContain("wrong password: wrong");
        }
    }

    @Test
    void takesACallFromSipp() {
        int port = FreePort.next();
        try (Peer trunk = sip(
                        "trunk",
                        "--listen",
                        "udp:127.0.0.1:" + port,
                        "--user",
                        "bob",
                        "--password",
                        "s3cret",
                        "--realm",
                        "trunk.test",
                        "--algorithm",
                        "MD5")
                .awaitBound(port)) {
            try (Peer sipp = Peer.sippCaller(folder, "caller.xml", port)) {
                assertThat(sipp.await())
                        .as(() -> sipp.output() + trunk.output())
                        .isZero();
            }
            assertThat(trunk.output()).contains("listening udp:127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256", "SHA-512-256"})
    void showsTsharkACaptureWithoutAFault(String algorithm) {
        Path capture = folder.resolve("demo.pcap");
        try (Peer demo = sip("demo", "--algorithm", algorithm, "--pcap", capture.toString(), "--json")) {
            assertThat(demo.await()).as(demo::output).isZero();
        }
        String packets = tshark(capture, "sip");
        assertThat(packets.lines().filter(line -> line.contains("INVITE"))).hasSizeGreaterThanOrEqualTo(2);
        assertThat(tshark(capture, "!sip")).isBlank();
        assertThat(tshark(capture, "_ws.malformed || _ws.expert.severity >= \"Warning\""))
                .isBlank();
    }

    /** The packets that match a filter; both ports of the capture are decoded as SIP, checksums verified. */
    private String tshark(Path capture, String filter) {
        List<String> command = List.of(
                "tshark",
                "-r",
                capture.toString(),
                "-d",
                "udp.port==1-65535,sip",
                "-o",
                "udp.check_checksum:TRUE",
                "-o",
                "ip.check_checksum:TRUE",
                "-Y",
                filter);
        try (Peer tshark = Peer.start(folder, "tshark", command)) {
            assertThat(tshark.await()).as(tshark::output).isZero();
            return tshark.output()
                    .lines()
                    .filter(line -> !line.startsWith("Running as user"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
