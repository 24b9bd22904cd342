package io.ringback.sip.transport.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.ringback.sip.address.Host;
import io.ringback.sip.transport.LeakGate;
import io.ringback.sip.transport.location.DnsRecord.Address;
import io.ringback.sip.transport.location.DnsRecord.Naptr;
import io.ringback.sip.transport.location.DnsRecord.Srv;
import io.ringback.testing.Rfc;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Netty's client against a server of Netty's codec, at the loopback address. */
@ExtendWith(LeakGate.class)
class NettyDnsClientTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private LoopbackDns server(BiConsumer<DnsQuestion, DnsResponse> answer) {
        LoopbackDns server = LoopbackDns.of(answer);
        open.add(server);
        return server;
    }

    private NettyDnsClient client(InetSocketAddress... servers) {
        NettyDnsClient client = NettyDnsClient.of(TIMEOUT, servers);
        open.add(client::dispose);
        return client;
    }

    private static DnsAnswer ask(DnsClient client, String name, RecordType type) {
        return client.answer(new DnsLookup(name, type)).block(LONG);
    }

    private static void nothing(DnsQuestion question, DnsResponse response) {
        response.setCode(DnsResponseCode.NOERROR);
    }

    @Test
    @Rfc(number = 3403, section = "4.1")
    void readsNaptrRecords() {
        LoopbackDns dns = server((question, response) -> response.addRecord(
                        DnsSection.ANSWER,
                        LoopbackDns.naptr("example.com", 10, "s", "SIP+D2U", "_sip._udp.example.com"))
                .addRecord(
                        DnsSection.ANSWER,
                        LoopbackDns.naptr("example.com", 20, "S", "SIPS+D2T", "_SIPS._tcp.x.example")));

        DnsAnswer answer = ask(client(dns.address()), "example.com", RecordType.NAPTR);

        assertThat(answer.records())
                .containsExactly(
                        new Naptr(10, 50, "s", "SIP+D2U", "", "_sip._udp.example.com"),
                        new Naptr(20, 50, "S", "SIPS+D2T", "", "_sips._tcp.x.example"));
        assertThat(dns.asked).containsExactly("UDP NAPTR example.com.");
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void readsSrvRecordsAndTheTtlOfTheShortest() {
        LoopbackDns dns = server((question, response) -> response.addRecord(
                        DnsSection.ANSWER, LoopbackDns.srv("_sip._udp.example.com", 300, 1, "a.example.com"))
                .addRecord(DnsSection.ANSWER, LoopbackDns.srv("_sip._udp.example.com", 20, 2, "B.example.com")));

        DnsAnswer answer = ask(client(dns.address()), "_sip._udp.example.com", RecordType.SRV);

        assertThat(answer.records())
                .containsExactly(new Srv(1, 10, 5060, "a.example.com"), new Srv(2, 10, 5060, "b.example.com"));
        assertThat(answer.lifetime()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    @Rfc(number = 1034, section = "3.6.2")
    void followsTheAliasesWithinAnAnswer() {
        LoopbackDns dns = server((question, response) -> response.addRecord(
                        DnsSection.ANSWER, LoopbackDns.cname("www.example.com", 7, "Host.example.com"))
                .addRecord(DnsSection.ANSWER, LoopbackDns.a("host.example.com", 60, 9)));

        DnsAnswer answer = ask(client(dns.address()), "www.example.com", RecordType.A);

        assertThat(answer.records())
                .containsExactly(new Address(Host.of("192.0.2.9").address()));
        assertThat(answer.lifetime()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    @Rfc(number = 2308, section = "5")
    void aNoHoldsAsLongAsTheZonesSoaSays() {
        LoopbackDns dns = server((question, response) -> response.setCode(
                        question.name().startsWith("gone") ? DnsResponseCode.NXDOMAIN : DnsResponseCode.NOERROR)
                .addRecord(DnsSection.AUTHORITY, LoopbackDns.soa("example.com", 3_600, 90)));
        NettyDnsClient client = client(dns.address());

        assertThat(ask(client, "gone.example.com", RecordType.A))
                .isEqualTo(DnsAnswer.without(DnsVerdict.NO_SUCH_NAME, Duration.ofSeconds(90)));
        assertThat(ask(client, "example.com", RecordType.SRV))
                .isEqualTo(DnsAnswer.without(DnsVerdict.NO_SUCH_RECORD, Duration.ofSeconds(90)));
    }

    @Test
    @Rfc(number = 2308, section = "5")
    void aNoWithoutSoaIsNotToBeKept() {
        LoopbackDns dns = server(NettyDnsClientTest::nothing);

        assertThat(ask(client(dns.address()), "example.com", RecordType.SRV).lifetime())
                .isZero();
    }

    @Test
    @Rfc(number = 7766, section = "5")
    void anAnswerThatDoesNotFitIsFetchedOverTcp() {
        LoopbackDns dns = LoopbackDns.of((question, response) -> response.setTruncated(true), (question, response) -> {
            for (int i = 0; i < 50; i++) {
                response.addRecord(
                        DnsSection.ANSWER,
                        LoopbackDns.srv("_sip._udp.example.com", 60, i, "host-number-" + i + ".example.com"));
            }
        });
        open.add(dns);

        DnsAnswer answer = ask(client(dns.address()), "_sip._udp.example.com", RecordType.SRV);

        assertThat(answer.records()).hasSize(50);
        assertThat(dns.asked).containsExactly("UDP SRV _sip._udp.example.com.", "TCP SRV _sip._udp.example.com.");
    }

    @Test
    void aServerThatFailsIsFollowedByTheNext() {
        LoopbackDns failing = server((question, response) -> response.setCode(DnsResponseCode.SERVFAIL));
        LoopbackDns good = server(
                (question, response) -> response.addRecord(DnsSection.ANSWER, LoopbackDns.a("example.com", 60, 9)));

        DnsAnswer answer = ask(client(failing.address(), good.address()), "example.com", RecordType.A);

        assertThat(answer.verdict()).isEqualTo(DnsVerdict.FOUND);
        assertThat(failing.asked).hasSize(1);
    }

    @Test
    void aServerThatAnswersNoSuchQuestionsIsAVerdictOfItsOwn() {
        LoopbackDns dns = server((question, response) -> response.setCode(DnsResponseCode.NOTIMP));

        assertThat(ask(client(dns.address()), "example.com", RecordType.NAPTR).verdict())
                .isEqualTo(DnsVerdict.NOT_SERVED);
    }

    @Test
    void aServerThatIsSilentIsATimeoutInBoundedTime() {
        LoopbackDns silent = LoopbackDns.ofBytes(query -> List.of());
        open.add(silent);

        assertThat(ask(client(silent.address()), "example.com", RecordType.A).verdict())
                .isEqualTo(DnsVerdict.TIMED_OUT);
        assertThat(silent.asked).hasSize(2);
    }

    @Test
    @Rfc(number = 1035, section = "2.3.4")
    void namesThatCannotBeAreNotAskedFor() {
        LoopbackDns dns = server(NettyDnsClientTest::nothing);
        NettyDnsClient client = client(dns.address());

        assertThat(ask(client, "a".repeat(64) + ".example", RecordType.A).verdict())
                .isEqualTo(DnsVerdict.NO_SUCH_NAME);
        assertThat(ask(client, "a.".repeat(127) + "b", RecordType.A).verdict()).isEqualTo(DnsVerdict.NO_SUCH_NAME);
        assertThat(ask(client, "a..b", RecordType.A).verdict()).isEqualTo(DnsVerdict.NO_SUCH_NAME);
        assertThat(dns.asked).isEmpty();
    }

    @Test
    void theFileOfHostsComesFirst() {
        NettyDnsClient system = NettyDnsClient.system();
        open.add(system::dispose);

        assertThat(ask(system, "localhost", RecordType.A).records())
                .contains(new Address(Host.of("127.0.0.1").address()));
    }

    @Test
    void aClosedClientAnswersWithAFailure() {
        LoopbackDns dns = server(NettyDnsClientTest::nothing);
        NettyDnsClient client = client(dns.address());
        client.dispose();

        assertThat(client.isDisposed()).isTrue();
        assertThat(ask(client, "example.com", RecordType.A).verdict()).isEqualTo(DnsVerdict.FAILED);
    }
}
