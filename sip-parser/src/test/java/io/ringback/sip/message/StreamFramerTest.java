package io.ringback.sip.message;

import static io.ringback.sip.message.Streams.bytes;
import static io.ringback.sip.message.Streams.drain;
import static io.ringback.sip.message.Streams.frames;
import static io.ringback.sip.message.Streams.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.message.Frame.KeepAlive;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import io.ringback.text.Limit;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and keep-alives are told apart in a stream, whatever pieces it comes in. */
class StreamFramerTest {
    private static final String HEAD =
            "OPTIONS sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1\r\n";
    private static final String EMPTY = HEAD + "Content-Length: 0\r\n\r\n";
    private static final String HELLO = HEAD + "l: 5\r\n\r\nhello";

    private static Frame message(String text) {
        return new Frame.Message(Slice.of(bytes(text)));
    }

    private static Frame.Broken broken(String text) {
        List<Frame> frames = frames(text);
        assertThat(frames).hasSize(1);
        return (Frame.Broken) frames.get(0);
    }

    private static Rule rule(String text) {
        return broken(text).violation().rule();
    }

    @ParameterizedTest
    @EnumSource
    void framesEachSeedMessageAtEverySplitPoint(Seed seed) {
        byte[] bytes = seed.bytes();
        for (int split = 0; split <= bytes.length; split++) {
            StreamFramer framer = server();
            framer.feed(bytes, 0, split);
            List<Frame> frames = new ArrayList<>(drain(framer));
            assertThat(frames).hasSize(split == bytes.length ? 1 : 0);
            framer.feed(ByteBuffer.wrap(bytes, split, bytes.length - split));
            frames.addAll(drain(framer));
            assertThat(frames).containsExactly(new Frame.Message(Slice.of(bytes)));
            assertThat(framer.isPartial()).isFalse();
        }
    }

