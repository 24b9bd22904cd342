package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @Test
    void wantsACommand() {
        Program.Result result = Program.run();
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("sip: a command is missing").contains("Try 'sip --help'.");
    }

    @Test
    void helpsOnStandardOutput() {
        Program.Result result = Program.run("--help");
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("demo", "call", "register", "options", "trunk", "parse", "sdp", "digest", "verify");
    }

    @Test
    void doesNotRepeatWhatMayBeAPassword() {
        Program.Result result = Program.run("digest", "--pasword", "hunter2", "--challenge", "x", "--user", "u");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("hunter2");

        Program.Result complete = Program.run("sdp", "--pasword=hunter2", "-");
        assertThat(complete.status()).isEqualTo(2);
        assertThat(complete.err()).contains("unknown option: --pasword").doesNotContain("hunter2");
    }

    @Test
    void knowsNoOtherCommands() {
        Program.Result result = Program.run("digst");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("there is no such command", "digest");
    }

    @Test
    void refusesArgumentsTooMany() {
        assertThat(Program.run("demo", "9*1").err()).contains("an argument too many");
    }

    @Test
    void knowsNoSctp() {
        Program.Result demo = Program.run("demo", "--transport", "sctp");
        assertThat(demo.status()).isEqualTo(2);
        assertThat(demo.err()).contains("not there", "sctp");
        assertThat(Program.run("call", "sip:a@127.0.0.1", "--transport", "sctp").status())
                .isEqualTo(2);
        assertThat(Program.run("trunk", "--listen", "sctp:127.0.0.1:0").err()).contains("not there");
        assertThat(Program.run("call", "sip:a@127.0.0.1;transport=sctp").err()).contains("not there");
    }

    @Test
    void wantsCertificatesWhereTheyAreNeededAndNowhereElse() {
        assertThat(Program.run("trunk", "--tls-cert", "a.pem", "--tls-key", "b.pem")
                        .err())
                .contains("--listen tls");
        assertThat(Program.run("trunk", "--listen", "tls:127.0.0.1:0").err()).contains("--tls-cert and --tls-key");
        assertThat(Program.run("trunk", "--listen", "wss:127.0.0.1:0", "--tls-cert", "nowhere.pem")
                        .err())
                .contains("go together");
        assertThat(Program.run("trunk", "--listen", "tls:127.0.0.1:0", "--tls-cert", "no.pem", "--tls-key", "no.pem")
                        .err())
                .contains("no.pem");
        assertThat(Program.run("call", "sip:a@127.0.0.1", "--tls-trust", "a.pem")
                        .err())
                .contains("need the transport tls or wss");
    }

    @Test
    void losesNoDatagramsWhereThereAreNone() {
        assertThat(Program.run("demo", "--transport", "tcp", "--lose", "10").err())
                .contains("the transport udp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "NaN", "1e99", ""})
    void wantsSecondsToBeANumber(String seconds) {
        Program.Result result = Program.run("call", "sip:a@127.0.0.1", "--duration", seconds);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("seconds are expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5060", "udp", "sctp:127.0.0.1:5060", "udp:", "udp:127.0.0.1:99999", "udp:a b:1"})
    void wantsPlacesToListenToBeComplete(String place) {
        assertThat(Program.run("trunk", "--listen", place).status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "host", "10.0.0.0/x"})
    void wantsNetworks(String network) {
        assertThat(Program.run("trunk", "--allow", network).status()).isEqualTo(2);
    }

    @Test
    void wantsToKnowWhomToCall() {
        assertThat(Program.run("call", "123").err()).contains("--trunks or --proxy");
        assertThat(Program.run("call", "").status()).isEqualTo(2);
        Program.Result nobody = Program.run("call", "", "--proxy", "sip:127.0.0.1");
        assertThat(nobody.status()).isEqualTo(2);
        assertThat(nobody.err()).isEqualTo("sip: a number or a SIP URI is expected\n");
        assertThat(Program.run("call", "sip:a@127.0.0.1", "--trunk", "x").err()).contains("--trunk needs --trunks");
        assertThat(Program.run("call", "sip:a@127.0.0.1", "--password", "p").err())
                .contains("--user is missing");
        assertThat(Program.run("call", "sip:a@127.0.0.1", "--user", "u").err()).contains("--password-file is missing");
    }

    @Test
    void refusesWhatCannotBeWritten(@TempDir Path folder) {
        Program.Result result = Program.run(
                "call",
                "sip:a@127.0.0.1",
                "--pcap",
                folder.resolve("none/a.pcap").toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("cannot write");
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThat(Program.run("demo", "--lose", "101").status()).isEqualTo(2);
        assertThat(Program.run("demo", "--duplicate", "-1").status()).isEqualTo(2);
        assertThat(Program.run("demo", "--stale", "--wrong-password").status()).isEqualTo(2);
    }
}
