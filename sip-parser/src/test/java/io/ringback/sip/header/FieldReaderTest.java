package io.ringback.sip.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.ringback.sip.address.Leniency;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The text of a field in the middle of an array, read by its type; offsets count from another byte. */
class FieldReaderTest {
    private static final int BASE = 2;
    private static final String BEFORE = "12345: ";
    private static final String BEHIND = ",X\r\nAllow: Y";
    private static final Manner STRICT = Manner.strict();
    private static final Manner LENIENT = STRICT.tolerating(Set.of(Leniency.EMPTY_VALUE, Leniency.EMPTY_ELEMENT));

    /** What the four readers make of a text. */
    private record Reading<T>(HeaderType<T> type, String text, Manner manner) {
        private byte[] bytes() {
            return (BEFORE + text + BEHIND).getBytes(ISO_8859_1);
        }

        private int end() {
            return BEFORE.length() + text.length();
        }

        T required() {
            return type.required(bytes(), BASE, BEFORE.length(), end(), manner);
        }

        List<T> first() {
            return type.first(bytes(), BASE, BEFORE.length(), end(), manner).stream()
                    .toList();
        }

        List<T> all() {
            List<T> all = type.all(bytes(), BASE, BEFORE.length(), end(), manner);
            assertThat(type.count(bytes(), BASE, BEFORE.length(), end(), manner))
                    .isEqualTo(all.size());
            return all;
        }
    }

    private static Reading<Method> allow(String text, Manner manner) {
        return new Reading<>(HeaderTypes.ALLOW, text, manner);
    }

    private static Reading<Integer> hops(String text, Manner manner) {
        return new Reading<>(HeaderTypes.MAX_FORWARDS, text, manner);
    }

    private static void assertBroken(Rule rule, int at, Supplier<?> reading) {
        assertThatExceptionOfType(SyntaxException.class)
                .isThrownBy(reading::get)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(BEFORE.length() - BASE + at));
    }

    @Test
    void plainAndOtherListsEndWithTheField() {
        for (String text : new String[] {"INVITE, ACK,BYE", "INVITE ,\tACK , BYE", "INVITE,\r\n ACK,BYE"}) {
            Reading<Method> allow = allow(text, STRICT);
            assertThat(allow.all()).containsExactly(Method.INVITE, Method.ACK, Method.BYE);
            assertThat(allow.first()).containsExactly(Method.INVITE);
            assertThat(allow.required()).isEqualTo(Method.INVITE);
        }
        assertThat(hops("70", STRICT).all()).containsExactly(70);
        assertThat(hops("70", STRICT).required()).isEqualTo(70);
    }

    @Test
    void anEmptyListHasNoValues() {
        assertThat(allow("", STRICT).all()).isEmpty();
        assertThat(allow("", STRICT).first()).isEmpty();
        assertThat(allow(", ,", LENIENT).first()).isEmpty();
        assertBroken(HeaderRule.EMPTY, 0, allow("", STRICT)::required);
        assertBroken(HeaderRule.EMPTY, 0, allow(",", LENIENT)::required);
    }

    @Test
    void anotherEmptyFieldHasNoneWhereThatIsTolerated() {
        assertBroken(HeaderRule.NUMBER, 0, hops("", STRICT)::all);
        assertBroken(HeaderRule.NUMBER, 0, hops("", STRICT)::first);
        assertThat(hops("", LENIENT).all()).isEmpty();
        assertThat(hops("", LENIENT).first()).isEmpty();
        assertBroken(HeaderRule.EMPTY, 0, hops("", LENIENT)::required);
    }

    @Test
    void whatFollowsAValueIsAnotherOneOrTheEnd() {
        assertBroken(HeaderRule.TRAILING, 3, hops("70 x", STRICT)::required);
        assertBroken(HeaderRule.TRAILING, 2, hops("70,71", STRICT)::first);
        assertBroken(HeaderRule.TRAILING, 2, hops("70;x", STRICT)::all);
        assertBroken(HeaderRule.TRAILING, 4, allow("ACK BYE", STRICT)::required);
    }

    @Test
    void thereAreNotMoreThanAllowed() {
        Manner two = STRICT.withLimits(ParseLimits.defaults().withListValues(2));
        assertThat(allow("A, B", two).all()).hasSize(2);
        assertBroken(Limit.TOO_MANY_VALUES, 5, allow("A, B,C", two)::all);
        assertThat(allow("A, B,C", two).required()).isEqualTo(Method.of("A"));
    }

    @Test
    @SuppressWarnings("NullAway") // what a reader of the user's must not give
    void aReaderOfTheUsersGivesSomething() {
        HeaderType<String> wrong = HeaderType.of(HeaderName.of("X-Wrong"), cursor -> null, (value, to) -> {});
        Reading<String> reading = new Reading<>(wrong, "x", STRICT);
        assertThatNullPointerException().isThrownBy(reading::required).withMessage("X-Wrong");
        assertThatNullPointerException().isThrownBy(reading::all).withMessage("X-Wrong");
    }
}
