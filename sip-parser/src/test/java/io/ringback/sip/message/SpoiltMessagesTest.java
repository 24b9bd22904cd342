package io.ringback.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.SipText;
import io.ringback.testing.Draw;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, the parser gives a verdict that depends on nothing else, and nobody throws. */
class SpoiltMessagesTest {
    private static final int[] OFFSETS = {1, 2, 3, 4, 5, 6, 7, 8, 17};
    private static final byte[] POISONS = {'x', '\n', ':', (byte) 0xFF, 0, ' '};

    @Property(tries = 5_000)
    void aMutantGetsAVerdict(@ForAll Draw draw) {
        byte[] mutant = Mutation.of(draw, SipText.of(draw).bytes());
        Everything.of(SipParser.strict().parse(mutant.clone()));
        Everything.of(SipParser.lenient().parse(mutant));
    }

    @Property
    void anyBytesGetAVerdict(@ForAll @Size(max = 600) byte[] bytes) {
        Everything.of(SipParser.strict().parse(bytes.clone()));
        Everything.of(SipParser.lenient().parse(bytes));
    }

    @Property
    void whatIsAcceptedStrictlyIsAcceptedLeniently(@ForAll Draw draw) {
        byte[] mutant = Mutation.of(draw, SipText.of(draw).bytes());
        if (verdict(SipParser.strict().parse(mutant)).isEmpty()) {
            assertThat(verdict(SipParser.lenient().parse(mutant))).isEmpty();
        }
    }

    /** Each prefix, alone and amid other bytes, reads the same: nothing is read outside of the range. */
    @Property(tries = 60)
    void everyPrefixReadsTheSameAnywhere(@ForAll Draw draw) {
        byte[] whole = SipText.of(draw).bytes();
        byte[] bytes = draw.oneIn(2) ? whole : Mutation.of(draw, whole);
        for (int length = 0; length <= bytes.length; length++) {
            Parsed alone = SipParser.strict().parse(Arrays.copyOf(bytes, length));
            int offset = OFFSETS[length % OFFSETS.length];
            byte[] larger = amid(bytes, length, offset, POISONS[length % POISONS.length]);
            assertSame(SipParser.strict().parse(larger, offset, offset + length), alone);
        }
        for (int offset : OFFSETS) {
            for (byte poison : POISONS) {
                byte[] larger = amid(bytes, bytes.length, offset, poison);
                assertSame(
                        SipParser.strict().parse(larger, offset, offset + bytes.length),
                        SipParser.strict().parse(bytes));
            }
        }
    }

    private static byte[] amid(byte[] bytes, int length, int offset, byte poison) {
        byte[] larger = new byte[length + 2 * offset];
        Arrays.fill(larger, poison);
        System.arraycopy(bytes, 0, larger, offset, length);
        return larger;
    }

    private static void assertSame(Parsed actual, Parsed expected) {
        assertThat(verdict(actual)).isEqualTo(verdict(expected));
        assertThat(message(actual)).isEqualTo(message(expected));
        assertThat(fields(actual)).isEqualTo(fields(expected));
        Optional<SipMessage> message = message(actual);
        assertThat(message.flatMap(SipMessage::validate))
                .isEqualTo(message(expected).flatMap(SipMessage::validate));
    }

    private static Optional<Violation> verdict(Parsed parsed) {
        return parsed instanceof MalformedMessage malformed
                ? Optional.of(malformed.violation())
                : ((SipMessage) parsed).validate();
    }

    private static Optional<SipMessage> message(Parsed parsed) {
        return parsed instanceof MalformedMessage malformed ? malformed.readable() : Optional.of((SipMessage) parsed);
    }

    private static List<HeaderField> fields(Parsed parsed) {
        List<HeaderField> fields = new ArrayList<>();
        (parsed instanceof MalformedMessage malformed ? malformed.headers() : ((SipMessage) parsed).headers())
                .forEach(fields::add);
        return fields;
    }

    @Property
    void limitsHold(@ForAll Draw draw) {
        SipText text = SipText.of(draw);
        byte[] bytes = text.bytes();
        List<Integer> starts = text.fieldStarts();
        int fields = starts.size() - 1;
        int section = starts.get(fields);
        int startLine = starts.get(0) - 2;
        int longest = 0;
        for (int i = 0; i < fields; i++) {
            longest = Math.max(longest, starts.get(i + 1) - starts.get(i) - 2);
        }
        ParseLimits exact = ParseLimits.defaults()
                .withMessageBytes(bytes.length)
                .withHeaderSectionBytes(section)
                .withStartLineBytes(startLine)
                .withHeaders(fields)
                .withHeaderBytes(longest);
        assertThat(SipParser.strict().withLimits(exact).parse(bytes)).isInstanceOf(SipMessage.class);
        refuses(bytes, exact.withMessageBytes(bytes.length - 1), Limit.MESSAGE_TOO_LARGE);
        refuses(bytes, exact.withHeaderSectionBytes(section - 1), Limit.HEADER_SECTION_TOO_LARGE);
        refuses(bytes, exact.withStartLineBytes(startLine - 1), Limit.START_LINE_TOO_LONG);
        refuses(bytes, exact.withHeaders(fields - 1), Limit.TOO_MANY_HEADERS);
        refuses(bytes, exact.withHeaderBytes(longest - 1), Limit.HEADER_TOO_LONG);
        refuses(bytes, exact.withListValues(1).withHeaders(fields - 1), Limit.TOO_MANY_HEADERS);
    }

    private static void refuses(byte[] bytes, ParseLimits limits, Limit limit) {
        Parsed parsed = SipParser.strict().withLimits(limits).parse(bytes);
        assertThat(((MalformedMessage) parsed).violation().rule()).isEqualTo(limit);
        Everything.of(parsed);
    }
}
