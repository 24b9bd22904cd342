package io.ringback.sip.auth.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringback.sip.auth.FuzzTargets;
import io.ringback.sip.auth.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes what a client claims, and what the verifier makes of it. */
class CredentialsFuzz {
    static Stream<byte[]> seeds() {
        return Seeds.credentials();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "/io/ringback/sip/auth/fuzz/digest.dict")
    @FuzzTest(maxDuration = "25s")
    void credentials(byte[] bytes) {
        FuzzTargets.credentials(bytes);
    }
}
