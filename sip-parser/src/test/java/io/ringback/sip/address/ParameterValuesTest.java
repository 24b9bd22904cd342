package io.ringback.sip.address;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.sip.grammar.HeaderValues;
import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.NearMisses;
import io.ringback.sip.grammar.Outcome;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter that was accepted is found again, with its whole value, whatever was tolerated in it. */
class ParameterValuesTest {
    private static final Manner LENIENT = Manner.strict().tolerating(Set.of(Leniency.values()));

    private static void assertFound(byte[] bytes, ParameterGrammar grammar) {
        for (Manner manner : Outcome.MANNERS) {
            Cursor cursor = Cursor.over(bytes, 0, bytes.length, manner);
            Parameters parameters;
            try {
                parameters = Parameters.readAny(cursor, grammar);
            } catch (SyntaxException refused) {
                continue;
            }
            List<Parameter> expected = oneByOne(Cursor.over(bytes, 0, cursor.position(), manner), grammar);
            String text = new String(bytes, ISO_8859_1);
            assertThat(parameters.list()).as(text).isEqualTo(expected);
            Set<String> names = new HashSet<>();
            for (Parameter parameter : expected) {
                String name = parameter.name().toString();
                if (names.add(name.toLowerCase(Locale.ROOT))) {
                    assertThat(parameters.has(name)).as(text).isTrue();
                    assertThat(parameters.value(name)).as(text).isEqualTo(parameter.value());
                }
            }
        }
    }

    /** The parameters as the grammar's own readers move over them. */
    private static List<Parameter> oneByOne(Cursor cursor, ParameterGrammar grammar) {
        List<Parameter> all = new ArrayList<>();
        while (Lexis.skipSeparator(cursor, ';')) {
            if (Lexis.TOKEN.contains(cursor.peek()) && !cursor.atEnd()) {
                all.add(Parameter.read(cursor, grammar));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";x=a=b;tag=1",
                ";x==;branch=z9hG4bK1",
                " ; pn-tok = AAA== ; tag = 1",
                ";x=;tag=1;;y= ;",
                ";x=\"a\\\";b=\\\\\";tag=1",
                ";x=[::1];y=\"\";+a=\"<;=>\"",
                ";x=/a[b]?c=d&e=f@{g};tag=1",
                "\r\n ;x\r\n =\r\n a\r\n ;tag=1"
            })
    void whateverByteIsOffAndWhateverTheirGrammar(String text) {
        NearMisses.of(text, bytes -> PlainAddressesTest.GRAMMARS.forEach(grammar -> assertFound(bytes, grammar)));
    }

    @Property(tries = 1_000)
    void ofWhateverIsGenerated(@ForAll Draw draw) {
        String value = HeaderValues.of(draw.pick(KnownHeader.values()), draw);
        int semicolon = value.indexOf(';');
        byte[] bytes = (semicolon < 0 ? ";" + value : value.substring(semicolon)).getBytes(ISO_8859_1);
        for (byte[] one : List.of(bytes, Mutation.of(draw, bytes))) {
            PlainAddressesTest.GRAMMARS.forEach(grammar -> assertFound(one, grammar));
        }
    }

    /** {@code uri-parameters} have no white space and no quotes, so that they can be told apart by their separators. */
    @ParameterizedTest
    @ValueSource(strings = {";lr;transport=udp", ";a=[::1];b=%41%3D;c", ";;maddr=a.b;;ttl=1;", ";%6Cr;x=a:b/c&d+e$f"})
    @Rfc(number = 3261, section = "25.1")
    void ofAUriWhateverByteIsOff(String text) {
        NearMisses.of(
                text,
                bytes -> Outcome.MANNERS.forEach(manner -> {
                    Cursor cursor = Cursor.over(bytes, 0, bytes.length, manner);
                    try {
                        List<Parameter> all = Parameters.readUri(cursor).list();
                        assertThat(all).isEqualTo(split(cursor.since(0).toString()));
                    } catch (SyntaxException refused) {
                        // Of what is refused, nothing is to be found.
                    }
                }));
    }

    private static List<Parameter> split(String text) {
        List<Parameter> all = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            String[] parts = one.split("=", 2);
            Optional<Slice> value = parts.length > 1 ? Optional.of(Slice.of(parts[1])) : Optional.empty();
            if (!one.isEmpty()) {
                all.add(new Parameter(Slice.of(parts[0]), value));
            }
        }
        return all;
    }

    /** {@code *( SEMI ( tag-param / generic-param ) )}: the tag is there whatever the value before it is. */
    @Test
    @Rfc(number = 3261, section = "25.1")
    void findsTheTagBehindPaddedBase64() {
        byte[] bytes = "<sip:a@a>;pn-tok=abc==;tag=1".getBytes(ISO_8859_1);
        NameAddr address = NameAddr.read(Cursor.over(bytes, 0, bytes.length, LENIENT), NameAddr.TAGGED);

        assertThat(address.tag()).hasToString("Optional[1]");
        assertThat(address.parameters().text("pn-tok")).hasValue("abc==");
        assertThat(address.withTag("2")).hasToString("<sip:a@a>;pn-tok=abc==;tag=2");
    }

    /** A grammar of one's own may take what no parameter can be: then it would be found in part only. */
    @ParameterizedTest
    @ValueSource(strings = {"<a;b>", "<a b>", "\"a\"<b>"})
    void refusesAValueThatWouldNotBeFoundAsAWhole(String value) {
        ParameterGrammar grammar = ParameterGrammar.generic().value("x", cursor -> {
            cursor.skipTo('>');
            cursor.skip('>');
        });
        byte[] bytes = (";x=" + value).getBytes(ISO_8859_1);
        Cursor cursor = Cursor.over(bytes, 0, bytes.length, LENIENT);

        assertThatThrownBy(() -> Parameters.read(cursor, grammar)).isInstanceOf(SyntaxException.class);
    }
}
