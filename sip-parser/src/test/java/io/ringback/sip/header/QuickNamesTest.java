package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.text.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The names that {@link ShortNames} and {@link LongerNames} find at a line's beginning, and those that they must not.
 */
class QuickNamesTest {
    private static final int LENGTH = 0xFF;
    private static final int INDEX_SHIFT = 8;

    private static int find(String line) {
        byte[] bytes = (line + " ".repeat(24)).getBytes(StandardCharsets.ISO_8859_1);
        long first = Octets.eight(bytes, 0);
        long second = Octets.eight(bytes, Long.BYTES);
        long found = KnownHeader.shortName(first, second);
        long foundLong = KnownHeader.longerName(first, second, Octets.eight(bytes, 2 * Long.BYTES));
        assertThat(found == 0 || foundLong == 0).as(line).isTrue();
        return (int) (found | foundLong);
    }

    @ParameterizedTest
    @EnumSource
    void findsANameInAnyCaseOrLeavesItToTheOtherTable(KnownHeader header) {
        String name = header.printed();
        int found = find(name + ":");
        if (found == 0) {
            assertThat(name).matches("Security-.*|.{24,}");
        } else {
            assertThat(found & LENGTH).isEqualTo(name.length());
            assertThat(found >>> INDEX_SHIFT).isEqualTo(header.index() + 1);
        }
        assertThat(find(name.toLowerCase(Locale.ROOT) + ":x;y=z:a")).isEqualTo(found);
        assertThat(find(name.toUpperCase(Locale.ROOT) + ":")).isEqualTo(found);
        if (!header.compact().isEmpty()) {
            assertThat(find(header.compact() + ": 1")).isEqualTo((header.index() + 1) << INDEX_SHIFT | 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsNoNameThatDiffersInOneByte(KnownHeader header) {
        String name = header.printed();
        for (int at = 0; at < name.length(); at++) {
            for (int b = 0x20; b <= 0xFF; b++) {
                boolean same = Character.toLowerCase(name.charAt(at)) == Character.toLowerCase((char) b);
                String other = name.substring(0, at) + (char) b + name.substring(at + 1) + ":";
                int found = find(other);
                if (!same && found != 0) {
                    assertThat(other.substring(0, found & LENGTH)).isEqualToIgnoringCase(nameOrCompact(found));
                    assertThat(other.charAt(found & LENGTH)).isEqualTo(':');
                }
            }
        }
    }

    private static String nameOrCompact(int found) {
        KnownHeader header = KnownHeader.at((found >>> INDEX_SHIFT) - 1);
        return (found & LENGTH) == 1 ? header.compact() : header.printed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "To",
                "To :",
                "Tom:",
                "Proxy-Authorization",
                "Content-Dispositions:",
                " To:",
                "Content-Length",
                "Content-Lengths:",
                "xTo:"
            })
    void findsNothingElse(String line) {
        assertThat(find(line)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void findsNoNameThatIsNotFollowedByAColon(KnownHeader header) {
        for (int b = ' '; b <= 0xFF; b++) {
            if (b != ':') {
                assertThat(find(header.printed() + (char) b)).as("0x%02X", b).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsNoNameAcrossALineEnd(KnownHeader header) {
        String name = header.printed();
        for (int at = 0; at < name.length() - 1; at++) {
            assertThat(find(name.substring(0, at) + "\r\n" + name.substring(at + 2) + ":"))
                    .isZero();
        }
    }

    @Test
    void aColonFurtherOnDoesNotCount() {
        assertThat(find("To: sip:a@b:5060")).isEqualTo(find("To:"));
        assertThat(find("Contact:<sip:a>:")).isEqualTo(find("Contact:"));
        assertThat(find("Content-Length::")).isEqualTo(find("Content-Length:"));
    }
}
