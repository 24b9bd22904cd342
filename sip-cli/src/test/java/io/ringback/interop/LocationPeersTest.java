package io.ringback.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.StreamTransport;
import io.ringback.sip.transport.Transports;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.transport.location.DnsLookup;
import io.ringback.sip.transport.location.DnsVerdict;
import io.ringback.sip.transport.location.NettyDnsClient;
import io.ringback.sip.transport.location.RecordType;
import io.ringback.sip.transport.location.ServerLocator;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import io.ringback.testing.FreePort;
import io.ringback.testing.Interop;
import io.ringback.testing.Rfc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers found by a DNS server that nobody here wrote: dnsmasq. */
@Interop
class LocationPeersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Peer dnsmasq(int port, int far, int nobody) {
        List<String> command = new ArrayList<>(List.of(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
                "--log-facility=-",
                "--pid-file=" + folder.resolve("dnsmasq.pid"),
                "--user=",
                "--group=",
                "--listen-address=127.0.0.1",
                "--bind-interfaces",
                "--port=" + port,
                "--local=/test/"));
        command.addAll(List.of(
                "--naptr-record=example.test,10,20,s,SIP+D2U,,_sip._udp.example.test",
                "--naptr-record=example.test,10,10,s,SIP+D2T,,_sip._tcp.example.test",
                "--srv-host=_sip._tcp.example.test,a.example.test," + nobody + ",10,0",
                "--srv-host=_sip._tcp.example.test,b.example.test," + far + ",20,0",
                "--srv-host=_sip._udp.example.test,b.example.test," + far + ",10,0",
                "--host-record=a.example.test,127.0.0.1",
                "--host-record=b.example.test,127.0.0.1",
                "--host-record=six.example.test,127.0.0.1,::1",
                "--cname=www.example.test,b.example.test"));
        for (int i = 0; i < 60; i++) {
            command.add("--srv-host=_sip._udp.large.test,a-host-with-a-long-name-" + i + ".example.test,5060," + i);
        }
        return Peer.start(folder, "dnsmasq", command).awaitBound(port);
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void candidatesComeInTheOrderOfTheZone() {
        int port = FreePort.next();
        SipTransport transport = Transports.of(
                UdpTransport.builder().bind().block(PATIENCE),
                StreamTransport.tcp().bind().block(PATIENCE));
        NettyDnsClient dns = NettyDnsClient.of(Duration.ofSeconds(2), at(port));
        try (Peer server = dnsmasq(port, 5072, 5071)) {
            ServerLocator locator = ServerLocator.builder(transport).dns(dns).build();

            assertThat(locator.locate(SipUri.of("sip:alice@example.test"))
                            .map(hop -> hop.transport() + ":" + hop.remote().getPort())
                            .collectList()
                            .block(PATIENCE))
                    .as(server::output)
                    .containsExactly("TCP:5071", "TCP:5072", "UDP:5072");
            assertThat(dns.answer(new DnsLookup("www.example.test", RecordType.A))
                            .block(PATIENCE)
                            .records())
                    .hasSize(1);
            assertThat(dns.answer(new DnsLookup("six.example.test", RecordType.AAAA))
                            .block(PATIENCE)
                            .records())
                    .hasSize(1);
            assertThat(dns.answer(new DnsLookup("gone.test", RecordType.A))
                            .block(PATIENCE)
                            .verdict())
                    .isEqualTo(DnsVerdict.NO_SUCH_NAME);
            assertThat(dns.answer(new DnsLookup("a.example.test", RecordType.SRV))
                            .block(PATIENCE)
                            .verdict())
                    .isEqualTo(DnsVerdict.NO_SUCH_RECORD);
            // Too large for a datagram: fetched over TCP.
            assertThat(dns.answer(new DnsLookup("_sip._udp.large.test", RecordType.SRV))
                            .block(PATIENCE)
                            .records())
                    .hasSize(60);
        } finally {
            dns.dispose();
            transport.close().block(PATIENCE);
        }
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void theProgramGoesOnToTheServerThatIsThere() throws JsonProcessingException {
        int port = FreePort.next();
        EmbeddedTrunk trunk = EmbeddedTrunk.builder(StreamTransport.tcp().bind().block(PATIENCE))
                .realm("trunk.test")
                .start();
        try (Peer dns = dnsmasq(port, trunk.address().getPort(), FreePort.next());
                Peer sip = Peer.start(
                        folder,
                        "sip",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.ringback.sip.cli.Sip",
                                "options",
                                "sip:example.test",
                                "--json",
                                "--bind",
                                "127.0.0.1",
                                "--dns",
                                "127.0.0.1:" + port))) {
            int status = sip.await();
            List<String> lines = sip.output().lines().toList();
            JsonNode json = new ObjectMapper().readTree(lines.get(lines.size() - 1));
            List<String> steps = new ArrayList<>();
            json.path("steps").forEach(step -> steps.add(step.path("step").asText()));

            assertThat(status).as(() -> sip.output() + dns.output()).isZero();
            assertThat(json.path("status").asInt()).isEqualTo(200);
            assertThat(steps)
                    .containsExactly(
                            "asked",
                            "service",
                            "asked",
                            "server",
                            "asked",
                            "candidate",
                            "attempted",
                            "failed",
                            "server",
                            "asked",
                            "candidate",
                            "attempted");
        } finally {
            trunk.close().block(PATIENCE);
        }
    }
}
