package io.ringback.sip.address;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quoted strings, comments, text and white space: RFC 3261 §25.1. */
class LexisTest {
    private static Cursor cursor(String bytes) {
        return Slice.of(bytes.getBytes(ISO_8859_1)).cursor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "q\"uo\\te", "tab\t", "\u00e9\u20ac\ud83d\ude00", "\u0001\u007f", "a;b,c<d>"})
    void readsBackWhatItQuotes(String text) {
        String quoted = Lexis.quote(text);
        Cursor cursor = Slice.of(quoted).cursor();
        assertThat(Lexis.unquote(Lexis.quotedString(cursor))).isEqualTo(text);
        assertThat(cursor.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\r\n b", "\0"})
    void quotesNothingThatWouldEndALine(String text) {
        assertThatThrownBy(() -> Lexis.quote(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\"",
                "\"\\",
                "\"\\\"",
                "\"a\rb\"",
                "\"a\r\nb\"",
                "\"\0\"",
                "\"\\\r\"",
                "\"\177\"",
                "\"\\\351\""
            })
    void refusesWhatIsNoQuotedString(String text) {
        assertThatThrownBy(() -> Lexis.quotedString(cursor(text))).isInstanceOf(SyntaxException.class);
    }

    @Test
    void readsCommentsInComments() {
        Cursor cursor = cursor("(a (b\\) \"c) \r\n (d)) (e)");
        assertThat(Lexis.comment(cursor)).hasToString("a (b\\) \"c) \r\n (d)");
        assertThat(cursor.peek()).isEqualTo(' ');
    }

    @Test
    void stopsAtTheLimitOfComments() {
        assertThat(Lexis.comment(cursor("((((x))))"))).hasToString("(((x)))");
        assertThatThrownBy(() -> Lexis.comment(cursor("(".repeat(60_000))))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(Limit.NESTED_TOO_DEEPLY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", "(a", "(a(b)", "(a\\)", "(a\rb)", "(\351)"})
    void refusesWhatIsNoComment(String text) {
        assertThatThrownBy(() -> Lexis.comment(cursor(text))).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\302\200",
                "\337\277",
                "\340\240\200",
                "\355\237\277",
                "\357\277\277",
                "\360\220\200\200",
                "\364\217\277\277"
            })
    @Rfc(number = 3629, section = "4")
    void takesTheOutermostCharactersOfEveryLength(String bytes) {
        Cursor cursor = cursor(bytes);
        assertThat(cursor.skipUtf8()).isTrue();
        assertThat(cursor.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\200",
                "\301\277",
                "\302",
                "\302a",
                "\340\237\277",
                "\340\240",
                "\340\240a",
                "\355\240\200",
                "\360\217\277\277",
                "\360\220\200",
                "\364\220\200\200",
                "\365\200\200\200",
                "\370\210\200\200\200"
            })
    @Rfc(number = 3629, section = "4")
    void refusesBytesThatAreNoCharacter(String bytes) {
        assertThat(cursor(bytes).skipUtf8()).isFalse();
        assertThatThrownBy(() -> Lexis.quotedString(cursor("\"" + bytes + "\"")))
                .isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\n b', a b",
        "'a \t\r\n\t b', a b",
        "'a \r\n \r\n b', a b",
        "'a  b', a  b",
        "'a\\ \r\n b', a  b",
        "'a\\  \r\n b', a  b",
        "'\\\\ \r\n b', \\ b",
        "' \r\n b \r\n ', ' b '"
    })
    @Rfc(number = 3261, section = "25.1")
    void makesOneSpaceOfAFoldInAQuotedString(String content, String text) {
        assertThat(Lexis.quotedString(cursor('"' + content + '"'))).hasToString(content);
        assertThat(Lexis.unquote(Slice.of(content))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'a\r\n b', a b", "'a \t\r\n\t \r\n b', a b", "'a  b', a  b", "'a\n b', a b", "'', ''"})
    @Rfc(number = 3261, section = "7.3.1")
    void makesOneSpaceOfAFold(String folded, String line) {
        assertThat(Lexis.unfold(Slice.of(folded))).isEqualTo(line);
    }
}
