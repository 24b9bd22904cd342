package io.ringback.sip.auth.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringback.sip.auth.FuzzTargets;
import io.ringback.sip.auth.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes what a server or proxy asks for, and what the client makes of it. */
class ChallengesFuzz {
    static Stream<byte[]> seeds() {
        return Seeds.challenges();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "/io/ringback/sip/auth/fuzz/digest.dict")
    @FuzzTest(maxDuration = "25s")
    void challenges(byte[] bytes) {
        FuzzTargets.challenges(bytes);
    }
}
