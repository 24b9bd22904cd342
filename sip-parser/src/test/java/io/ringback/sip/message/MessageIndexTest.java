package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ringback.sip.grammar.Mutation;
import io.ringback.sip.grammar.SipText;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index tells what the parsed message tells. */
class MessageIndexTest {
    private static final int ROUNDS = 2_000;

    private static final MessageIndex STRICT = SipParser.strict().index();
    private static final MessageIndex LENIENT = SipParser.lenient().index();

    private static void assertAgrees(SipParser parser, MessageIndex index, byte[] bytes) {
        int offset = 3;
        byte[] larger = new byte[bytes.length + 2 * offset];
        Arrays.fill(larger, (byte) ' ');
        System.arraycopy(bytes, 0, larger, offset, bytes.length);
        boolean accepted = index.read(larger, offset, offset + bytes.length);
        if (parser.parse(larger, offset, offset + bytes.length) instanceof SipMessage message) {
            assertThat(accepted).isTrue();
            assertStartLine(index, larger, message);
            assertFields(index, larger, message.headers());
            assertThat(index.hasPlainEssentials()).isEqualTo(PlainEssentials.areIn(message));
            assertThat(slice(larger, index.bodyStart(), index.end())).isEqualTo(message.body());
            assertThat(slice(larger, index.start(), index.end())).isEqualTo(message.bytes());
        } else {
            assertThat(accepted).isFalse();
            assertThat(index.size()).isZero();
            assertThat(index.end()).isZero();
            assertThat(index.hasPlainEssentials()).isFalse();
        }
    }

    private static Slice slice(byte[] bytes, int from, int to) {
        return Slice.of(bytes, from, to);
    }

    private static void assertStartLine(MessageIndex index, byte[] bytes, SipMessage message) {
        Slice target = slice(bytes, index.targetStart(), index.targetEnd());
        if (message instanceof SipRequest request) {
            assertThat(index.isRequest()).isTrue();
            assertThat(index.statusCode()).isZero();
            assertThat(index.method()).hasValue(request.method());
            assertThat(target).isEqualTo(request.rawRequestUri());
        } else if (message instanceof SipResponse response) {
            assertThat(index.isRequest()).isFalse();
            assertThat(index.method()).isEmpty();
            assertThat(index.statusCode()).isEqualTo(response.statusCode());
            assertThat(target).isEqualTo(response.reasonPhrase());
        }
    }

