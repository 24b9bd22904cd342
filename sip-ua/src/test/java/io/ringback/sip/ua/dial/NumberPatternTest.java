package io.ringback.sip.ua.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateways' pattern language. */
class NumberPatternTest {
    @ParameterizedTest
    @CsvSource({
        "9*.T, 9*18001234567, true",
        "9*.T, 9*1, true",
        "9*.T, 9*, false",
        "9*.T, 918001234567, false",
        "+1.., +123, true",
        "+1.., 123, false",
        "1.., 12, false",
        "1.., 1234, false",
        "555[2-9]..., 5552123, true",
        "555[2-9]..., 5551123, false",
        "555[^0], 5550, false",
        "555[^0], 5559, true",
        "555[^0], 555*, false",
        "55(23)+, 5523, true",
        "55(23)+, 552323, true",
        "55(23)+, 55, false",
        "55(23)%1, 551, true",
        "55(23)%1, 5523231, true",
        "555?1, 551, true",
        "555?1, 5551, true",
        "555?1, 55551, false",
        "12%, 1, true",
        "12%, 12222, true",
        "12+, 1, false",
        "^12$, 12, true",
        "1;2, 1;2, error",
        "0T, 0, true",
        "#31#.T, #31#5, true",
        "T, 123, true",
        "1\\+2, 1+2, true"
    })
    void matchesWholeNumbers(String pattern, String number, String expected) {
        if (expected.equals("error")) {
            assertThatThrownBy(() -> NumberPattern.of(pattern)).isInstanceOf(PatternSyntaxException.class);
        } else {
            assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(Boolean.parseBoolean(expected));
        }
    }

    @Test
    void takesACommaAsAPauseThatMatchesNothing() {
        assertThat(NumberPattern.of("9,1..").matches("9123")).isTrue();
    }

    @Test
    void endsTheTailAfter32Digits() {
        assertThat(NumberPattern.of("1T").matches("1" + "2".repeat(32))).isTrue();
        assertThat(NumberPattern.of("1T").matches("1" + "2".repeat(33))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9*.T, 9*18001234567, 2", "9*1800T, 9*18001234567, 6", "T, 123, 0", "1[2-3]4, 124, 2", "(12)%T, 1212, 4"
    })
    void countsTheCharactersThatItNames(String pattern, String number, int explicit) {
        assertThat(NumberPattern.of(pattern).match(number)).hasValue(explicit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "(", "(1", "1)", "[", "[1", "[]", "[^0-9]", "[9-1]", "%", "?1", "1T2", "$1", "1^", "x", "\\"
            })
    void refusesWhatItCannotUnderstand(String pattern) {
        assertThatThrownBy(() -> NumberPattern.of(pattern)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void tellsWhereTheProblemIs() {
        assertThatThrownBy(() -> NumberPattern.of("12x4"))
                .isInstanceOfSatisfying(
                        PatternSyntaxException.class, e -> assertThat(e.index()).isEqualTo(2));
    }

    @Test
    void isNotSlowedDownByNestedRepetition() {
        NumberPattern pattern = NumberPattern.of("(((1+)+)+)+2");
        assertThat(pattern.matches("1".repeat(NumberPattern.LONGEST_NUMBER))).isFalse();
        assertThat(pattern.matches("1".repeat(100) + "2")).isTrue();
    }

    @Test
    void translatesWithTheFirstRuleThatMatches() {
        Translation e164 = new Translation(
                List.of(Translation.Rule.of("^9\\*(1\\d{10})$", "+$1"), Translation.Rule.of("^9", "+49")));
        assertThat(e164.apply("9*18001234567")).isEqualTo("+18001234567");
        assertThat(e164.apply("930123")).isEqualTo("+4930123");
        assertThat(e164.apply("112")).isEqualTo("112");
    }

    @Test
    void refusesATranslationThatCannotWork() {
        assertThatThrownBy(() -> Translation.Rule.of("(", "x")).isInstanceOf(PatternSyntaxException.class);
        assertThatThrownBy(() -> Translation.Rule.of("1", "$1")).isInstanceOf(PatternSyntaxException.class);
    }
}
