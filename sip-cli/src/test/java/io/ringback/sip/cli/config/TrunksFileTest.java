package io.ringback.sip.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunksFileTest {
    private static final String EXAMPLE = """
            credentials:                       # for all dial-peers
              - realm: sip.twilio.com
                username: yourname
                password: hunter2
            translations:
              e164: [ { match: "^9\\\\*(1\\\\d{10})$", replace: "+$1" } ]
            dial-peers:
              - name: provider
                destination-pattern: "9*.T"
                translation: e164
                target: sip:yourname.pstn.twilio.com
                transport: udp
                proxy: 192.0.2.1:5070
                codecs: [ PCMU ]
                dtmf-relay: rtp-nte
                follow-latest-sdp: true
                from: sip:1234567890@gateway.example.com
              - name: rest
                destination-pattern: ".T"
                target: sip:192.0.2.9:5080
            """;

    @TempDir
    private Path folder;

    private Trunks parse(String text) {
        return TrunksFile.parse(
                "trunks.yaml",
                text,
                folder,
                16_666,
                name -> Optional.ofNullable(Map.of("TRUNK_PASSWORD", "hunter2").get(name)));
    }

    @Test
    void readsTheExampleOfItsDescription() {
        Trunk provider = parse(EXAMPLE).choose("9*18001234567").orElseThrow();
        assertThat(provider.peer().name()).isEqualTo("provider");
        assertThat(provider.peer().requestUri("9*18001234567"))
                .hasToString("sip:+18001234567@yourname.pstn.twilio.com");
        assertThat(provider.peer().transport()).contains(TransportProtocol.UDP);
        assertThat(provider.peer().from()).hasToString("<sip:1234567890@gateway.example.com>");
        assertThat(provider.peer().account().peer()).isEqualTo("provider");
        assertThat(provider.peer().media().policy().followLatest()).isTrue();
        assertThat(provider.peer().media().capabilities().media().get(0).codecs())
                .containsExactly(Codec.PCMU, Codec.telephoneEvent(8_000));
        assertThat(provider.proxy()).contains(HostPort.of("192.0.2.1", 5070));
    }

    @Test
    void fillsInWhatIsLeftOut() {
        Trunk rest = parse(EXAMPLE).choose("5550100").orElseThrow();
        assertThat(rest.peer().requestUri("5550100")).hasToString("sip:5550100@192.0.2.9:5080");
        assertThat(rest.peer().transport()).isEmpty();
        assertThat(rest.peer().from()).hasToString("<sip:anonymous@anonymous.invalid>");
        assertThat(rest.peer().media().policy().followLatest()).isFalse();
        assertThat(rest.peer().media().capabilities().media().get(0).codecs()).containsExactly(Codec.PCMU, Codec.PCMA);
        assertThat(rest.proxy()).isEmpty();
    }

    @Test
    void findsTrunksByName() {
        assertThat(parse(EXAMPLE).named("rest")).isPresent();
        assertThat(parse(EXAMPLE).named("none")).isEmpty();
        assertThat(parse(EXAMPLE).names()).containsExactly("provider", "rest");
        assertThat(parse(EXAMPLE).choose("nobody")).isEmpty();
    }

    @Test
    void prefersADialPeersOwnCredentials() {
        String own = "    credentials: [ { realm: sip.twilio.com, username: own, password: x } ]\n";
        assertThat(Accounts.username(parse(EXAMPLE + own).named("rest").orElseThrow(), "sip.twilio.com"))
                .contains("own");
        assertThat(Accounts.username(parse(EXAMPLE + own).named("provider").orElseThrow(), "sip.twilio.com"))
                .contains("yourname");
        assertThat(Accounts.username(parse(EXAMPLE).named("rest").orElseThrow(), "sip.twilio.com"))
                .contains("yourname");
        assertThat(Accounts.username(parse(EXAMPLE).named("rest").orElseThrow(), "other"))
                .isEmpty();
    }

    @Test
    void bindsCredentialsWithoutRealmToTheFirstRealmOfTheTrunk() {
        Trunk trunk = parse(EXAMPLE + "    credentials: [ { username: own, password: x } ]\n")
                .named("rest")
                .orElseThrow();
        assertThat(Accounts.username(trunk, "first")).contains("own");
        assertThat(Accounts.username(trunk, "second")).isEmpty();
        assertThat(Accounts.username(trunk, "sip.twilio.com")).contains("yourname");
    }

    @Test
    void takesPasswordsFromFilesAndFromTheEnvironment() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "hunter2\n");
        for (String source : new String[] {"password-file: secret.txt", "password-env: TRUNK_PASSWORD"}) {
            Trunks trunks = parse(EXAMPLE.replace("password: hunter2", source));
            assertThat(Accounts.username(trunks.named("rest").orElseThrow(), "sip.twilio.com"))
                    .contains("yourname");
        }
    }

    @Test
    void readsFilesRelativeToTheConfiguration() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "hunter2");
        Path file = folder.resolve("trunks.yaml");
        Files.writeString(file, EXAMPLE.replace("password: hunter2", "password-file: secret.txt"));
        assertThat(TrunksFile.load(file, 4_000).names()).hasSize(2);
        assertThatThrownBy(() -> TrunksFile.load(folder.resolve("none.yaml"), 4_000))
                .hasMessageContaining("none.yaml:1:1: the file cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realm: sip | reallm: sip | 2:5 | unknown key; known here are realm, username, password",
                "credentials:   | credential:   | 1:1 | unknown key",
                "translation: e164 | translation: e165 | 10:18 | there is no translation of this name",
                "\"9*.T\" | \"9*[3-1]T\" | 9:32 | the range is upside down at index 5",
                "\"9*.T\" | 9*X | 9:28 | unexpected 'X' at index 2",
                "\"9*.T\" | 9*( | 9:28 | the group is not closed at index 2",
                "(1\\\\\\\\d{10}) | [1\\\\\\\\d{10} | 6:21 | missing closing ]",
                "+$1 | +$2 | 6:51 | the expression has no such group at index 1",
                "sip:yourname.pstn.twilio.com | yourname.pstn.twilio.com | 11:13 | a URI of the scheme sip",
                "sip:yourname.pstn.twilio.com | sip:a;transport=sctp | 11:13 | not there: sctp",
                "transport: udp | transport: sctp | 12:16 | not there: sctp",
                "transport: udp | transport: pigeon | 12:16 | udp, tcp, tls, ws or wss is expected here",
                "192.0.2.1:5070 | 'a b' | 13:12 | a host, perhaps with a colon and a port",
                "[ PCMU ] | [ MP3 ] | 14:15 | unknown codec; known are PCMU",
                "[ PCMU ] | PCMU | 14:13 | a list is expected here",
                "rtp-nte | sip-info | 15:17 | rtp-nte is expected here",
                "true | maybe | 16:24 | true or false is expected here",
                "sip:1234567890@gateway.example.com | gateway | 17:11 | a SIP address is expected here",
                "name: rest | name: provider | 18:5 | another dial-peer has the same name",
                "name: rest | target: sip:a | 20:5 | this key stands here twice",
                "    target: sip:192 | #   target: sip:192 | 18:5 | the key target is missing",
                "password: hunter2 | password: | 4:14 | a value is expected here",
                "password: hunter2 | password: [ hunter2 ] | 4:15 | a value is expected here",
                "password: hunter2 | password: *hunter2 | 4:15 | aliases are not supported",
                "password: hunter2 | password-file: hunter2 | 4:20 | the password's file cannot be read",
                "password: hunter2 | password-env: hunter2 | 4:19 | the password's variable is not set",
                "password: hunter2 | realm2: hunter2 | 4:5 | unknown key",
                "    password: hunter2 | #   password: hunter2 | 2:5 | one of password, password-file and password-env",
            })
    void tellsWhereAMistakeIs(String right, String wrong, String place, String problem) {
        String spoilt = EXAMPLE.replace(right.replace("\\\\\\\\", "\\\\"), wrong.replace("\\\\\\\\", "\\\\"));
        assertThat(spoilt).isNotEqualTo(EXAMPLE);
        assertThatThrownBy(() -> parse(spoilt))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("trunks.yaml:" + place + ": " + problem)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void countsColumnsPastQuotesAndEscapes() {
        assertThatThrownBy(() -> parse(EXAMPLE.replace("\"9*.T\"", "'9*X'")))
                .hasMessageStartingWith("trunks.yaml:9:29:");
        assertThatThrownBy(() -> parse(EXAMPLE.replace("9*.T", "\\x39\\u002a\\\\*X")))
                .hasMessageStartingWith("trunks.yaml:9:40: unexpected 'X' at index 4");
    }

    @ParameterizedTest
    @CsvSource({"'', 1:1: the file is empty", "just text, 1:1: keys and values", "'[a, b]', 1:1: keys and values"})
    void wantsAMapping(String text, String problem) {
        assertThatThrownBy(() -> parse(text)).hasMessageContaining(problem);
    }

    @Test
    void quotesNothingOfAFileThatIsNoYaml() {
        assertThatThrownBy(() -> parse(EXAMPLE.replace("password: hunter2", "password: \"hunter2\n  password: x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("this is not well-formed YAML")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void readsOneDocumentOnly() {
        assertThatThrownBy(() -> parse(EXAMPLE + "---\na: b\n")).hasMessageContaining("only one document");
    }

    @Test
    void bearsNoBottomlessNesting() {
        assertThatThrownBy(() -> parse("credentials: " + "[".repeat(500))).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> parse("[".repeat(40) + "]".repeat(40))).hasMessageContaining("nested too deeply");
    }
}
