package io.ringback.sip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.testing.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageCommandsTest {
    @TempDir
    private Path folder;

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String body(Seed seed) {
        String message = new String(seed.bytes(), StandardCharsets.UTF_8);
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSeedsMessagesValid(Seed seed) throws IOException {
        String file = folder.resolve("message").toString();
        Files.write(Path.of(file), seed.bytes());
        Program.Result result = Program.run("parse", "--json", file);
        assertThat(result.status()).isZero();
        assertThat(result.json().path("valid").asBoolean()).isTrue();
        assertThat(result.json().path("callId").asText())
                .isEqualTo("8C0B2A64-7BDC11E4-835EED1E-7210D108@203.0.113.100");
    }

    @Test
    void readsTheFilesOfAFolderInOrder() throws IOException {
        file("b", "nonsense\r\n\r\n");
        Files.write(folder.resolve("a"), Seed.OK.bytes());
        Program.Result result = Program.run("parse", "--json", folder.toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.jsonLines())
                .extracting(json -> json.path("valid").asBoolean())
                .containsExactly(true, false);
    }

    @Test
    void tellsWhatIsInADescription() throws IOException {
        JsonNode json = Program.run("sdp", "--json", file("offer.sdp", body(Seed.INVITE)))
                .json();
        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("version").asInt(-1)).isZero();
        assertThat(json.path("origin"))
                .hasToString("{\"username\":\"CiscoSystemsSIP-GW-UserAgent\",\"sessId\":\"3449\","
                        + "\"sessVersion\":\"1377\",\"netType\":\"IN\",\"addrType\":\"IP4\","
                        + "\"address\":\"203.0.113.100\"}");
        assertThat(json.path("name").asText()).isEqualTo("SIP Call");
        assertThat(json.path("timings")).hasToString("[{\"start\":0,\"stop\":0}]");
        JsonNode audio = json.path("media").path(0);
        assertThat(audio.path("type").asText()).isEqualTo("audio");
        assertThat(audio.path("port").asInt()).isEqualTo(16666);
        assertThat(audio.path("portCount").asInt()).isEqualTo(1);
        assertThat(audio.path("protocol").asText()).isEqualTo("RTP/AVP");
        assertThat(audio.path("formats")).hasToString("[\"0\",\"101\",\"19\"]");
        assertThat(audio.path("connection").path("address").asText()).isEqualTo("203.0.113.100");
        assertThat(audio.path("direction").asText()).isEqualTo("sendrecv");
        assertThat(audio.path("rtpmap").path(1))
                .hasToString("{\"payload\":101,\"encoding\":\"telephone-event\",\"clockRate\":8000,\"channels\":1}");
        assertThat(audio.path("fmtp")).hasToString("[{\"payload\":101,\"params\":\"0-16\"}]");
        assertThat(audio.path("ptime").asInt()).isEqualTo(20);
        assertThat(audio.path("attributes").path(4)).hasToString("{\"name\":\"ptime\",\"value\":\"20\"}");
    }

    @Test
    void givesEachMediumTheConnectionAndDirectionInForce() throws IOException {
        String sdp = """
                v=0
                o=- 1 1 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                a=recvonly
                m=audio 4000 RTP/AVP 0
                """.replace("\n", "\r\n");
        JsonNode media = Program.run("sdp", "--json", file("a.sdp", sdp))
                .json()
                .path("media")
                .path(0);
        assertThat(media.path("connection").path("address").asText()).isEqualTo("192.0.2.1");
        assertThat(media.path("direction").asText()).isEqualTo("recvonly");
        assertThat(media.path("attributes")).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithADescriptionAndWhatCanStillBeRead() throws IOException {
        String sdp = """
                v=0
                o=- 1 1 IN IP4 192.0.2.1
                s=-
                t=0 0
                m=audio 4000 RTP/AVP 0 96
                a=rtpmap:0 PCMU/8000
                a=rtpmap:96 nonsense
                a=ptime:many
                """.replace("\n", "\r\n");
        Program.Result result = Program.run("sdp", "--json", file("a.sdp", sdp));
        assertThat(result.status()).isEqualTo(1);
        JsonNode json = result.json();
        assertThat(json.path("valid").asBoolean(true)).isFalse();
        assertThat(json.path("error").path("rule").asText()).isNotEmpty();
        assertThat(json.path("error").path("message").asText()).contains("RFC 8866");
        assertThat(json.path("media").path(0).path("rtpmap")).hasSize(1);
        assertThat(json.path("media").path(0).has("ptime")).isFalse();
        assertThat(json.path("media").path(0).path("attributes")).hasSize(3);
    }

    @Test
    void toleratesWhatItIsAskedTo() throws IOException {
        String unix = body(Seed.OK).replace("\r\n", "\n");
        String file = file("unix.sdp", unix);
        assertThat(Program.run("sdp", file).status()).isEqualTo(1);
        assertThat(Program.run("sdp", "--lenient", file).status()).isZero();
    }

    @Test
    void printsADescriptionForPeople() throws IOException {
        String file = file("a.sdp", body(Seed.OK));
        assertThat(Program.run("sdp", file).out())
                .contains("valid: true\n", "formats: 0, 101\n", "- sendrecv\n", "- payload 0, encoding PCMU,");
    }

    @Test
    void refusesFilesThatAreNotThere() {
        Program.Result result = Program.run("sdp", folder.resolve("none").toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).startsWith("sip: cannot read ");
    }
}
