package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.IncomingCall;
import io.ringback.sip.ua.provider.AccessList;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Calls over real sockets into a trunk in the same program. */
class CallCommandTest {
    private final List<EmbeddedTrunk> trunks = new ArrayList<>();

    @AfterEach
    void closeTrunks() {
        trunks.forEach(trunk -> trunk.close().block());
    }

    private EmbeddedTrunk trunk(UnaryOperator<EmbeddedTrunk.Builder> setUp) {
        UdpTransport transport =
                Objects.requireNonNull(UdpTransport.builder().bind().block());
        EmbeddedTrunk trunk = setUp.apply(EmbeddedTrunk.builder(transport)
                        .realm("trunk.test")
                        .ring(Duration.ofMillis(20))
                        .user(UserCredentials.ofPassword("bob", "secret".toCharArray())))
                .start();
        trunks.add(trunk);
        return trunk;
    }

    private EmbeddedTrunk trunk() {
        return trunk(builder -> builder);
    }

    private static Program.Result call(EmbeddedTrunk trunk, String... more) {
        List<String> arguments = new ArrayList<>(List.of("call", "100", "--json"));
        if (!List.of(more).contains("--duration")) {
            arguments.addAll(List.of("--duration", "0.05"));
        }
        arguments.addAll(List.of("--proxy", "sip:127.0.0.1:" + trunk.address().getPort()));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    @Test
    void isAnsweredAndTellsAllOfIt() {
        Program.Result result = call(trunk(), "--user", "bob", "--password", "secret", "--realm", "trunk.test");
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode json = result.json();
        assertThat(json.path("result").asText()).isEqualTo("answered");
        assertThat(json.path("status").asInt()).isEqualTo(200);
        assertThat(json.path("reason").asText()).isEqualTo("OK");
        assertThat(json.path("callId").asText()).isNotEmpty();
        assertThat(json.path("authenticated").asBoolean()).isTrue();
        assertThat(json.path("algorithm").asText()).isEqualTo("SHA-256");
        assertThat(json.path("remoteSdp").path("media").path(0).path("port").asInt())
                .isEqualTo(14350);
        assertThat(json.path("ladder").path(0).path("line").asText()).startsWith("INVITE sip:100@127.0.0.1:");
        assertThat(json.path("ladder")).hasSize(10);
    }

    @Test
    void printsTheLadderForPeople() {
        Program.Result result = Program.run(
                "call",
                "sip:100@127.0.0.1:" + trunk(builder -> builder).address().getPort(),
                "--user",
                "bob",
                "--password",
                "secret",
                "--duration",
                "0");
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("101 INVITE", "103 BYE", "result     answered: 200 OK, authenticated with");
    }

    @Test
    void answersOnlyTheRealmThatItHasCredentialsFor() {
        Program.Result result = call(trunk(), "--user", "bob", "--password", "secret", "--realm", "other");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json().path("ladder")).hasSize(3);
        assertThat(result.err()).contains("there are no credentials for the realm \"trunk.test\"");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        Program.Result result = call(trunk(), "--user", "bob", "--password", "hunter2");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json().path("result").asText()).isEqualTo("refused");
        assertThat(result.json().path("status").asInt()).isEqualTo(407);
        assertThat(result.json().path("authenticated").asBoolean(true)).isFalse();
        assertThat(result.err()).contains("wrong user name or password").doesNotContain("hunter2");
    }

    @Test
    void isRefusedByAnAccessList() {
        AccessList elsewhere = new AccessList(List.of(AccessList.Network.of("192.0.2.0/24")));
        Program.Result result =
                call(trunk(builder -> builder.allow(elsewhere)), "--user", "bob", "--password", "secret");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json().path("status").asInt()).isEqualTo(403);
        assertThat(result.json().path("ladder").path(1).path("line").asText()).startsWith("SIP/2.0 403");
    }

    @Test
    void losesItsPatience() {
        EmbeddedTrunk trunk = trunk(builder -> builder.ring(Duration.ofMinutes(5)));
        Program.Result result = call(trunk, "--user", "bob", "--password", "secret", "--timeout", "0.2");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.json().path("result").asText()).isEqualTo("timeout");
        assertThat(result.json().path("ladder"))
                .extracting(message -> message.path("line").asText())
                .anySatisfy(line -> assertThat(line).startsWith("CANCEL "))
                .anySatisfy(line -> assertThat(line).startsWith("SIP/2.0 487"));
    }

    @Test
    void endsWhenTheOtherSideHangsUp() {
        EmbeddedTrunk trunk = trunk();
        trunk.calls().subscribe(call -> hangUpOnceAnswered(trunk, call));
        Program.Result result = call(trunk, "--user", "bob", "--password", "secret", "--duration", "600");
        assertThat(result.status()).isZero();
        assertThat(result.json().path("ladder"))
                .extracting(message -> message.path("line").asText()
                        + message.path("direction").asText())
                .anySatisfy(line -> assertThat(line).startsWith("BYE ").endsWith("in"));
    }

    private static void hangUpOnceAnswered(EmbeddedTrunk trunk, IncomingCall call) {
        Flux.interval(Duration.ofMillis(10))
                .takeUntil(tick -> trunk.openCalls() > 0)
                .last()
                .flatMap(tick -> call.hangUp())
                .subscribe();
    }

    @Test
    void cannotReachAHostThatIsNot() {
        Program.Result result = Program.run("call", "sip:a@nobody.invalid", "--json");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.json().path("result").asText()).isEqualTo("unreachable");
        assertThat(result.json().path("ladder")).isEmpty();
        assertThat(result.err()).contains("nobody.invalid", "does not resolve");
    }

    @Test
    void picksTheTrunkThatTakesTheNumber(@TempDir Path folder) throws IOException {
        int port = trunk().address().getPort();
        Files.writeString(folder.resolve("secret.txt"), "secret\n");
        Path file = Files.writeString(folder.resolve("trunks.yaml"), """
                credentials: [ { realm: trunk.test, username: bob, password-file: secret.txt } ]
                translations:
                  e164: [ { match: "^9\\\\*(1\\\\d{10})$", replace: "+$1" } ]
                dial-peers:
                  - name: provider
                    destination-pattern: "9*.T"
                    translation: e164
                    target: sip:pstn.example.com
                    proxy: 127.0.0.1:%d
                    from: sip:1234567890@gateway.example.com
                """.formatted(port));
        Program.Result result =
                Program.run("call", "9*18001234567", "--trunks", file.toString(), "--duration", "0", "--json");
        assertThat(result.status()).isZero();
        assertThat(result.json().path("ladder").path(0).path("line").asText())
                .isEqualTo("INVITE sip:+18001234567@pstn.example.com SIP/2.0");

        Program.Result byName = Program.run(
                "call", "100", "--trunks", file.toString(), "--trunk", "provider", "--duration", "0", "--json");
        assertThat(byName.status()).isZero();
        assertThat(Program.run("call", "5", "--trunks", file.toString()).err()).contains("no dial-peer");
        assertThat(Program.run("call", "5", "--trunks", file.toString(), "--trunk", "x")
                        .err())
                .contains("--trunk: known are provider");
        assertThat(Program.run("call", "sip:a@b", "--trunks", file.toString()).status())
                .isEqualTo(2);
    }

    @Test
    void tellsWhereItsConfigurationIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("trunks.yaml"), "dial-peers:\n  - nam: x\n");
        Program.Result result = Program.run("call", "1", "--trunks", file.toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("trunks.yaml:2:5: unknown key");
    }

    @Test
    void cannotBindWhatIsNotHere() {
        assertThat(Program.run("call", "sip:a@127.0.0.1", "--bind", "192.0.2.1").status())
                .isEqualTo(2);
        assertThat(Program.run("call", "sip:a@127.0.0.1", "--bind", "nobody.invalid")
                        .status())
                .isEqualTo(2);
    }
}
