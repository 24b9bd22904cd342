package io.ringback.sip.address;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.grammar.HeaderValues;
import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.NearMisses;
import io.ringback.sip.grammar.Outcome;
import io.ringback.sip.grammar.Uris;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Via;
import io.ringback.testing.Draw;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers that work by offsets make of every address, host and list of parameters what the careful ones make of it. */
class PlainAddressesTest {
    static final List<ParameterGrammar> GRAMMARS = grammars();

    /** Every grammar that a class of this module keeps. */
    private static List<ParameterGrammar> grammars() {
        List<ParameterGrammar> all = new ArrayList<>();
        for (Class<?> anchor : List.of(Host.class, Via.class)) {
            for (Class<?> type : neighbours(anchor)) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getType() == ParameterGrammar.class && field.trySetAccessible()) {
                        all.add(valueOf(field));
                    }
                }
            }
        }
        all.add(ParameterGrammar.generic().token("x-1"));
        return List.copyOf(all);
    }

    private static List<Class<?>> neighbours(Class<?> anchor) {
        try {
            Path root = Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
            String folder = anchor.getPackageName();
            try (Stream<Path> files = Files.list(root.resolve(folder.replace('.', '/')))) {
                List<Class<?>> types = new ArrayList<>();
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                        types.add(Class.forName(folder + "." + name.substring(0, name.length() - ".class".length())));
                    }
                }
                return types;
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static ParameterGrammar valueOf(Field field) {
        try {
            return (ParameterGrammar) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void findsTheGrammars() {
        assertThat(GRAMMARS).hasSizeGreaterThan(30);
    }

    private static void assertHost(byte[] bytes) {
        Outcome.assertSame(bytes, Host::read, Host::readAny);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "example.com",
                "a-b.c-d.",
                "a1.2b",
                "192.0.2.17",
                "192.0.2.255",
                "1.2.3.4.5",
                "1.2.3.4.e",
                "[2001:db8::9:1]",
                "[::ffff:192.0.2.1]",
                "010.0.0.001",
                "[::ffff:192.0.02.1]",
                "[2001:db8:::192.0.02.1]",
                "[::]",
                "host_1.example.com"
            })
    void hostsAgreeWhateverByteIsOff(String text) {
        NearMisses.of(text, PlainAddressesTest::assertHost);
    }

    private static void assertUri(byte[] bytes) {
        Outcome.assertSame(bytes, Uri::read, CarefulReaders::uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:a",
                "sip:alice@example.com",
                "SIPS:a%40b:p%2A+&w@192.0.2.1:5061",
                "sip:+1-201;phone-context=+1@gw.example.com;user=phone",
                "sip:[2001:db8::1]:5060;lr;transport=tcp",
                "sip:u@h;ttl=255;maddr=239.255.255.1;method=INVITE",
                "sip:u@h;pn-prid=a%3Ab;x;y=[z]",
                "sip:u@h:65535;maddr=[::1];lr?subject=a%20b&x=",
                "sip:1.2.3.4",
                "sip:1.2.3.4:5060",
                "sip:1.2.3.4:5060@h",
                "sip:10.0.0.1:00005",
                "sip:010.0.0.1:5060",
                "sip:a@192.00.2.1;maddr=1.2.3.04",
                "sip:10.0.0.1:99999;lr",
                "sip:a:000001",
                "sip:@h",
                "sip::p@h:0"
            })
    void urisAgreeWhateverByteIsOff(String text) {
        NearMisses.of(text, PlainAddressesTest::assertUri);
    }

    private static void assertParameters(byte[] bytes, ParameterGrammar grammar) {
        Outcome.assertSame(
                bytes, cursor -> Parameters.read(cursor, grammar), cursor -> Parameters.readAny(cursor, grammar));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";a",
                ";tag=x1;a;b=c",
                " ; tag = x;A=\"q\\\"r\"",
                ";q=0.7;expires=60, ",
                ";q=1.000;reg-id=1",
                ";branch=z9hG4bK;rport;received=::1",
                ";rport=5060;received=[::1]",
                ";received=192.0.2.1;ttl=255;maddr=a.b",
                ";received=::ffff:010.0.2.1;maddr=00.0.0.0",
                ";+sip.instance=\"<urn:x>\"",
                ";cause=302;text=\"a b\";index=1.1",
                ";screen=yes;party=calling;privacy=full",
                ";x=[::1];y=a@b",
                ";handling=optional;charset=utf-8",
                ";lr;lr",
                ";x-1=y;X-1=z",
                ";tag=1;x=2;TAG=3",
                ";tag;tag=",
                ";branch=z9hG4bK1"
            })
    void parametersAgreeWhateverByteIsOffAndWhateverTheirGrammar(String text) {
        NearMisses.of(text, bytes -> GRAMMARS.forEach(grammar -> assertParameters(bytes, grammar)));
    }

    private static void assertAddress(byte[] bytes) {
        for (ParameterGrammar grammar : List.of(NameAddr.TAGGED, ParameterGrammar.generic())) {
            Outcome.assertSame(
                    bytes, cursor -> NameAddr.read(cursor, grammar), cursor -> NameAddr.readAny(cursor, grammar));
            Outcome.assertSame(
                    bytes,
                    cursor -> NameAddr.readInBrackets(cursor, grammar),
                    cursor -> NameAddr.readAnyInBrackets(cursor, grammar));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:a@b>",
                "<sip:192.0.2.1>;x",
                "<sip:192.0.2.1:5060>",
                "sip:192.0.2.1:5060;x",
                "sip:a@b;tag=1;x=y",
                "\"A. B\" <sip:a@b;lr>;tag=1",
                "A  B\t<sips:a@b:1>;x",
                " <sip:[::1]>;tag=\"1\", <sip:b>",
                "sip:a@b?x=y",
                "*a <tel:+1-2;x=y>;tag=1",
                "\"a\\\"\u00C3\u00A9\" < sip:a@b >;tag=a;tag=b",
                "sip:a@b , sip:c",
                "\u00C3\u00A9 b <sip:a#b@c_d>"
            })
    void addressesAgreeWhateverByteIsOff(String text) {
        NearMisses.of(text, PlainAddressesTest::assertAddress);
    }

    @Property(tries = 1_000)
    void whatIsGeneratedIsReadTheSame(@ForAll Draw draw) {
        byte[] uri = bytes(Uris.any(draw));
        assertUri(uri);
        assertUri(Mutation.of(draw, uri));
        byte[] value = bytes(HeaderValues.of(draw.pick(KnownHeader.values()), draw));
        assertAddress(value);
        assertAddress(Mutation.of(draw, value));
        String text = new String(value, ISO_8859_1);
        int semicolon = text.indexOf(';');
        byte[] parameters = bytes(semicolon < 0 ? ";" + text : text.substring(semicolon));
        for (byte[] bytes : List.of(parameters, Mutation.of(draw, parameters))) {
            GRAMMARS.forEach(grammar -> assertParameters(bytes, grammar));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
