package io.ringback.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
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

    @Test
    void drawsAsManyBytesAsAreAskedFor() {
        assertThat(RandomBits.bytes(0)).isEmpty();
        assertThat(RandomBits.bytes(10)).hasSize(10);
    }
}
