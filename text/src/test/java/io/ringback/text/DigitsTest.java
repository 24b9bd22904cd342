package io.ringback.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void countsDigitsUpToAnyOtherByte() {
        for (int other = 0; other <= 0xFF; other++) {
            boolean digit = other >= '0' && other <= '9';
            for (int count = 0; count < Digits.MOST; count++) {
                byte[] bytes = bytes("9".repeat(count) + (char) other + "123456789");
                assertThat(Digits.count(bytes, 0, bytes.length))
                        .as("%d digits and 0x%02X", count, other)
                        .isEqualTo(digit ? Digits.MOST : count);
            }
        }
    }

    @Test
    void countsNoneBeyondTheEnd() {
        assertThat(Digits.count(bytes("12345"), 0, 5)).isEqualTo(5);
        assertThat(Digits.count(bytes("12345"), 0, 2)).isEqualTo(2);
        assertThat(Digits.count(bytes("12345"), 5, 5)).isZero();
        assertThat(Digits.count(bytes("12345"), 3, 1)).isZero();
        assertThat(Digits.count(bytes("123456789"), 0, 9)).isEqualTo(Digits.MOST);
    }

    @Test
    void readsEveryNumberOfItsLength() {
        for (int number = 0; number < 100_000_000; number = number * 2 + 7) {
            String text = Integer.toString(number);
            assertThat(Digits.value(bytes("x" + text + "9;"), 1, text.length())).isEqualTo(number);
            assertThat(Digits.value(bytes(text), 0, text.length())).isEqualTo(number);
        }
        assertThat(Digits.value(bytes("00000000"), 0, 8)).isZero();
        assertThat(Digits.value(bytes("99999999"), 0, 8)).isEqualTo(99_999_999);
        assertThat(Digits.value(bytes("007"), 0, 3)).isEqualTo(7);
    }
}
