package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.SipText;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.OtherHeader;
import io.ringback.sip.header.Via;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that is built says what its bytes say, and its untouched lines are those that were there. */
class EditingTest {
    private static final Via VIA = HeaderTypes.VIA.read(
            Slice.of("SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK7").cursor());
    private static final OtherHeader OWN = new OtherHeader("X-Own");

    private static SipParser unbounded(SipParser parser) {
        return parser.withLimits(MessageBuilder.LENIENT.limits());
    }

    private static Optional<SipMessage> readable(SipParser parser, byte[] bytes) {
        Parsed parsed = parser.parse(bytes);
        return parsed instanceof MalformedMessage malformed ? malformed.readable() : Optional.of((SipMessage) parsed);
    }

    private static void assertSaysWhatItsBytesSay(SipMessage built, SipParser parser) {
        SipMessage read = readable(unbounded(parser), built.bytes().toBytes()).orElseThrow();
        assertThat(built).isEqualTo(read);
        assertThat(built.kind()).isEqualTo(read.kind());
        assertThat(built.body()).isEqualTo(read.body());
        assertThat(built.targetStart()).isEqualTo(read.targetStart());
        assertThat(built.targetEnd()).isEqualTo(read.targetEnd());
        assertThat(lines(built.headers())).isEqualTo(lines(read.headers()));
        assertThat(built.validate()).isEqualTo(read.validate());
    }

    private static List<String> lines(Headers headers) {
        return IntStream.range(0, headers.size())
                .mapToObj(i -> headers.field(i) + " " + headers.line(i))
                .toList();
    }

    private static void edit(Draw draw, MessageBuilder<?> builder) {
        HeaderName name = draw.pick(KnownHeader.SUBJECT, KnownHeader.VIA, KnownHeader.CONTACT, OWN);
        switch (draw.below(8)) {
            case 0 -> builder.prepend(HeaderTypes.VIA, VIA);
            case 1 -> builder.set(HeaderTypes.MAX_FORWARDS, draw.below(71));
            case 2 -> builder.remove(name);
            case 3 -> builder.add(OWN, "some text");
            case 4 -> builder.set(name, "text");
            case 5 -> builder.compact();
            case 6 -> builder.longNames();
            default -> builder.noBody();
        }
    }

    private static void assertEdits(Draw draw, SipParser parser, byte[] bytes) {
        Optional<SipMessage> origin = readable(parser, bytes);
        Assume.that(origin.isPresent());
        MessageBuilder<?> builder = origin.get().edit();
        for (int edits = draw.below(6); edits > 0; edits--) {
            edit(draw, builder);
        }
        SipMessage built = builder.build();
        assertSaysWhatItsBytesSay(built, parser);
        assertThat(builder.build()).isEqualTo(built);
    }

    @Property(tries = 2_000)
    void anEditedMessageSaysWhatItsBytesSay(@ForAll Draw draw) {
        assertEdits(draw, SipParser.strict(), SipText.of(draw).bytes());
    }

    @Property(tries = 3_000)
    void anEditedMutantSaysWhatItsBytesSay(@ForAll Draw draw) {
        byte[] mutant = Mutation.of(draw, SipText.of(draw).bytes());
        assertEdits(draw, draw.oneIn(2) ? SipParser.strict() : SipParser.lenient(), mutant);
    }

    @ParameterizedTest
    @EnumSource
    void everyPrefixOfASeedMessageCanBeEdited(Seed seed) {
        byte[] bytes = seed.bytes();
        for (int length = 0; length < bytes.length; length++) {
            Optional<SipMessage> origin = readable(SipParser.strict(), Arrays.copyOf(bytes, length));
            origin.ifPresent(message -> assertSaysWhatItsBytesSay(
                    message.edit().prepend(HeaderTypes.VIA, VIA).build(), SipParser.strict()));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rfc(number = 3261, section = "7.3.3")
    void writesEveryNameCompactAndBack(Seed seed) {
        SipMessage message = SeedMessagesTest.read(seed);
        SipMessage compact = message.edit().compact().build();
        assertThat(compact.validate()).isEmpty();
        for (int i = 0; i < message.headers().size(); i++) {
            HeaderField field = compact.headers().field(i);
            assertThat(field.name()).isEqualTo(message.headers().name(i));
            assertThat(field.value()).isEqualTo(message.headers().field(i).value());
            String expected = field.name() instanceof KnownHeader known
                            && !known.compact().isEmpty()
                    ? known.compact()
                    : field.name().printed();
            assertThat(field.writtenName()).hasToString(expected);
        }
        assertThat(compact.edit().longNames().build()).isEqualTo(message);
    }

    @Test
    @Rfc(number = 3261, section = "7.3.3")
    void changesNothingOfALineButItsName() {
        byte[] bytes = "OPTIONS sip:a@b SIP/2.0\r\nSUBJECT \t:  a\r\n  b \r\nX-Own:1\r\nl:0\r\n\r\n".getBytes(US_ASCII);
        SipMessage message = (SipMessage) SipParser.strict().parse(bytes);

        assertThat(message.edit().compact().build().bytes().toString())
                .isEqualTo("OPTIONS sip:a@b SIP/2.0\r\ns \t:  a\r\n  b \r\nX-Own:1\r\nl:0\r\n\r\n");
        assertThat(message.edit().longNames().build().bytes().toString())
                .isEqualTo("OPTIONS sip:a@b SIP/2.0\r\nSUBJECT \t:  a\r\n  b \r\nX-Own:1\r\nContent-Length:0\r\n\r\n");
    }

    @Test
    @Rfc(number = 3261, section = "7.3.3")
    void writesAlsoTheNamesOfNewLinesCompact() {
        byte[] bytes = "OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);
        SipMessage message = (SipMessage) SipParser.strict().parse(bytes);

        SipMessage edited =
                message.edit().compact().prepend(HeaderTypes.VIA, VIA).build();

        assertThat(edited.bytes().toString()).isEqualTo("OPTIONS sip:a@b SIP/2.0\r\nv: " + VIA + "\r\nl: 0\r\n\r\n");
    }

    /** Fields of one name among others: all but the first go, or all do, in one pass. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000, 50_000})
    void setsAndRemovesFieldsOfWhichThereAreMany(int many) {
        String head = "OPTIONS sip:b SIP/2.0\r\nFoo: 0\r\n";
        String text = head + "Bar: 1\r\nFoo: 1\r\nFoo: 2\r\n".repeat(many) + "Content-Length: 0\r\n\r\n";
        ParseLimits limits = ParseLimits.defaults()
                .withMessageBytes(text.length())
                .withHeaderSectionBytes(text.length())
                .withHeaders(3 * many + 2);
        SipRequest request = (SipRequest) SipParser.strict().withLimits(limits).parse(text.getBytes(US_ASCII));

        SipRequest set = request.edit().set(HeaderName.of("Foo"), "new").build();
        SipRequest removed = request.edit().remove(HeaderName.of("foo")).build();

        String rest = "Bar: 1\r\n".repeat(many) + "Content-Length: 0\r\n\r\n";
        assertThat(set.bytes()).hasToString(head.replace("Foo: 0", "Foo: new") + rest);
        assertThat(removed.bytes()).hasToString(head.replace("Foo: 0\r\n", "") + rest);
        assertThat(SipResponse.to(request, 200)
                        .copy(request, HeaderName.of("Foo"))
                        .build()
                        .headers()
                        .size())
                .isEqualTo(2 * many + 2);
    }
}
