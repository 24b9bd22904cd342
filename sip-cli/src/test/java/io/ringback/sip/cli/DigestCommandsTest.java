package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.testing.Rfc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestCommandsTest {
    private static final String PASSWORD = "yourpassword1234567";
    private static final String SEED_URI = "sip:+18001234567@yourname.pstn.twilio.com:5060";
    private static final String SEED_CHALLENGE = "Digest realm=\"sip.twilio.com\",qop=\"auth\","
            + "nonce=\"559389cd4b456fe70b70959fd9b16c9e\",opaque=\"1a6d40a6ea756edc34b787452d0f36fe\"";

    private static Program.Result digest(String challenge, String... more) {
        List<String> arguments = new ArrayList<>(List.of("digest", "--challenge", challenge, "--user", "yourname"));
        arguments.addAll(List.of("--method", "INVITE", "--uri", SEED_URI));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    private static Program.Result verify(String authorization, String password, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--authorization", authorization));
        arguments.addAll(List.of("--user", "yourname", "--password", password, "--method", "INVITE"));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    @Test
    void answersTheSeedsChallenge() {
        JsonNode json = digest(SEED_CHALLENGE, "--password", PASSWORD, "--cnonce", "0347557B", "--proxy", "--json")
                .json();
        assertThat(json.path("response").asText()).isEqualTo("12e33441ef09d37b9d41bb7bafa30bca");
        assertThat(json.path("algorithm").asText()).isEqualTo("MD5");
        assertThat(json.path("qop").asText()).isEqualTo("auth");
        assertThat(json.path("cnonce").asText()).isEqualTo("0347557B");
        assertThat(json.path("nc").asText()).isEqualTo("00000001");
        assertThat(json.path("header").asText())
                .startsWith("Proxy-Authorization: Digest ")
                .contains("nc=00000001", "qop=auth", "username=\"yourname\"")
                .doesNotContain(PASSWORD);
    }

    @Test
    void printsTheHeaderFieldAlone() {
        Program.Result result = digest(SEED_CHALLENGE, "--password", PASSWORD);
        assertThat(result.status()).isZero();
        assertThat(result.out().lines()).singleElement().asString().startsWith("Authorization: Digest ");
    }

    @Test
    @Rfc(number = 7616, section = "3.9.1")
    void answersTheExampleOfRfc7616() {
        Program.Result result = Program.run(
                "digest",
                "--challenge",
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, "
                        + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                        + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
                "--user",
                "Mufasa",
                "--password",
                "Circle of Life",
                "--method",
                "GET",
                "--uri",
                "/dir/index.html",
                "--cnonce",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                "--json");
        assertThat(result.json().path("response").asText())
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    @ParameterizedTest
    @CsvSource({"1,00000001", "2,00000002", "10,0000000a", "00000010,00000010", "0000000a,0000000a", "ffffffff,ffffffff"
    })
    void writesTheCountAsOnTheWire(String given, String written) {
        assertThat(digest(SEED_CHALLENGE, "--password", PASSWORD, "--nc", given, "--json")
                        .json()
                        .path("nc")
                        .asText())
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "x", "4294967296", "00000000"})
    void refusesCountsThatAreNone(String count) {
        assertThat(digest(SEED_CHALLENGE, "--password", PASSWORD, "--nc", count).status())
                .isEqualTo(2);
    }

    @Test
    @Rfc(number = 8760, section = "2.4")
    void answersTheTopmostChallengeThatItUnderstands() {
        JsonNode json = Program.run(
                        "digest",
                        "--challenge",
                        "Digest realm=\"r\", nonce=\"1\", algorithm=AKAv1-MD5",
                        "--challenge",
                        "Digest realm=\"r\", nonce=\"2\", algorithm=SHA-256, Digest realm=\"r\", nonce=\"3\"",
                        "--user",
                        "u",
                        "--password",
                        "p",
                        "--method",
                        "INVITE",
                        "--uri",
                        "sip:a",
                        "--json")
                .json();
        assertThat(json.path("algorithm").asText()).isEqualTo("SHA-256");
        assertThat(json.has("qop")).isFalse();
        assertThat(json.has("nc")).isFalse();
    }

    @Test
    void saysWhyNoChallengeCanBeAnswered() {
        Program.Result result = digest("Digest realm=\"r\", nonce=\"1\", algorithm=ROT13", "--password", PASSWORD);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("ROT13");
        assertThat(digest("Basic realm=\"r\"", "--password", PASSWORD).status()).isEqualTo(1);
        assertThat(digest("nonsense", "--password", PASSWORD).status()).isEqualTo(1);
    }

    @Test
    void takesThePasswordFromAFilesFirstLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), PASSWORD + "\r\nsecond line\n");
        assertThat(digest(SEED_CHALLENGE, "--password-file", file.toString(), "--cnonce", "0347557B", "--json")
                        .json()
                        .path("response")
                        .asText())
                .isEqualTo("12e33441ef09d37b9d41bb7bafa30bca");
        assertThat(digest(SEED_CHALLENGE, "--password-file", "none").status()).isEqualTo(2);
        assertThat(digest(SEED_CHALLENGE, "--password-file", file.toString(), "--password", "x")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void verifiesWhatItHasMade() {
        String header = digest(SEED_CHALLENGE, "--password", PASSWORD).out().strip();
        assertThat(verify(header, PASSWORD).status()).isZero();
        assertThat(verify(header, PASSWORD, "--uri", SEED_URI).out()).isEqualToIgnoringNewLines("right");
        assertThat(verify(header.substring("Authorization: ".length()), PASSWORD, "--json")
                        .json())
                .hasToString("{\"right\":true}");
    }

    @Test
    void findsWhatIsWrong() {
        String header = digest(SEED_CHALLENGE, "--password", PASSWORD).out().strip();
        Program.Result password = verify(header, "another");
        assertThat(password.status()).isEqualTo(1);
        assertThat(password.out()).startsWith("wrong: the password");
        assertThat(verify(header, PASSWORD, "--uri", "sip:other@example.com").out())
                .contains("for another URI");
        assertThat(verify(header.replace("yourname\"", "someone\""), PASSWORD).out())
                .contains("of another user");
        assertThat(verify("Digest username=\"yourname\"", PASSWORD).out()).contains("no well-formed");
        assertThat(verify("nonsense", PASSWORD).status()).isEqualTo(1);
    }

    @Test
    void protectsTheBodyWithAuthInt(@TempDir Path folder) throws IOException {
        String body = Files.writeString(folder.resolve("body"), "v=0\r\n").toString();
        String challenge = SEED_CHALLENGE.replace("\"auth\"", "\"auth-int\"");
        String header =
                digest(challenge, "--password", PASSWORD, "--body", body).out().strip();
        assertThat(verify(header, PASSWORD, "--body", body).status()).isZero();
        assertThat(verify(header, PASSWORD).status()).isEqualTo(1);
    }
}
