package io.ringback.sdp.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringback.sdp.FuzzTargets;
import io.ringback.sdp.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes the values of attributes. */
class AttributeValueFuzz {
    static Stream<byte[]> seeds() {
        return Seeds.attributeValue();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "/io/ringback/sdp/fuzz/sdp.dict")
    @FuzzTest(maxDuration = "25s")
    void attributeValue(byte[] bytes) {
        FuzzTargets.attributeValue(bytes);
    }
}
