package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registrations over real sockets with a trunk in the same program. */
class RegisterCommandTest {
    private final EmbeddedTrunk trunk = EmbeddedTrunk.builder(
                    Objects.requireNonNull(UdpTransport.builder().bind().block()))
            .realm("trunk.test")
            .user(UserCredentials.ofPassword("bob", "s3cret".toCharArray()))
            .start();

    @AfterEach
    void closeTrunk() {
        trunk.close().block();
    }

    private Program.Result register(String aor, String... more) {
        List<String> arguments = new ArrayList<>(List.of("register", aor, "--json", "--user", "bob"));
        arguments.addAll(
                List.of("--registrar", "sip:127.0.0.1:" + trunk.address().getPort()));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    @Test
    @Rfc(number = 3261, section = "10.2")
    void registersAndRemoves() {
        Program.Result result = register(
                "sip:bob@trunk.test", "--password", "s3cret", "--expires", "120", "--contact", "sip:bob@192.0.2.4");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        JsonNode json = result.json();
        assertThat(json.path("result").asText()).isEqualTo("registered");
        assertThat(json.path("status").asInt()).isEqualTo(200);
        assertThat(json.path("authenticated").asBoolean()).isTrue();
        assertThat(json.path("algorithm").asText()).isEqualTo("SHA-256");
        assertThat(json.path("expires").asInt()).isEqualTo(120);
        assertThat(json.path("contacts").path(0).asText()).isEqualTo("sip:bob@192.0.2.4");
        assertThat(json.path("removed").asBoolean()).isTrue();
        assertThat(json.path("callId").asText()).isNotEmpty();
        List<String> lines = new ArrayList<>();
        json.path("ladder").forEach(arrow -> {
            String line = arrow.path("line").asText();
            lines.add(line.substring(0, line.indexOf(' ')) + arrow.path("nc").asText());
        });
        assertThat(lines)
                .containsExactly("REGISTER", "SIP/2.0", "REGISTER00000001", "SIP/2.0", "REGISTER00000002", "SIP/2.0");
    }

    @Test
    @Rfc(number = 3261, section = "10.2.8")
    void asksForLongerWhereTheTimeIsTooShort() {
        Program.Result result = register("sip:bob@trunk.test", "--password", "s3cret", "--expires", "5");
        assertThat(result.status()).isZero();
        assertThat(result.json().path("expires").asInt()).isEqualTo(30);
    }

    @Test
    void saysThatThePasswordIsWrong() {
        Program.Result result = register("sip:bob@trunk.test", "--password", "hunter2");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json().path("result").asText()).isEqualTo("refused");
        assertThat(result.json().path("status").asInt()).isEqualTo(401);
        assertThat(result.err()).contains("wrong user name or password").doesNotContain("hunter2");
        assertThat(result.out()).doesNotContain("hunter2");
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void mayNotRegisterSomeoneElse() {
        Program.Result result = register("sip:alice@trunk.test", "--password", "s3cret");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json().path("status").asInt()).isEqualTo(403);
    }

    @Test
    void printsTheLadderForPeople() {
        Program.Result result = Program.run(
                "register",
                "bob@127.0.0.1:" + trunk.address().getPort(),
                "--user",
                "bob",
                "--password",
                "s3cret",
                "--keep",
                "0.05");
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("registrar", "1 REGISTER", "registered for 3600 s: 200 OK; then removed");
    }

    @Test
    void wantsAnAddressOfRecord() {
        assertThat(Program.run("register").status()).isEqualTo(2);
        assertThat(Program.run("register", "sip:127.0.0.1").err()).contains("an address of record has a user");
        assertThat(Program.run("register", "sip:a@b", "--registrar", "sip:x@y").err())
                .contains("--registrar: a registrar's URI has no user");
        assertThat(Program.run("register", "sip:a@b", "--expires", "0").status())
                .isEqualTo(2);
        assertThat(Program.run("register", "sip:a@b", "--password", "p").err()).contains("--user is missing");
        assertThat(Program.run("register", "sip:a@b", "--transport", "sctp").status())
                .isEqualTo(2);
    }

    @Test
    void saysThatNothingLeadsThere() {
        Program.Result result = Program.run("register", "sip:a@no-such-host.invalid", "--json");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.json().path("result").asText()).isEqualTo("unreachable");
    }
}
