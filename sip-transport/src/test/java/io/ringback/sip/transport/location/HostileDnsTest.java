package io.ringback.sip.transport.location;

import static io.ringback.sip.transport.location.LoopbackDns.join;
import static io.ringback.sip.transport.location.LoopbackDns.name;
import static io.ringback.sip.transport.location.LoopbackDns.two;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsSection;
import io.ringback.sip.transport.LeakGate;
import io.ringback.sip.transport.QuietLog;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** DNS answers that loop, lie, are too long, or are no answers: each comes to a verdict, in bounded time. */
@ExtendWith({LeakGate.class, QuietLog.class})
class HostileDnsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final String OWNER = "_sip._udp.example.com";
    private static final int SRV = 33;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private DnsAnswer ask(LoopbackDns dns, String name, RecordType type) {
        NettyDnsClient client = NettyDnsClient.of(TIMEOUT, dns.address());
        open.add(dns);
        open.add(client::dispose);
        return client.answer(new DnsLookup(name, type)).block(LONG);
    }

    private DnsAnswer srvOf(Function<byte[], List<byte[]>> answers) {
        return ask(LoopbackDns.ofBytes(answers), OWNER, RecordType.SRV);
    }

    /** The query with the bits of a response and a count of answers; without the EDNS record behind the question. */
    private static byte[] head(byte[] query, int answers) {
        byte[] head = Arrays.copyOf(query, 12 + name(OWNER).length + 4);
        head[2] |= (byte) 0x80;
        head[7] = (byte) answers;
        head[11] = 0;
        return head;
    }

    /** An SRV record whose owner is a pointer to the question, with any data. */
    private static byte[] record(byte[] data) {
        return join(two(0xC00C), two(SRV), two(1), two(0), two(60), two(data.length), data);
    }

    private static byte[] srvTo(byte[] target) {
        return join(two(1), two(1), two(5060), target);
    }

    /** Where the data of the first answer begins. */
    private static int dataOffset(byte[] head) {
        return head.length + 12;
    }

    @Test
    void aliasesInACircleAreALoop() {
        LoopbackDns dns = LoopbackDns.of((question, response) -> response.addRecord(
                        DnsSection.ANSWER, LoopbackDns.cname("a.example", 60, "b.example"))
                .addRecord(DnsSection.ANSWER, LoopbackDns.cname("b.example", 60, "a.example"))
                .addRecord(DnsSection.ANSWER, LoopbackDns.a("c.example", 60, 1)));

        assertThat(ask(dns, "a.example", RecordType.A).verdict()).isEqualTo(DnsVerdict.LOOP);
    }

    @Test
    void aliasesWithoutEndAreALoop() {
        LoopbackDns dns = LoopbackDns.of((question, response) -> {
            for (int i = 0; i < 30; i++) {
                response.addRecord(
                        DnsSection.ANSWER, LoopbackDns.cname("a" + i + ".example", 60, "a" + (i + 1) + ".example"));
            }
            response.addRecord(DnsSection.ANSWER, LoopbackDns.a("a30.example", 60, 1));
        });

        assertThat(ask(dns, "a0.example", RecordType.A).verdict()).isEqualTo(DnsVerdict.LOOP);
    }

    @Test
    void recordsOfAnotherNameAreNotBelieved() {
        LoopbackDns dns = LoopbackDns.of(
                (question, response) -> response.addRecord(DnsSection.ANSWER, LoopbackDns.a("bank.example", 60, 66))
                        .addRecord(DnsSection.ANSWER, LoopbackDns.cname("other.example", 60, "bank.example"))
                        .addRecord(DnsSection.ADDITIONAL, LoopbackDns.a("a.example", 60, 66)));

        assertThat(ask(dns, "a.example", RecordType.A).verdict()).isEqualTo(DnsVerdict.NO_SUCH_RECORD);
    }

    @Test
    void recordsOfAnotherTypeAreNotBelieved() {
        LoopbackDns dns = LoopbackDns.of(
                (question, response) -> response.addRecord(DnsSection.ANSWER, LoopbackDns.a(OWNER, 60, 66)));

        assertThat(ask(dns, OWNER, RecordType.SRV).verdict()).isEqualTo(DnsVerdict.NO_SUCH_RECORD);
    }

    @Test
    void answersToAnotherQuestionAreNoAnswers() {
        DnsAnswer answer = srvOf(query -> {
            byte[] head = head(query, 1);
            head[13] = 'x';
            return List.of(join(head, record(srvTo(name("evil.example")))));
        });

        assertThat(answer.verdict()).isNotEqualTo(DnsVerdict.FOUND);
    }

    @Test
    void answersWithAnotherNumberAreNoAnswers() {
        DnsAnswer answer = srvOf(query -> {
            byte[] head = head(query, 1);
            head[0] ^= 0x55;
            return List.of(join(head, record(srvTo(name("evil.example")))));
        });

        assertThat(answer.verdict()).isEqualTo(DnsVerdict.TIMED_OUT);
    }

    @Test
    void theRightAnswerCountsAmongForgedOnes() {
        DnsAnswer answer = srvOf(query -> {
            byte[] right = join(head(query, 1), record(srvTo(name("right.example"))));
            List<byte[]> all = new ArrayList<>();
            for (int i = 1; i < 50; i++) {
                byte[] forged = right.clone();
                forged[0] ^= (byte) i;
                all.add(forged);
            }
            all.add(right);
            return all;
        });

        assertThat(answer.records()).containsExactly(new DnsRecord.Srv(1, 1, 5060, "right.example"));
    }

    @Test
    void aTargetThatPointsAtItselfCannotBeRead() {
        DnsAnswer answer = srvOf(query -> {
            byte[] head = head(query, 1);
            int target = dataOffset(head) + 6;
            return List.of(join(head, record(srvTo(two(0xC000 | target)))));
        });

        assertThat(answer.verdict()).isEqualTo(DnsVerdict.UNREADABLE);
    }

    @Test
    void aTargetThatPointsInACircleCannotBeRead() {
        DnsAnswer answer = srvOf(query -> {
            byte[] head = head(query, 1);
            int label = dataOffset(head) + 6;
            // A label, and behind it a pointer to that label.
            return List.of(join(head, record(srvTo(join(new byte[] {1, 'a'}, two(0xC000 | label))))));
        });

        assertThat(answer.verdict()).isEqualTo(DnsVerdict.UNREADABLE);
    }

    @Test
    void aTargetThatPointsBackIsRead() {
        DnsAnswer answer = srvOf(query -> {
            int example = 12 + "_sip._udp.".length();
            return List.of(join(head(query, 1), record(srvTo(join(new byte[] {1, 'a'}, two(0xC000 | example))))));
        });

        assertThat(answer.records()).containsExactly(new DnsRecord.Srv(1, 1, 5060, "a.example.com"));
    }

    @Test
    void aTargetThatLeavesTheRecordCannotBeRead() {
        DnsAnswer cut = srvOf(query -> List.of(join(head(query, 1), record(srvTo(new byte[] {63, 'a'})))));
        DnsAnswer short5 = srvOf(query -> List.of(join(head(query, 1), record(new byte[5]))));
        DnsAnswer more = srvOf(query -> List.of(join(head(query, 1), record(join(srvTo(name("a.example")), two(7))))));
        DnsAnswer odd = srvOf(query -> List.of(join(head(query, 1), record(srvTo(name("a\u0000b.exa mple"))))));

        assertThat(List.of(cut, short5, more, odd))
                .extracting(DnsAnswer::verdict)
                .containsOnly(DnsVerdict.UNREADABLE);
    }

    @Test
    void oneBadRecordHidesNoGoodOne() {
        DnsAnswer answer =
                srvOf(query -> List.of(join(head(query, 2), record(new byte[3]), record(srvTo(name("good.example"))))));

        assertThat(answer.records()).containsExactly(new DnsRecord.Srv(1, 1, 5060, "good.example"));
    }

    @Test
    void recordsThatArePromisedAndNotThereAreNoAnswer() {
        DnsAnswer answer = srvOf(query -> List.of(head(query, 200)));

        assertThat(answer.records()).isEmpty();
        assertThat(answer.verdict()).isNotEqualTo(DnsVerdict.FOUND);
    }

    @Test
    void anOwnerNameThatLoopsIsNoAnswer() {
        DnsAnswer answer = srvOf(query -> {
            byte[] head = head(query, 1);
            byte[] looping = join(two(0xC000 | head.length), two(SRV), two(1), two(0), two(60), two(0));
            return List.of(join(head, looping));
        });

        assertThat(answer.verdict()).isNotEqualTo(DnsVerdict.FOUND);
    }

    @Test
    void garbageIsNoAnswer() {
        Random random = new Random(Bench.SEED);
        DnsAnswer answer = srvOf(query -> {
            List<byte[]> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                byte[] garbage = new byte[random.nextInt(600)];
                random.nextBytes(garbage);
                if (garbage.length > 2) {
                    garbage[0] = query[0];
                    garbage[1] = query[1];
                }
                all.add(garbage);
            }
            return all;
        });

        assertThat(answer.verdict()).isNotEqualTo(DnsVerdict.FOUND);
    }

    private static List<byte[]> cut(byte[] query) {
        byte[] cut = join(head(query, 1), record(srvTo(name("part.example"))));
        cut[2] |= 0x02;
        return List.of(cut);
    }

    @Test
    @Rfc(number = 2181, section = "9")
    void anAnswerThatIsCutAndCannotBeHadWholeIsNotUsed() {
        LoopbackDns refusing = LoopbackDns.ofBytes(HostileDnsTest::cut);
        refusing.refuseConnections();
        LoopbackDns closing = LoopbackDns.ofBytes(HostileDnsTest::cut);
        LoopbackDns silent = LoopbackDns.ofBytes(HostileDnsTest::cut, connection -> {});

        assertThat(ask(refusing, OWNER, RecordType.SRV).verdict()).isEqualTo(DnsVerdict.TRUNCATED);
        assertThat(ask(closing, OWNER, RecordType.SRV).verdict()).isEqualTo(DnsVerdict.TRUNCATED);
        assertThat(ask(silent, OWNER, RecordType.SRV).verdict()).isEqualTo(DnsVerdict.TIMED_OUT);
    }

    @Test
    void aClientThatIsClosedWhileItConnectsForTheWholeAnswerKeepsNothingOfThePart() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        assertNothingIsKept(closedAfter(connected, connection -> connected.countDown()));
    }

    @Test
    void aClientThatIsClosedWhileItWaitsForTheWholeAnswerKeepsNothingOfThePart() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        assertNothingIsKept(closedAfter(
                asked,
                connection -> connection.pipeline().addLast(new SimpleChannelInboundHandler<ByteBuf>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, ByteBuf query) {
                        asked.countDown();
                    }
                })));
    }

    /** The client is out of reach when this returns, with all that it still holds. */
    private CompletableFuture<DnsAnswer> closedAfter(CountDownLatch event, LoopbackDns.Setup connections)
            throws InterruptedException {
        LoopbackDns silent = LoopbackDns.ofBytes(HostileDnsTest::cut, connections);
        open.add(silent);
        NettyDnsClient client = NettyDnsClient.of(LONG, silent.address());
        CompletableFuture<DnsAnswer> answer =
                client.answer(new DnsLookup(OWNER, RecordType.SRV)).toFuture();
        assertThat(event.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        client.dispose();
        return answer;
    }

    private static void assertNothingIsKept(CompletableFuture<DnsAnswer> answer) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("sip-dns")) {
                thread.join(LONG.toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThat(answer.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join().verdict())
                .isEqualTo(DnsVerdict.FAILED);
        assertThat(LeakGate.found()).isEmpty();
    }

    @Test
    void aHugeAnswerIsReadAsFarAsItsBounds() {
        LoopbackDns dns = LoopbackDns.of((question, response) -> response.setTruncated(true), (question, response) -> {
            for (int i = 0; i < 900; i++) {
                response.addRecord(DnsSection.ANSWER, LoopbackDns.srv(OWNER, 60, i, "host-" + i + ".example.com"));
            }
        });

        assertThat(ask(dns, OWNER, RecordType.SRV).records()).hasSize(AnswerReader.MOST_RECORDS);
    }

    @Test
    void aTtlThatIsTooLargeIsZero() {
        LoopbackDns dns = LoopbackDns.of((question, response) -> response.addRecord(
                DnsSection.ANSWER,
                LoopbackDns.raw("a.example", DnsRecordType.A, 0xFFFF_FFFFL, new byte[] {(byte) 192, 0, 2, 1})));

        assertThat(ask(dns, "a.example", RecordType.A).lifetime()).isZero();
    }
}
