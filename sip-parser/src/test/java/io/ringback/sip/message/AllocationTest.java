package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.testing.Seed;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What reading and editing cost in memory. The budgets hold without any help of a compiler: each counts what is made
 * when the code is interpreted, so that they hold on every machine.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] INVITE = Seed.AUTHORIZED_INVITE.bytes();
    private static final Via VIA =
            Via.of(TransportProtocol.UDP, HostPort.of("192.0.2.9", HostPort.NO_PORT), "z9hG4bK9");
    private static final int ROUNDS = 20;

    private static Object kept = INVITE;

    private static void keep(Object value) {
        kept = value;
    }

    private static long allocated(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** The first rounds load classes, which allocates too. */
    private static long perRound(Runnable work) {
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            fewest = Math.min(fewest, allocated(work));
        }
        return fewest;
    }

    @Test
    void indexesTheSeedsInviteInNoByte() {
        long[] slots = new long[32];
        int lineEnd = StartLine.lengthIn(Slice.of(INVITE));
        Runnable index = () -> FieldScan.scan(INVITE, 0, lineEnd + 2, INVITE.length, slots, 0, 8_192);
        assertThat(perRound(index)).isZero();
    }

    @Test
    void parsesTheSeedsInviteIn296Bytes() {
        assertThat(perRound(() -> keep(SipParser.strict().parse(INVITE)))).isLessThanOrEqualTo(296);
    }

    @Test
    void checksTheEssentialsOfTheSeedsMessagesInNoByte() {
        for (Seed seed : Seed.values()) {
            SipMessage message = (SipMessage) SipParser.strict().parse(seed.bytes());
            assertThat(PlainEssentials.areIn(message)).as(seed.name()).isTrue();
            assertThat(perRound(() -> PlainEssentials.areIn(message)))
                    .as(seed.name())
                    .isZero();
        }
    }

    @Test
    void readsTheSeedsInviteIn696Bytes() {
        assertThat(perRound(AllocationTest::parseAndRead)).isLessThanOrEqualTo(696);
    }

    private static void parseAndRead() {
        SipMessage message = (SipMessage) SipParser.strict().parse(INVITE);
        keep(message.via().branch());
        CSeq cSeq = message.cSeq();
        keep(cSeq.method());
        keep(message.callId());
        keep(message.from().tag());
        keep(message.to().tag());
        SipUri contact = (SipUri) message.contact().orElseThrow().uri();
        keep(contact.host());
        if (cSeq.number() == 0 || contact.port() == 0 || message.contentLength().orElseThrow() == 0) {
            throw new AssertionError(message);
        }
        keep(message);
    }

    @Test
    void forwardsTheSeedsInviteIn2688Bytes() {
        SipRequest invite = (SipRequest) SipParser.strict().parse(INVITE);
        assertThat(perRound(() -> keep(forwarded(invite)))).isLessThanOrEqualTo(2_688);
        assertThat(((SipRequest) kept).headers().first(HeaderTypes.MAX_FORWARDS))
                .isNotEqualTo(invite.headers().first(HeaderTypes.MAX_FORWARDS));
    }

    private static SipRequest forwarded(SipRequest request) {
        int hops = request.headers().first(HeaderTypes.MAX_FORWARDS).orElseThrow();
        return request.edit()
                .prepend(HeaderTypes.VIA, VIA)
                .set(HeaderTypes.MAX_FORWARDS, hops - 1)
                .build();
    }

    private static final ParseLimits WIDE = ParseLimits.defaults()
            .withHeaders(65_535)
            .withHeaderBytes(65_535)
            .withHeaderSectionBytes(65_535)
            .withListValues(65_535)
            .withParameters(65_535)
            .withIdentifierBytes(65_535)
            .withDepth(65_535);

    /** What may be allocated for each byte of an input, under limits so wide that all of it is really read. */
    private static final int PER_BYTE = 64;

    @ParameterizedTest
    @EnumSource
    void memoryIsBoundedByTheInputTimesAConstant(Shape shape) {
        byte[] bytes = shape.bytes();
        for (SipParser parser : new SipParser[] {SipParser.strict(), SipParser.lenient()}) {
            for (SipParser one : new SipParser[] {parser, parser.withLimits(WIDE)}) {
                Runnable work = () -> read(one.parse(bytes));
                work.run();
                long made = allocated(work);
                assertThat(made).isLessThan((long) PER_BYTE * bytes.length);
            }
        }
    }

    private static void read(Parsed parsed) {
        if (parsed instanceof SipMessage message) {
            keep(message.validate());
        } else {
            MalformedMessage malformed = (MalformedMessage) parsed;
            malformed.readable().ifPresent(message -> keep(message.validate()));
            keep(malformed);
        }
    }

    /** Inputs of 64 KB that make a reader do the most it can be made to do. */
    enum Shape {
        MANY_SHORT_HEADERS("", "a:\r\n", "a: b\r\n"),
        MANY_UNKNOWN_FIELDS("", "X: ,\r\n", "X: y\r\n"),
        ONE_HUGE_HEADER("Subject: ", "x", "\r\n"),
        ONE_HUGE_QUOTED_STRING("Reply-To: \"", "x", "\" <sip:a@b>;tag=1\r\n"),
        MANY_VIAS("Via: SIP/2.0/UDP a", ",SIP/2.0/UDP b", "\r\n"),
        MANY_CONTACTS("Contact: <sip:a>", ",<sip:a>", "\r\n"),
        MANY_OPTION_TAGS("Supported: a", ",a", "\r\n"),
        MANY_COMMAS("Supported: a", ",", "\r\n"),
        MANY_PARAMETERS("Reply-To: <sip:a>", ";a", "\r\n"),
        MANY_PARAMETERS_WITH_NAMES_OF_THEIR_OWN("Reply-To: <sip:a>;a", ";#=1", "\r\n"),
        MANY_CREDENTIALS("Authorization: Digest a=b", ",#=\"\"", "\r\n"),
        FOLDS("Subject: a", "\r\n ", "b\r\n"),
        FOLDED_LIST("Supported: a", ",\r\n a", "\r\n"),
        FOLDED_PARAMETERS("Reply-To: <sip:a>", "\r\n ;\r\n #", "\r\n"),
        ESCAPED_QUOTES("Reply-To: \"", "\\\"", "\" <sip:a@b>;tag=1\r\n"),
        ESCAPED_USER("Reply-To: <sip:", "%41", "@b>\r\n"),
        COMMENTS("Server: a ", "(", "\r\n"),
        SHORT_COMMENTS("Server: a", " ()", "\r\n"),
        NO_UTF8("Subject: ", "\u00FF", "\r\n"),
        BARE_LINE_FEEDS("", "a: b\n", "\r\n"),
        CONTROL_CHARACTERS("Subject: ", "\u0001", "\r\n"),
        NOTHING("", "\0", "");

        private static final int SIZE = 65_536;

        private final String start;
        private final String piece;
        private final String end;

        Shape(String start, String piece, String end) {
            this.start = start;
            this.piece = piece;
            this.end = end;
        }

        byte[] bytes() {
            StringBuilder text = new StringBuilder("OPTIONS sip:b SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\n")
                    .append("From: <sip:a>;tag=1\r\nTo: <sip:b>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n")
                    .append("Max-Forwards: 70\r\n")
                    .append(start);
            for (int number = 0; text.length() + piece.length() < SIZE - 64; number++) {
                text.append(piece.replace("#", "p" + number));
            }
            return text.append(end).append("\r\n").toString().getBytes(ISO_8859_1);
        }
    }
}
