package io.ringback.sip.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringback.sip.message.FuzzTargets;
import io.ringback.sip.message.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes URIs. */
class UriFuzz {
    static Stream<byte[]> seeds() {
        return Seeds.uri();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "/io/ringback/sip/fuzz/sip.dict")
    @FuzzTest(maxDuration = "25s")
    void uri(byte[] bytes) {
        FuzzTargets.uri(bytes);
    }
}
