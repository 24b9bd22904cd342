package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration over real sockets. */
class DemoCommandTest {
    private static List<String> ladder(JsonNode json) {
        List<String> lines = new ArrayList<>();
        for (JsonNode message : json.path("ladder")) {
            String line = message.path("line").asText();
            String what = line.startsWith("SIP/2.0 ") ? line.substring(8, 11) : line.substring(0, line.indexOf(' '));
            lines.add((message.path("direction").asText().equals("out") ? "> " : "< ") + what);
        }
        return lines;
    }

    private static List<String> broken(JsonNode json) {
        List<String> claims = new ArrayList<>();
        for (JsonNode check : json.path("checks")) {
            if (check.path("state").asText().equals("broken")) {
                claims.add(check.path("claim").asText() + ": "
                        + check.path("evidence").asText());
            }
        }
        return claims;
    }

    @Test
    void showsTheCallAndItsChecks() {
        Program.Result result = Program.run("demo");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains(
                        "dialled    9*18001234567",
                        "called     sip:+18001234567@yourname.pstn.twilio.com:5060",
                        "407 Proxy Authentication Required",
                        "result     answered: 200 OK, authenticated with MD5",
                        "media      audio: PCMU/8000 (0), telephone-event/8000 (101), sendrecv, to 127.0.0.1:",
                        "27 checks: 27 held, 0 failed")
                .doesNotContain("yourpassword");
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls", "ws", "wss"})
    void holdsOverEveryTransport(String transport) {
        Program.Result result = Program.run("demo", "--transport", transport, "--algorithm", "SHA-256");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("result     answered: 200 OK, authenticated with SHA-256", " 0 failed");
        assertThat(result.status()).isZero();
    }

    @Test
    void walksThroughTheSeedsFlow() {
        JsonNode json = Program.run("demo", "--json").json();
        assertThat(ladder(json))
                .containsExactly(
                        "> INVITE", "< 407", "> ACK", "> INVITE", "< 100", "< 183", "< 200", "> ACK", "> BYE", "< 200");
        assertThat(json.path("result").asText()).isEqualTo("answered");
        assertThat(json.path("status").asInt()).isEqualTo(200);
        assertThat(json.path("authenticated").asBoolean()).isTrue();
        assertThat(json.path("algorithm").asText()).isEqualTo("MD5");
        assertThat(json.path("sdpChanged").asBoolean(true)).isFalse();
        assertThat(json.path("remoteSdp").path("media").path(0).path("type").asText())
                .isEqualTo("audio");
        assertThat(json.path("ladder").path(0).path("at_ms").asDouble(-1)).isZero();
        assertThat(json.path("ladder").path(0).path("cseq").asText()).isEqualTo("101 INVITE");
        assertThat(json.path("ladder").path(8).path("nc").asText()).isEqualTo("00000002");
        assertThat(json.path("checks")).hasSize(27);
    }

    @ParameterizedTest
    @CsvSource({
        "MD5,auth-int",
        "MD5,none",
        "SHA-256,auth",
        "SHA-256,auth-int",
        "SHA-512-256,auth",
        "SHA-512-256,none",
        "sha-256,auth"
    })
    void holdsForEveryAlgorithmAndQuality(String algorithm, String qop) {
        Program.Result result = Program.run("demo", "--json", "--algorithm", algorithm, "--qop", qop);
        assertThat(broken(result.json())).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.json().path("algorithm").asText()).isEqualToIgnoringCase(algorithm);
    }

    @Test
    void followsAStaleNonce() {
        Program.Result result = Program.run("demo", "--json", "--stale");
        assertThat(broken(result.json())).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(ladder(result.json()).subList(0, 7))
                .containsExactly("> INVITE", "< 407", "> ACK", "> INVITE", "< 407", "> ACK", "> INVITE");
    }

    @Test
    void givesUpAWrongPasswordAfterTheOneChallenge() {
        Program.Result result = Program.run("demo", "--json", "--wrong-password");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("wrong user name or password for the realm \"sip.twilio.com\"")
                .doesNotContain("yourpassword");
        assertThat(ladder(result.json())).containsExactly("> INVITE", "< 407", "> ACK", "> INVITE", "< 407", "> ACK");
        assertThat(result.json().path("authenticated").asBoolean(true)).isFalse();
        assertThat(broken(result.json())).isEmpty();
    }

    @Test
    void bearsEveryDatagramTwice() {
        Program.Result result = Program.run("demo", "--json", "--duplicate", "100", "--seed", "1");
        assertThat(broken(result.json())).isEmpty();
        assertThat(result.status()).isZero();
        JsonNode faults = result.json().path("faults");
        assertThat(faults.path("seed").asInt()).isEqualTo(1);
        assertThat(faults.path("lost").asInt(-1)).isZero();
        assertThat(faults.path("duplicated").asInt()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void countsWhatItLoses() {
        Program.Result result = Program.run("demo", "--lose", "10", "--seed", "3");
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("faults     lost ", "repeat with --seed 3", " lost ");
    }

    @Test
    void writesAPacketCapture(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("demo.pcap");
        assertThat(Program.run("demo", "--pcap", file.toString()).status()).isZero();
        assertThat(Files.size(file)).isGreaterThan(5_000);
    }
}