    private static void assertFields(MessageIndex index, byte[] bytes, Headers headers) {
        assertThat(index.size()).isEqualTo(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            HeaderField field = headers.field(i);
            assertThat(index.name(i)).isEqualTo(field.name());
            assertThat(slice(bytes, index.lineStart(i), index.nameEnd(i))).isEqualTo(field.writtenName());
            assertThat(slice(bytes, index.valueStart(i), index.valueEnd(i))).isEqualTo(field.value());
            assertThat(slice(bytes, index.lineStart(i), index.lineEnd(i))).isEqualTo(headers.line(i));
            assertThat(index.next(field.name(), 0)).isEqualTo(headers.next(field.name(), 0));
            assertThat(index.next(field.name(), i + 1)).isEqualTo(headers.next(field.name(), i + 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfASeedMessageWhatItsHeadersTell(Seed seed) {
        assertAgrees(SipParser.strict(), STRICT, seed.bytes());
        assertAgrees(SipParser.lenient(), LENIENT, seed.bytes());
    }

    @Property(tries = 2_000)
    void agreesOnEveryValidMessage(@ForAll Draw draw) {
        assertAgrees(SipParser.strict(), STRICT, SipText.of(draw).bytes());
    }

    @Property(tries = 4_000)
    void agreesOnMutants(@ForAll Draw draw) {
        byte[] mutant = Mutation.of(draw, SipText.of(draw).bytes());
        assertAgrees(SipParser.strict(), STRICT, mutant);
        assertAgrees(SipParser.lenient(), LENIENT, mutant);
    }

    @ParameterizedTest
    @EnumSource
    void agreesOnEveryPrefix(Seed seed) {
        byte[] bytes = seed.bytes();
        for (int length = 0; length <= bytes.length; length++) {
            assertAgrees(SipParser.strict(), STRICT, Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void agreesOnTheMethodOfARequestWithTwoBlanksBehindIt() {
        byte[] bytes = essentials("").replace("OPTIONS sip", "OPTIONS  sip").getBytes(US_ASCII);

        assertAgrees(SipParser.lenient(), LENIENT, bytes);
        assertThat(LENIENT.hasPlainEssentials()).isTrue();
    }

    @Test
    void tellsPlainEssentialsAmongUpTo255Fields() {
        for (int others : new int[] {250, 251}) {
            byte[] bytes = essentials("X-A: 1\r\n".repeat(others)).getBytes(US_ASCII);
            SipMessage message = (SipMessage) SipParser.strict().parse(bytes);

            assertAgrees(SipParser.strict(), STRICT, bytes);
            assertThat(message.headers().size()).isEqualTo(others + 5);
            assertThat(STRICT.hasPlainEssentials()).isEqualTo(others == 250);
            assertThat(message.validateEssentials()).isEmpty();
        }
    }

    private static String essentials(String more) {
        return "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP b;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\n"
                + "Call-ID: 1\r\nCSeq: 1 OPTIONS\r\n" + more + "To: <sip:a@b>\r\n\r\n";
    }

    @Test
    void growsUpToTheLimitOfFields() {
        ParseLimits limits = ParseLimits.defaults();
        assertAgrees(SipParser.strict(), SipParser.strict().index(), withFields(limits.headers()));
        assertAgrees(SipParser.strict(), SipParser.strict().index(), withFields(limits.headers() + 1));
    }

    private static byte[] withFields(int count) {
        return ("OPTIONS sip:a@b SIP/2.0\r\n" + "X-A: 1\r\n".repeat(count) + "\r\n").getBytes(US_ASCII);
    }

    @Test
    @Rfc(number = 3261, section = "7.5")
    void beginsBehindLineEndsThatComeBeforeTheStartLine() {
        assertAgrees(
                SipParser.strict(), STRICT, "\r\n\r\nOPTIONS sip:a@b SIP/2.0\r\nVia: x\r\n\r\n".getBytes(US_ASCII));
        assertThat(STRICT.start()).isEqualTo(7);
    }

    @Test
    void refusesFieldsThatAreNotThere() {
        byte[] bytes = withFields(2);
        assertThat(STRICT.read(bytes, 0, bytes.length)).isTrue();
        assertThatThrownBy(() -> STRICT.name(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> STRICT.valueStart(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(STRICT.next(KnownHeader.VIA, 2)).isNegative();
        assertThatThrownBy(() -> STRICT.read(bytes, 0, bytes.length + 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @EnumSource
    void makesNoObjectForASeedMessage(Seed seed) {
        byte[] bytes = seed.bytes();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MessageIndex index = SipParser.strict().index();
        int fields = 0;
        long allocated = 0;
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUNDS; i++) {
                fields += index.read(bytes, 0, bytes.length) ? index.size() : 0;
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(fields).isPositive();
        assertThat(allocated / ROUNDS).isZero();
    }

    @Property
    void makesTheMessageThatTheParserMakes(@ForAll Draw draw, @ForAll boolean changed) {
        byte[] bytes = SipText.of(draw).bytes();
        byte[] read = changed ? Mutation.of(draw, bytes) : bytes;

        MessageIndex index = SipParser.lenient().index();
        if (index.read(read, 0, read.length)) {
            assertSame(index.message(), (SipMessage) SipParser.lenient().parse(read));
        }
    }

    private static void assertSame(SipMessage made, SipMessage parsed) {
        assertThat(made).isEqualTo(parsed).hasSameClassAs(parsed);
        assertThat(made.startLine()).isEqualTo(parsed.startLine());
        assertThat(made.body()).isEqualTo(parsed.body());
        assertThat(made.headers().contentLength()).isEqualTo(parsed.headers().contentLength());
        assertThat(made.headers()).containsExactlyElementsOf(parsed.headers());
        assertThat(made.validate().isPresent()).isEqualTo(parsed.validate().isPresent());
    }

    @Property
    @Rfc(number = 3581, section = "4")
    void makesAValueLongerOrShorterInTheArray(@ForAll Draw draw, @ForAll @IntRange(min = -40, max = 40) int more) {
        byte[] bytes = SipText.of(draw).bytes();
        byte[] larger = Arrays.copyOf(bytes, bytes.length + 40);
        MessageIndex index = SipParser.strict().index();
        index.read(larger, 0, bytes.length);
        int field = index.next(KnownHeader.VIA, 0);
        int from = index.valueStart(field);
        int end = index.valueEnd(field);
        int change = Math.max(more, from + 1 - end);
        byte[] expected = new byte[index.end() + change];
        System.arraycopy(bytes, 0, expected, 0, from);
        Arrays.fill(expected, from, end + change, (byte) 'x');
        System.arraycopy(bytes, end, expected, end + change, index.end() - end);

        assertThat(index.resize(field, change)).isTrue();
        Arrays.fill(larger, from, end + change, (byte) 'x');

        assertSame(index.message(), (SipMessage) SipParser.strict().parse(expected));
    }

    @Test
    void makesNothingLongerThanTheArray() {
        byte[] bytes = Seed.AUTHORIZED_INVITE.bytes();
        MessageIndex index = SipParser.strict().index();
        index.read(bytes, 0, bytes.length);

        assertThat(index.resize(0, 1)).isFalse();
        assertThat(index.message().bytes().toBytes()).isEqualTo(bytes);
        assertThatThrownBy(() -> index.resize(0, -1_000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void makesNoMessageOfNothing() {
        MessageIndex index = SipParser.strict().index();

        assertThatThrownBy(index::message).isInstanceOf(IllegalStateException.class);
        assertThat(index.read(new byte[] {1}, 0, 1)).isFalse();
        assertThatThrownBy(index::message).isInstanceOf(IllegalStateException.class);
    }
}
