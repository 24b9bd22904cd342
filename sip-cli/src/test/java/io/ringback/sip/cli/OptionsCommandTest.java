package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.transport.StreamTransport;
import io.ringback.sip.transport.Transports;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OPTIONS over real sockets to a trunk in the same program. */
class OptionsCommandTest {
    private final EmbeddedTrunk trunk = EmbeddedTrunk.builder(Transports.of(
                    Objects.requireNonNull(UdpTransport.builder().bind().block()),
                    Objects.requireNonNull(StreamTransport.tcp().bind().block())))
            .realm("trunk.test")
            .user(UserCredentials.ofPassword("bob", "s3cret".toCharArray()))
            .start();

    @AfterEach
    void closeTrunk() {
        trunk.close().block();
    }

    private static List<String> steps(JsonNode json) {
        List<String> steps = new ArrayList<>();
        json.path("steps").forEach(step -> steps.add(step.path("step").asText()));
        return steps;
    }

    @Test
    @Rfc(number = 3261, section = "11.1")
    void asksAndShowsHowTheNextHopWasFound() {
        Program.Result result =
                Program.run("options", "sip:127.0.0.1:" + trunk.address().getPort(), "--json");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        JsonNode json = result.json();
        assertThat(json.path("result").asText()).isEqualTo("answered");
        assertThat(json.path("status").asInt()).isEqualTo(200);
        assertThat(json.path("callId").asText()).isNotEmpty();
        assertThat(steps(json)).containsExactly("transport", "candidate", "attempted");
        assertThat(json.path("steps").path(0).path("why").asText())
                .isEqualTo("the URI has an address and no transport");
        assertThat(json.path("steps").path(1).path("transport").asText()).isEqualTo("udp");
        assertThat(json.path("steps").path(1).path("port").asInt())
                .isEqualTo(trunk.address().getPort());
        assertThat(json.path("ladder")).hasSize(2);
    }

    @Test
    void tellsPeopleInLines() {
        Program.Result result =
                Program.run("options", "sip:127.0.0.1:" + trunk.address().getPort());

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("transport", "UDP: the URI has an address and no transport")
                .contains("candidate")
                .contains("result     answered: 200 OK");
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void aNameWithAPortIsAskedForItsAddresses() {
        Program.Result result =
                Program.run("options", "sip:localhost:" + trunk.address().getPort(), "--json", "--bind", "127.0.0.1");

        assertThat(result.status()).isZero();
        assertThat(steps(result.json())).containsExactly("transport", "asked", "candidate", "attempted");
        JsonNode asked = result.json().path("steps").path(1);
        assertThat(asked.path("type").asText()).isEqualTo("A");
        assertThat(asked.path("records").path(0).asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void whatCannotBeReachedIsTheNetworksFailure() {
        Program.Result refused = Program.run("options", "sip:127.0.0.1:9", "--transport", "tcp", "--json");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.json().path("result").asText()).isEqualTo("unreachable");
        assertThat(steps(refused.json())).contains("attempted", "failed");

        // Nobody is at the discard port of loopback: the DNS does not answer.
        Program.Result nowhere = Program.run(
                "options", "sip:nowhere.invalid:5060", "--dns", "127.0.0.1:9", "--json", "--bind", "127.0.0.1");
        assertThat(nowhere.status()).isEqualTo(3);
        assertThat(nowhere.err()).contains("cannot be reached");
        assertThat(steps(nowhere.json())).containsExactly("transport", "asked");
    }

    @Test
    void whatIsNoUriOrNoAddressIsAMistakeOfUsage() {
        assertThat(Program.run("options").status()).isEqualTo(2);
        assertThat(Program.run("options", "sip:@").status()).isEqualTo(2);
        assertThat(Program.run("options", "sip:a@127.0.0.1", "--dns", "ns.example")
                        .status())
                .isEqualTo(2);
        assertThat(Program.run("options", "").status()).isEqualTo(2);
        assertThat(Program.run("call", "", "--proxy", "sip:127.0.0.1").status()).isEqualTo(2);
        assertThat(Program.run("call", "").status()).isEqualTo(2);
    }
}
