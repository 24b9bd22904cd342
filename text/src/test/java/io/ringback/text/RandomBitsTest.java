package io.ringback.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomBitsTest {
    @Test
    void repeatsNothing() {
        Set<Long> drawn = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            drawn.add(RandomBits.next());
        }

        assertThat(drawn).hasSize(100_000);
    }

    @Test
    void setsEachBitAsOftenAsNot() {
        int[] set = new int[16 * Byte.SIZE];
        for (int i = 0; i < 4_000; i++) {
            byte[] bytes = RandomBits.bytes(16);
            for (int bit = 0; bit < set.length; bit++) {
                set[bit] += (bytes[bit / Byte.SIZE] >> bit % Byte.SIZE) & 1;
            }
        }

        // 2,000 expected; twelve standard deviations of 32 to either side.
        assertThat(java.util.Arrays.stream(set).boxed()).hasSize(128).allMatch(count -> count > 1_600 && count < 2_400);
    }

    /** Also where a block ends in the midst of what is asked for. */
    @Test
    void repeatsNothingAmongThreadsThatDrawDifferentlyMuch() {
        Set<String> drawn = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 4).parallel().forEach(thread -> {
            for (int i = 0; i < 5_000; i++) {
                drawn.add(HexFormat.of().formatHex(RandomBits.bytes(16 + (thread * 7 + i) % 50)));
                drawn.add(HexFormat.of().toHexDigits(RandomBits.next()));
            }
        });

        assertThat(drawn).hasSize(40_000);
    }

    @Test
    void drawsAsManyBytesAsAreAskedFor() {
        assertThat(RandomBits.bytes(0)).isEmpty();
        assertThat(RandomBits.bytes(10)).hasSize(10);
        assertThat(RandomBits.bytes(512)).hasSize(512);
        assertThat(RandomBits.bytes(5_000)).hasSize(5_000);
    }
}
