package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.testing.Corpus;
import io.ringback.text.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Challenges and credentials that were collected from captures and from the tests of other implementations. */
class HeaderStringsTest {
    /** The file has each of them, below a line that says why. */
    @Test
    void readsAllButThoseThatAreKnownToBeNone() throws IOException {
        Set<String> refused = new TreeSet<>();
        int read = 0;
        for (JsonNode string : new ObjectMapper().readTree(Corpus.bytes("digest/header-strings.json"))) {
            String value = string.path("value").asText();
            if (isRead(type(string.path("kind").asText()), value)) {
                read++;
            } else {
                refused.add(value.strip());
            }
        }
        assertThat(refused).isEqualTo(DigestVectorsTest.lines("refused-header-strings.txt"));
        assertThat(read).isGreaterThan(250);
    }

    private static HeaderType<?> type(String kind) {
        return switch (kind) {
            case "challenge" -> HeaderTypes.WWW_AUTHENTICATE;
            case "credentials" -> HeaderTypes.AUTHORIZATION;
            default -> HeaderTypes.AUTHENTICATION_INFO;
        };
    }

    private static <T> boolean isRead(HeaderType<T> type, String value) {
        List<T> into = new ArrayList<>();
        return FieldValues.readField(Slice.of(value), type, into);
    }

    /** A challenge whose comma is missing may have lost its algorithm: MD5 must not be assumed. */
    @Test
    void takesNothingOfAChallengeThatSomethingElseFollows() {
        List<Challenge> into = new ArrayList<>();
        Slice broken = Slice.of("Digest realm=\"a\", nonce=\"1\", Digest realm=\"r\", nonce=\"n\" algorithm=SHA-256");
        assertThat(FieldValues.readField(broken, HeaderTypes.WWW_AUTHENTICATE, into))
                .isFalse();
        assertThat(into).hasSize(1);
    }
}
