package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 40})
    void keepsThemInOrderForGood(int count) {
        Values<Integer> values = new Values<>();
        IntStream.range(0, count).forEach(values::accept);
        List<Integer> list = values.toList();
        assertThat(list).isEqualTo(IntStream.range(0, count).boxed().toList());
        assertThatThrownBy(() -> list.add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @SuppressWarnings("NullAway") // what a reader of the user's must not tell
    void takesNoNull(int before) {
        Values<Integer> values = new Values<>();
        IntStream.range(0, before).forEach(values::accept);
        assertThatNullPointerException().isThrownBy(() -> values.accept(null));
    }
}
