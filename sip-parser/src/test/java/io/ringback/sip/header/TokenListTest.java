package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenListTest {
    private static final TokenList<Slice> TOKENS = new TokenList<>(Slice::of);
    private static final int MOST = 3;
    private static final ParseLimits LIMITS = ParseLimits.defaults().withListValues(MOST);

    private static List<String> read(String text) {
        byte[] bytes = ("<" + text + ">,x").getBytes(StandardCharsets.UTF_8);
        List<Slice> all = TOKENS.readAll(bytes, 1, bytes.length - 3, LIMITS);
        assertThat(TOKENS.count(bytes, 1, bytes.length - 3, LIMITS)).isEqualTo(all.size());
        return all.stream().map(Slice::toString).toList();
    }

    @Test
    void readsTokensWithACommaAndPerhapsABlankBetweenThem() {
        assertThat(read("a")).containsExactly("a");
        assertThat(read("a,b")).containsExactly("a", "b");
        assertThat(read("100rel, timer,x.y-z")).containsExactly("100rel", "timer", "x.y-z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "a,", "a, ", ",a", "a,,b", "a ,b", "a,  b", "a,\tb", "a b", "a;b", "a,b;", "a, é"})
    void leavesTheOthersToACursor(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void leavesAListToACursorThatIsLongerThanAllowed() {
        assertThat(read("a,b,c")).hasSize(MOST);
        assertThat(read("a,b,c,d")).isEmpty();
    }

    @Test
    void whatItReadsCannotBeChanged() {
        byte[] bytes = "a,b".getBytes(StandardCharsets.US_ASCII);
        List<Slice> all = TOKENS.readAll(bytes, 0, bytes.length, LIMITS);
        assertThatThrownBy(() -> all.set(0, Slice.empty())).isInstanceOf(UnsupportedOperationException.class);
    }
}
