package io.ringback.sip.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses with display names and parameters: RFC 3261 §20.10. */
class NameAddrTest {
    private static NameAddr read(String text) {
        return NameAddr.read(Slice.of(text).cursor());
    }

    @Test
    void readsAQuotedDisplayNameWithEscapes() {
        NameAddr address = read("\"J Rosenberg \\\\\\\"\" <sip:jdrosen@example.com> ; tag = 98asjd8");
        assertThat(address.displayText()).hasValue("J Rosenberg \\\"");
        assertThat(address.uri()).hasToString("sip:jdrosen@example.com");
        assertThat(address.tag()).hasValue(Slice.of("98asjd8"));
    }

    @Test
    void readsADisplayNameOfTokensWithoutABlankBeforeTheBracket() {
        assertThat(read("caller<sip:caller@example.com>;tag=323").displayText()).hasValue("caller");
        assertThat(read("The Operator  <sip:o@example.com>").displayText()).hasValue("The Operator");
    }

    @ParameterizedTest
    @CsvSource({
        "'Bob\r\n Smith <sip:a@b>', Bob Smith",
        "'Bob \t\r\n\t Smith\r\n <sip:a@b>', Bob Smith",
        "'\"Bob \r\n Smith\" <sip:a@b>', Bob Smith",
        "'Bob  Smith <sip:a@b>', Bob  Smith"
    })
    @Rfc(number = 3261, section = "25.1")
    void tellsADisplayNameOnOneLine(String written, String text) {
        NameAddr address = read(written);
        assertThat(address.displayText()).hasValue(text);
        assertThat(address.withDisplayName(text).displayText()).hasValue(text);
        assertThat(written).startsWith(address.displayName().toString());
    }

    @Test
    @Rfc(number = 3261, section = "20.10")
    void givesParametersBehindABareUriToTheHeader() {
        NameAddr bare = read("sip:alice@example.com;tag=1");
        assertThat(bare.uri()).hasToString("sip:alice@example.com");
        assertThat(bare.tag()).hasValue(Slice.of("1"));
        NameAddr bracketed = read("<sip:alice@example.com;tag=1>");
        assertThat(bracketed.tag()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:alice@example.com?Route=x",
                "\"Alice <sip:a@b>",
                "<sip:a@b",
                "Bell, Alice <sip:a@b>",
                "<>",
                "",
                "\"x\" sip:a@b",
                "< sip:a@b>",
                "<sip:a@b>;tag=",
                "<sip:a@b>;=1"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> {
                    var cursor = Slice.of(text).cursor();
                    NameAddr.read(cursor);
                    if (!cursor.atEnd()) {
                        throw cursor.error(AddressRule.NAME_ADDR);
                    }
                })
                .isInstanceOf(SyntaxException.class);
    }

    /** What was tolerated when it was read goes on, whatever of it is made another. */
    @Test
    void keepsADisplayNameThatWasTolerated() {
        NameAddr read = NameAddr.read(Slice.of("5\" screen <sip:a@b>;x=1").cursor(Lexis.LENIENT));
        assertThat(read.withUri(Uri.of("sip:c@d"))).hasToString("5\" screen <sip:c@d>;x=1");
        assertThat(read.withParameters(Parameters.none())).hasToString("5\" screen <sip:a@b>");
        assertThat(read.withTag("7")).hasToString("5\" screen <sip:a@b>;x=1;tag=7");
        Slice name = read.displayName();
        assertThatThrownBy(() -> new NameAddr(name, read.uri(), Parameters.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesBracketsAlways() {
        assertThat(read("sip:a@b;tag=1")).hasToString("<sip:a@b>;tag=1");
        assertThat(NameAddr.of(Uri.of("sip:a@b;x=1")).withDisplayName("A \"B\"").withTag("7"))
                .hasToString("\"A \\\"B\\\"\" <sip:a@b;x=1>;tag=7");
    }
}
