package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.NearMisses;
import io.ringback.sip.grammar.SipText;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.PlainValues;
import io.ringback.testing.Corpus;
import io.ringback.testing.Draw;
import io.ringback.testing.Seed;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast scan of a message's head finds what the careful one finds, or leaves the message to it. */
class PlainMessagesTest {
    private static final String END = "\r\nContent-Length: 1\r\nX: y\r\n\r\nb";
    private static final ParseLimits TIGHT = ParseLimits.defaults()
            .withHeaders(3)
            .withHeaderBytes(40)
            .withHeaderSectionBytes(90)
            .withStartLineBytes(30);
    private static final int LARGEST = 65_535;
    private static final int BEFORE = 5;
    private static final String BEHIND = "\n 1\r\nTo: x\r\n\r\n";

    private static final List<SipParser> PARSERS = Stream.of(SipParser.strict(), SipParser.lenient())
            .flatMap(parser -> Stream.of(parser, parser.withLimits(TIGHT)))
            .toList();

    private static void assertSame(byte[] bytes) {
        byte[] amid = amidOthers(bytes);
        for (SipParser parser : PARSERS) {
            int base = SipParser.skipKeepAlives(bytes, 0, bytes.length);
            List<Object> careful = told(parser.parseCarefully(bytes, base, bytes.length));
            assertThat(told(parser.parse(bytes)))
                    .as(() -> new String(bytes, ISO_8859_1))
                    .isEqualTo(careful);
            assertThat(told(parser.parse(amid, BEFORE, BEFORE + bytes.length)))
                    .as(() -> "amid others: " + new String(bytes, ISO_8859_1))
                    .isEqualTo(careful);
        }
    }

    /** The same bytes behind others, and before some that would go on with a line, a fold or a number. */
    private static byte[] amidOthers(byte[] bytes) {
        byte[] amid = new byte[BEFORE + bytes.length + BEHIND.length()];
        System.arraycopy(bytes, 0, amid, BEFORE, bytes.length);
        System.arraycopy(BEHIND.getBytes(ISO_8859_1), 0, amid, BEFORE + bytes.length, BEHIND.length());
        return amid;
    }

    /** Everything that depends on how the head was read. */
    private static List<Object> told(Parsed parsed) {
        List<Object> told = new ArrayList<>();
        told.add(parsed.getClass());
        if (parsed instanceof MalformedMessage malformed) {
            told.add(malformed.violation());
            fields(malformed.headers(), told);
            malformed.readable().ifPresent(message -> told(message, told));
        } else {
            told((SipMessage) parsed, told);
        }
        return told;
    }

    private static void told(SipMessage message, List<Object> told) {
        told.add(message.bytes());
        told.add(message.body());
        told.add(message.headers().contentLength());
        if (message instanceof SipRequest request) {
            told.add(request.method());
            told.add(request.rawRequestUri());
        } else if (message instanceof SipResponse response) {
            told.add(response.statusCode());
            told.add(response.reasonPhrase());
        }
        fields(message.headers(), told);
    }

    /** The lines tell their places, since they follow each other. */
    private static void fields(Headers headers, List<Object> told) {
        for (int i = 0; i < headers.size(); i++) {
            told.add(headers.name(i));
            told.add(headers.field(i));
            told.add(headers.line(i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:a@b SIP/2.0",
                "SIP/2.0 200 OK",
                "SIP/2.0 699 ",
                "A sip:b SIP/2.0",
                "SIP/2.0 100 \u00C3\u00A9"
            })
    void startLinesAgreeWhateverByteIsOff(String line) {
        NearMisses.of(line, bytes -> assertSame((new String(bytes, ISO_8859_1) + END).getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: a\r\n",
                "l: 0\r\n",
                "v:SIP/2.0/UDP a\r\nVia: b\r\n",
                "Subject: a\r\n b\r\n\tc\r\n",
                "WWW-Authenticate:a\r\n",
                "proxy-AUTHORIZATION: a\r\n",
                "P-Access-Network-Info: a\r\nP-Visited-Network-ID:\r\n",
                "X-Long-Name-Of-A-Header: \"\\\u007F\"\r\n",
                "A:\r\nB: \u00C3\u00A9\t\r\n",
                "Content-Length: 00001\r\n",
                "Content-Length: 9\r\n"
            })
    void fieldsAgreeWhateverByteIsOff(String fields) {
        NearMisses.of("A sip:b SIP/2.0\r\n" + fields + "\r\nbody", PlainMessagesTest::assertSame);
    }

    /** The fast scan goes in steps of some bytes, so everything may come at any place of a step. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r",
                "\n",
                "\r\n",
                "\r\n ",
                "\r\n\t",
                "\t",
                "\u0000",
                "\u007F",
                "\u00C3\u00A9",
                "\u00FF",
                "\r\nTo:"
            })
    void linesAgreeWhereverTheirEndsFall(String between) {
        for (int first = 0; first < 36; first++) {
            for (int second = 0; second < 36; second++) {
                String fields = "a:" + "b".repeat(first) + between + "c".repeat(second) + "\r\n";
                assertSame(("A sip:b SIP/2.0\r\n" + fields + "\r\n").getBytes(ISO_8859_1));
                assertSame(("A sip:b SIP/2.0\r\n" + fields + "v:d\r\nl: 0\r\n\r\nbody").getBytes(ISO_8859_1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {254, 255, 256, 1_000})
    void longNamesAgree(int length) {
        String name = "x".repeat(length);
        assertSame(("A sip:b SIP/2.0\r\n" + name + ": y\r\nTo: z\r\n\r\n").getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @EnumSource
    void theSeedAgreesCutAnywhereAndMutated(Seed seed) {
        byte[] bytes = seed.bytes();
        for (int length = 0; length <= bytes.length; length++) {
            assertSame(Arrays.copyOf(bytes, length));
        }
        for (long number = 0; number < 500; number++) {
            assertSame(Mutation.of(Draw.seeded(number), bytes));
        }
    }

    @Property(tries = 3_000)
    void whatIsGeneratedIsReadTheSame(@ForAll Draw draw) {
        byte[] bytes = SipText.of(draw).bytes();
        assertSame(bytes);
        assertSame(Mutation.of(draw, bytes));
    }

    @Test
    void theCorporaAreReadTheSame() {
        Corpus.files("", "").stream()
                .map(Corpus::read)
                .filter(bytes -> bytes.length <= LARGEST)
                .forEach(bytes -> {
                    assertSame(bytes);
                    assertValues(SipParser.lenient().parse(bytes));
                });
    }

    private static void assertValues(Parsed parsed) {
        Headers headers =
                parsed instanceof MalformedMessage malformed ? malformed.headers() : ((SipMessage) parsed).headers();
        for (HeaderField field : headers) {
            if (field.name() instanceof KnownHeader known) {
                Slice value = field.value();
                HeaderTypes.of(known).ifPresent(type -> PlainValues.assertSame(type, value.toBytes()));
            }
        }
    }
}