    @Test
    @Rfc(number = 3261, section = "7.5")
    void framesAWholeCallInOnePieceAndByteByByte() {
        StringBuilder call = new StringBuilder();
        List<Frame> expected = new ArrayList<>();
        for (Seed seed : Seed.all()) {
            call.append(Slice.of(seed.bytes()));
            expected.add(new Frame.Message(Slice.of(seed.bytes())));
        }
        assertThat(frames(call.toString())).isEqualTo(expected);
        assertThat(frames(server(), bytes(call.toString()), 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5",
                "content-length:5",
                "CONTENT-LENGTH\t :\t5 \t",
                "l: 5",
                "L : 5",
                "Content-Length:\r\n 5",
                "Content-Length: 5\r\n ",
                "Content-Length:\r\n\t \r\n 5 \r\n\t ",
                "l:00000000000000000000005",
                "Subject: Content-Length: 9\r\nl: 5",
                "Subject: x\r\n Content-Length: 9\r\nl: 5",
                "Content-Lengthy: 9\r\nl: 5",
                "X-Content-Length: 9\r\nl: 5\r\nContent-Language: en",
            })
    @Rfc(number = 3261, section = "20.14")
    void findsTheLengthInAnySpelling(String field) {
        String text = HEAD + field + "\r\n\r\nhello";
        for (int piece = 1; piece <= text.length(); piece++) {
            assertThat(frames(server(), bytes(text + EMPTY), piece)).containsExactly(message(text), message(EMPTY));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "-0",
                "+0",
                "+5",
                "5 5",
                "5,5",
                "5;x",
                "0x5",
                "5e0",
                "5.0",
                "a",
                "\"5\"",
                "5\0",
                " 5 x",
                "2147483648",
                "2147483649",
                "4294967295",
                "4294967296",
                "4294967297",
                "4294967327",
                "4294967328",
                "4294967329",
                "9223372036854775807",
                "9223372036854775808",
                "9223372036854775809",
                "18446744073709551615",
                "18446744073709551616",
                "18446744073709551617",
                "99999999999999999999999999"
            })
    @Rfc(number = 3261, section = "20.14")
    void breaksOffAtALengthThatIsNone(String value) {
        for (int piece : new int[] {1, 7, 1_000}) {
            String text = HEAD + "Content-Length: " + value + "\r\n\r\n";
            List<Frame> frames = frames(server(), bytes(text + EMPTY), piece);
            assertThat(frames).hasSize(1);
            Frame.Broken broken = (Frame.Broken) frames.get(0);
            assertThat(broken.violation().rule()).isIn(HeaderRule.NUMBER, HeaderRule.TRAILING);
            assertThat(broken.violation().status()).isEqualTo(400);
            assertThat(broken.head()).hasToString(text);
        }
    }

    @Test
    @Rfc(number = 3261, section = "18.3")
    void breaksOffAtAMessageWithoutALength() {
        Frame.Broken broken = broken(HEAD + "\r\n" + EMPTY);
        assertThat(broken.violation().rule()).isEqualTo(MessageRule.CONTENT_LENGTH);
        assertThat(broken.violation().status()).isEqualTo(400);
        assertThat(broken.head()).hasToString(HEAD + "\r\n");
        assertThat(rule(HEAD + "Content-Length 0\r\n\r\n")).isEqualTo(MessageRule.CONTENT_LENGTH);
        assertThat(rule(HEAD + "Content-Length\r\n : 0\r\n\r\n")).isEqualTo(MessageRule.CONTENT_LENGTH);
        assertThat(rule(HEAD + "Content-Length\u0001: 0\r\n\r\n")).isEqualTo(MessageRule.CONTENT_LENGTH);
        assertThat(rule("l: 5\r\n\r\n")).isEqualTo(MessageRule.CONTENT_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l: 5\r\nl: 5",
                "l: 5\r\nContent-Length: 6",
                "Content-Length: 0\r\nX: y\r\nL: 5",
                "l: 5\r\nl: x",
                "l: 5\r\nl:"
            })
    @Rfc(number = 3261, section = "7.3.1")
    void breaksOffAtASecondLength(String fields) {
        Frame.Broken broken = broken(HEAD + fields + "\r\n\r\nhello");
        assertThat(broken.violation().rule()).isEqualTo(MessageRule.HEADER_TWICE);
        assertThat(broken.head()).hasToString(HEAD + fields + "\r\n\r\n");
    }

    @Test
    void answersNoBrokenResponse() {
        Frame.Broken broken = broken("SIP/2.0 200 OK\r\nVia: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1\r\n\r\n");
        assertThat(broken.violation().status()).isZero();
    }

    /** An ACK is not answered, whatever is wrong with it; other methods, and that word in lower case, are. */
    @ParameterizedTest
    @ValueSource(strings = {"l: 5\r\nl: 5", "Subject: a", "l: -1", "l: 4294967296"})
    @Rfc(number = 3261, section = "17")
    void answersNoBrokenAck(String fields) {
        String rest = HEAD.substring("OPTIONS".length()) + fields + "\r\n\r\n";
        Frame.Broken broken = broken("ACK" + rest);
        assertThat(broken.violation().status()).isZero();
        assertThat(broken.head()).hasToString("ACK" + rest);
        for (String method : new String[] {"ack", "Ack", "ACKA", "AC", "INVITE"}) {
            assertThat(broken(method + rest).violation().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\0", "\t", "\n", "\u0001OPTIONS", "\"", "\u00ff", "\u0016\u0003\u0001"})
    void skipsNothingButLineEndsBeforeAMessage(String garbage) {
        assertThat(rule(garbage + EMPTY)).isEqualTo(MessageRule.START_LINE);
        assertThat(frames(EMPTY + "\r\n" + garbage + EMPTY)).hasSize(2).last().isInstanceOf(Frame.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: a\nb", "Subject: a\rb", "Subject: a\n", "\n", "\r\r", "\\\n", "\\\r"})
    @Rfc(number = 3261, section = "7")
    void takesNoOtherLineEndThanCrLf(String field) {
        assertThat(rule(HEAD + field + "\r\nl: 0\r\n\r\n")).isEqualTo(MessageRule.LINE_END);
        assertThat(rule("\r" + EMPTY)).isEqualTo(MessageRule.LINE_END);
        assertThat(rule("\r\r\n" + EMPTY)).isEqualTo(MessageRule.LINE_END);
    }

    @Test
    void leavesOtherFaultsOfTheHeadToTheParser() {
        String text = HEAD + "Subject: a\0b\r\nno colon\r\nl: 0\r\n\r\n";
        assertThat(frames(text + EMPTY)).containsExactly(message(text), message(EMPTY));
    }

    @Test
    void isBrokenForGood() {
        StreamFramer framer = server();
        byte[] bytes = bytes(" " + EMPTY);
        framer.feed(bytes, 0, bytes.length);
        assertThat(framer.isBroken()).isFalse();
        assertThat(drain(framer)).hasSize(1);
        assertThat(framer.isBroken()).isTrue();
        ByteBuffer more = ByteBuffer.wrap(bytes(EMPTY));
        framer.feed(more);
        framer.feed(bytes, 1, bytes.length);
        assertThat(more.hasRemaining()).isFalse();
        assertThat(drain(framer)).isEmpty();
        assertThat(framer.isPartial()).isFalse();
    }

    @Test
    void givesWhatCameBeforeTheFaultFirst() {
        assertThat(frames(HELLO + "\r\n\r\n" + EMPTY + " "))
                .startsWith(message(HELLO), KeepAlive.PING, message(EMPTY))
                .hasSize(4);
    }

    @Test
    @Rfc(number = 5626, section = "4.4.1")
    void tellsPingsToAServerHoweverTheyAreSplit() {
        String text = "\r\n\r\n" + HELLO + "\r\n\r\n\r\n\r\n" + EMPTY + "\r\n" + EMPTY + "\r\n\r\n\r\n" + EMPTY;
        for (int piece = 1; piece <= text.length(); piece++) {
            assertThat(frames(server(), bytes(text), piece))
                    .containsExactly(
                            KeepAlive.PING,
                            message(HELLO),
                            KeepAlive.PING,
                            KeepAlive.PING,
                            message(EMPTY),
                            message(EMPTY),
                            KeepAlive.PING,
                            message(EMPTY));
        }
    }

    @Test
    @Rfc(number = 5626, section = "4.4.1")
    void tellsPongsToAClientHoweverTheyAreSplit() {
        String text = "\r\n" + HELLO + "\r\n" + EMPTY + "\r\n\r\n";
        for (int piece = 1; piece <= text.length(); piece++) {
            StreamFramer client = StreamFramer.ofClient(ParseLimits.defaults());
            assertThat(frames(client, bytes(text), piece))
                    .containsExactly(
                            KeepAlive.PONG,
                            message(HELLO),
                            KeepAlive.PONG,
                            message(EMPTY),
                            KeepAlive.PONG,
                            KeepAlive.PONG);
        }
    }

    /** What has waited behind a congested link comes at once. No RFC says how many line ends may. */
    @Test
    @Rfc(number = 3261, section = "7.5")
    @Rfc(number = 5626, section = "5.4")
    void takesAnyNumberOfKeepAlivesHoweverTheyAreSplit() {
        for (int lineEnds : new int[] {8, 9, 10, 17, 2_000}) {
            byte[] bytes = bytes("\r\n".repeat(lineEnds) + EMPTY);
            List<Frame> expected = new ArrayList<>(Collections.nCopies(lineEnds / 2, KeepAlive.PING));
            expected.add(message(EMPTY));
            for (int piece : new int[] {1, 2, 3, 4, 5, 16, 18, bytes.length}) {
                assertThat(frames(server(), bytes, piece)).isEqualTo(expected);
            }
        }
    }

    @Test
    @Rfc(number = 3261, section = "7.5")
    @Rfc(number = 5626, section = "4.4.1")
    void takesAnyNumberOfPongsHoweverTheyAreSplit() {
        for (int pongs : new int[] {8, 9, 17, 2_000}) {
            byte[] bytes = bytes("\r\n".repeat(pongs) + EMPTY);
            List<Frame> expected = new ArrayList<>(Collections.nCopies(pongs, KeepAlive.PONG));
            expected.add(message(EMPTY));
            for (int piece : new int[] {1, 2, 3, 16, 18, bytes.length}) {
                StreamFramer client = StreamFramer.ofClient(ParseLimits.defaults());
                assertThat(frames(client, bytes, piece)).isEqualTo(expected);
            }
        }
    }

    @Test
    void tellsHowManyBytesItHolds() {
        StreamFramer framer = server();
        byte[] bytes = bytes("\r\n\r\n\r\n" + HELLO + "\r");
        framer.feed(bytes, 0, bytes.length);
        assertThat(framer.heldBytes()).isEqualTo(bytes.length);
        assertThat(framer.next()).contains(KeepAlive.PING);
        assertThat(framer.heldBytes()).isEqualTo(bytes.length - 4);
        assertThat(framer.next()).contains(message(HELLO));
        assertThat(framer.next()).isEmpty();
        assertThat(framer.heldBytes()).isEqualTo(1);
        assertThat(framer.isPartial()).isTrue();
        framer.feed(bytes("\n"), 0, 1);
        assertThat(framer.next()).isEmpty();
        assertThat(framer.heldBytes()).isZero();
        assertThat(framer.isPartial()).isFalse();
    }

    @Test
    void holdsAHeadToItsLimitWhateverItsPieces() {
        ParseLimits limits = ParseLimits.defaults().withHeaderSectionBytes(EMPTY.length() - 2);
        String tooLong = EMPTY.replace("OPTIONS", "OPTIONSX");
        for (int piece : new int[] {1, 2, 3, 1_000}) {
            assertThat(frames(StreamFramer.ofServer(limits), bytes(EMPTY + tooLong), piece))
                    .containsExactly(
                            message(EMPTY),
                            new Frame.Broken(
                                    Violation.of(Limit.HEADER_SECTION_TOO_LARGE, EMPTY.length() - 2)
                                            .silent(),
                                    Slice.empty()));
        }
    }

    @Test
    @Rfc(number = 3261, section = "21.4.11")
    void refusesAMessageBeyondItsLimitBeforeItComes() {
        ParseLimits limits = ParseLimits.defaults().withMessageBytes(HELLO.length());
        String tooLong = HEAD + "l: 6\r\n\r\n";
        assertThat(frames(StreamFramer.ofServer(limits), bytes(HELLO + tooLong), 1))
                .containsExactly(
                        message(HELLO),
                        new Frame.Broken(
                                new Violation(Limit.MESSAGE_TOO_LARGE, HELLO.length(), 413), Slice.of(tooLong)));
        assertThat(rule(HEAD + "l: 2147483647\r\n\r\n")).isEqualTo(Limit.MESSAGE_TOO_LARGE);
    }

    @Test
    void framesABodyByItsLengthOnly() {
        String body = "\r\n\r\nINVITE sip:a@b SIP/2.0\r\nl: 9\r\n\r\n\0\n\r";
        String text = HEAD + "l: " + body.length() + "\r\n\r\n" + body;
        for (int piece = 1; piece <= text.length(); piece++) {
            assertThat(frames(server(), bytes(text + EMPTY), piece)).containsExactly(message(text), message(EMPTY));
        }
    }

    @Test
    void framesBodiesOneByteShorterAndLonger() {
        for (int length : new int[] {0, 4, 5, 6}) {
            String stream = HEAD + "l: " + length + "\r\n\r\nhello";
            for (int piece = 1; piece <= stream.length(); piece++) {
                StreamFramer framer = server();
                List<Frame> frames = frames(framer, bytes(stream), piece);
                assertThat(frames).hasSize(length == 6 ? 0 : 1);
                assertThat(framer.isPartial()).isEqualTo(length != 5);
                if (length < 6) {
                    int end = stream.length() - 5 + length;
                    assertThat(frames.get(0)).isEqualTo(message(stream.substring(0, end)));
                }
            }
        }
    }

    @Test
    void takesOnlyWhatIsAskedFor() {
        StreamFramer framer = server();
        byte[] bytes = bytes(HELLO + EMPTY + HELLO.substring(0, 60));
        framer.feed(bytes, 0, bytes.length);
        assertThat(framer.next()).contains(message(HELLO));
        framer.feed(bytes(HELLO), 60, HELLO.length());
        assertThat(framer.next()).contains(message(EMPTY));
        assertThat(framer.next()).contains(message(HELLO));
        assertThat(framer.next()).isEmpty();
    }

    @Test
    void copiesWhatItIsFed() {
        StreamFramer framer = server();
        byte[] bytes = bytes(HELLO);
        framer.feed(bytes, 0, bytes.length);
        Arrays.fill(bytes, (byte) 'x');
        ByteBuffer direct =
                ByteBuffer.allocateDirect(HELLO.length()).put(bytes(HELLO)).flip();
        framer.feed(direct);
        assertThat(direct.hasRemaining()).isFalse();
        assertThat(drain(framer)).containsExactly(message(HELLO), message(HELLO));
    }

    @Test
    void refusesARangeOutsideOfTheArray() {
        byte[] bytes = new byte[4];
        assertThatThrownBy(() -> server().feed(bytes, 2, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> server().feed(bytes, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
