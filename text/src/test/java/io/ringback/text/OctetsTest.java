package io.ringback.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class OctetsTest {
    private static final long SEED = 3261;
    private static final int ROUNDS = 20_000;
    private static final int LONGEST = 160;

    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        int kind = random.nextInt(4);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = switch (kind) {
                case 0 -> bytes[i];
                case 1 -> (byte) (' ' + (bytes[i] & 0x3F));
                case 2 -> (byte) (bytes[i] | 0x80);
                default -> random.nextInt(40) == 0 ? (byte) (bytes[i] & 0x1F) : (byte) ('0' + (bytes[i] & 0x3F));
            };
        }
        return bytes;
    }

    /** Searches many ranges of random bytes, and each of them once more by a loop over its bytes. */
    private static void assertFindsWhatALoopFinds(Search search, IntPredicate wanted) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = random(random);
            int from = random.nextInt(bytes.length + 1);
            int end = from + random.nextInt(bytes.length - from + 1);
            int expected = from;
            while (expected < end && !wanted.test(bytes[expected])) {
                expected++;
            }
            assertThat(search.find(bytes, from, end))
                    .as("round %d of seed %d", round, SEED)
                    .isEqualTo(expected);
        }
    }

    private interface Search {
        int find(byte[] bytes, int from, int end);
    }

    @Test
    void findsTheControlCharacterThatALoopOverBytesFinds() {
        assertFindsWhatALoopFinds(Octets::nextControl, b -> (b & 0xFF) < 0x20 || b == 0x7F);
    }

    @Test
    void findsTheByteBeyondAsciiThatALoopOverBytesFinds() {
        assertFindsWhatALoopFinds(Octets::nextBeyondAscii, b -> (b & 0xFF) > 0x7F);
    }

    @Test
    void suspectsAreAllControlCharactersAndNoOtherAsciiBeforeOne() {
        for (int at = 0; at < 16; at++) {
            for (int b = 0; b < 0x80; b++) {
                byte[] bytes = "a".repeat(20).getBytes(StandardCharsets.US_ASCII);
                bytes[2 + at] = (byte) b;
                boolean control = b < 0x20 || b == 0x7F;
                assertThat(Octets.suspectsOfSixteen(bytes, 2)).isEqualTo(control ? 1 << at : 0);
            }
        }
    }

    /** Everything that is no ASCII text is told, and no text before the first of these. */
    @Test
    void suspectsAreAllBytesThatAreNoAsciiText() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = Arrays.copyOf(random(random), 16);
            int others = 0;
            for (int i = 0; i < bytes.length; i++) {
                others |= bytes[i] < ' ' || bytes[i] == 0x7F ? 1 << i : 0;
            }
            int suspects = Octets.suspectsOfSixteen(bytes, 0);
            assertThat(suspects & others).as("round %d of seed %d", round, SEED).isEqualTo(others);
            assertThat(Integer.lowestOneBit(suspects)).isEqualTo(Integer.lowestOneBit(others));
        }
    }

    @Test
    void suspectsAreBesideOneAnother() {
        byte[] bytes = "a\r\nb\r\n\r\nc\tdef\0\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(Octets.suspectsOfSixteen(bytes, 0)).isEqualTo(0b1110_0010_1111_0110);
        byte[] beyond = "Bj\u00f6rn \u00ff\r\n beyond \u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1);
        int ends = 0b11 << 7;
        assertThat(Octets.suspectsOfSixteen(beyond, 0) & ends).isEqualTo(ends);
    }

    @Test
    void readsFourBytesTheFirstOneHighest() {
        byte[] bytes = {0, (byte) 0xFF, '\r', '\n', 1};
        assertThat(Octets.four(bytes, 1)).isEqualTo(0xFF0D0A01);
        assertThatThrownBy(() -> Octets.four(bytes, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void findsTheCharacterThatALoopOverBytesFinds() {
        assertFindsWhatALoopFinds((bytes, from, end) -> Octets.indexOf(bytes, from, end, ';'), b -> b == ';');
    }

    @Test
    void findsEveryControlCharacterWhereverItStands() {
        for (int length = 0; length < LONGEST; length++) {
            for (int at = 0; at < length; at++) {
                byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                bytes[at] = (byte) (at % 33 == 32 ? 0x7F : at % 33);
                assertThat(Octets.nextControl(bytes, 0, length)).isEqualTo(at);
                bytes[at] = (byte) 0xFF;
                assertThat(Octets.nextControl(bytes, 0, length)).isEqualTo(length);
            }
        }
    }

    @Test
    void goesOnBehindAByteThatOnlySeemsToBeOne() {
        for (int length : new int[] {20, 64, 70, 130}) {
            for (int other = 0; other < length; other++) {
                for (int at = other + 1; at < length; at++) {
                    byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                    bytes[other] = (byte) (other % 2 == 0 ? 0xFF : 0xA0);
                    bytes[at] = '\r';
                    assertThat(Octets.nextControl(bytes, 0, length)).isEqualTo(at);
                }
            }
        }
    }

    @Test
    void takesWhatIsBeyondAnArrayForZero() {
        byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
        assertThat(Octets.upToEight(bytes, 0)).isEqualTo(0x636261L);
        assertThat(Octets.upToEight(bytes, 3)).isZero();
        assertThat(Octets.first(bytes, 1, 1)).isEqualTo('b');
        assertThat(Octets.first(bytes, 1, 8)).isEqualTo(0x6362L);
        assertThat(Octets.folded("TAG=x".getBytes(StandardCharsets.US_ASCII), 0, 3))
                .isEqualTo(0x676174L);
    }
}
