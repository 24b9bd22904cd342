package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.testing.Corpus;
import io.ringback.text.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Vectors that were collected from other implementations and documents. */
class DigestCorpusTest {
    /** The file has each of those that nobody can compute, below a line that says why. */
    @Test
    void agreesOnAllResponsesButThoseThatAreKnownToBeWrong() throws IOException {
        Set<String> disagreeing = new TreeSet<>();
        int agreeing = 0;
        for (JsonNode vector : vectors()) {
            if (vector.has("method") && vector.has("expected_response")) {
                if (agrees(vector)) {
                    agreeing++;
                } else {
                    disagreeing.add(vector.path("source").asText());
                }
            }
        }
        assertThat(disagreeing).isEqualTo(DigestVectorsTest.lines("disagreeing-vectors.txt"));
        assertThat(agreeing).isGreaterThan(40);
    }

    private static boolean agrees(JsonNode vector) {
        boolean hashing = DigestAlgorithm.of(algorithm(vector))
                .filter(algorithm -> !algorithm.isAka())
                .isPresent();
        return hashing
                && response(vector)
                        .contentEquals(vector.path("expected_response").asText());
    }

    @Test
    void computesEveryHa1() throws IOException {
        for (JsonNode vector : vectors()) {
            if (vector.has("expected_ha1")) {
                HashFunction hash =
                        DigestAlgorithm.of(algorithm(vector)).orElseThrow().hash();
                assertThat(new String(ha1(vector, hash), StandardCharsets.US_ASCII))
                        .isEqualTo(vector.path("expected_ha1").asText());
            }
        }
    }

    private static JsonNode vectors() throws IOException {
        return new ObjectMapper().readTree(Corpus.bytes("digest/vectors.json"));
    }

    private static Slice response(JsonNode vector) {
        DigestScratch scratch = DigestScratch.create();
        DigestAlgorithm algorithm = DigestAlgorithm.of(algorithm(vector)).orElseThrow();
        HashFunction hash = algorithm.hash();
        NonceUse use = new NonceUse(
                slice(vector, "nonce"),
                Qop.of(slice(vector, "qop")).orElse(Qop.NONE),
                slice(vector, "nc"),
                slice(vector, "cnonce"));
        byte[] ha1 = ha1(vector, hash);
        byte[] key =
                algorithm.isSession() ? DigestResponse.sessionHa1(scratch, hash, ha1, use.nonce(), use.cnonce()) : ha1;
        DigestSubject subject =
                DigestSubject.of(vector.path("method").asText(), slice(vector, "uri"), slice(vector, "body"));
        return DigestResponse.compute(scratch, hash, key, use, subject);
    }

    private static byte[] ha1(JsonNode vector, HashFunction hash) {
        if (vector.has("ha1")) {
            return vector.path("ha1").asText().getBytes(StandardCharsets.US_ASCII);
        }
        byte[] password = vector.path("password").asText().getBytes(StandardCharsets.UTF_8);
        return DigestResponse.ha1(
                DigestScratch.create(), hash, slice(vector, "username"), slice(vector, "realm"), password);
    }

    private static Slice algorithm(JsonNode vector) {
        return Slice.of(vector.path("algorithm").asText("MD5"));
    }

    private static Slice slice(JsonNode vector, String name) {
        return Slice.of(vector.path(name).asText(""));
    }
}
