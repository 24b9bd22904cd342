package io.ringback.sip.transaction.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Against the test vectors of the function's authors: the key is 00 to 0f, and the text counts up from 00. */
class SipHashTest {
    private static final long KEY0 = 0x0706050403020100L;
    private static final long KEY1 = 0x0f0e0d0c0b0a0908L;

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void computesTheVectorsOfSipHash24() {
        SipHash hash = SipHash.forSecrets(KEY0, KEY1);
        assertThat(hash.hash(counting(0), 0, 0)).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash.hash(counting(1), 0, 1)).isEqualTo(0x74f839c593dc67fdL);
        assertThat(hash.hash(counting(15), 0, 15)).isEqualTo(0xa129ca6149be45e5L);
    }

    @Test
    void computesTheFirstVectorOfSipHash13() {
        assertThat(SipHash.forTables(KEY0, KEY1).hash(counting(0), 0, 0)).isEqualTo(0xabac0158050fc4dcL);
    }

    @Property
    void givesTheSameForAnArrayARangeAndANumber(@ForAll byte[] bytes, @ForAll long number) {
        SipHash hash = SipHash.forTables(KEY0, KEY1);
        byte[] padded = new byte[bytes.length + 3];
        System.arraycopy(bytes, 0, padded, 2, bytes.length);
        byte[] little = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();

        assertThat(hash.hash(bytes, 0, bytes.length)).isEqualTo(hash.hash(padded, 2, 2 + bytes.length));
        assertThat(hash.hash(number)).isEqualTo(hash.hash(little, 0, 8));
    }

    @Test
    void givesOtherValuesUnderOtherKeys() {
        byte[] text = counting(24);
        assertThat(Arrays.asList(
                        SipHash.forTables(1, 2).hash(text, 0, 24),
                        SipHash.forTables(1, 3).hash(text, 0, 24),
                        SipHash.forTables(0, 2).hash(text, 0, 24)))
                .doesNotHaveDuplicates();
    }
}
