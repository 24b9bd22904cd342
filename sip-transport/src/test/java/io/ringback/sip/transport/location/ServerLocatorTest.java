package io.ringback.sip.transport.location;

import static io.ringback.sip.address.TransportProtocol.TCP;
import static io.ringback.sip.address.TransportProtocol.TLS;
import static io.ringback.sip.address.TransportProtocol.UDP;
import static io.ringback.sip.address.TransportProtocol.WS;
import static io.ringback.sip.address.TransportProtocol.WSS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Via;
import io.ringback.sip.transport.location.LocationStep.Choice;
import io.ringback.sip.transport.location.LocationStep.Obstacle;
import io.ringback.testing.Rfc;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Which candidates a URI leads to, and which questions are asked on the way. */
class ServerLocatorTest {
    private static Bench bench() {
        return Bench.of(UDP, TCP, TLS);
    }

    /** RFC 3263 §4.1's own example, with addresses. */
    private static Bench example(TransportProtocol... protocols) {
        Bench bench = Bench.of(protocols);
        bench.zone
                .naptr("example.com", 50, 50, "SIPS+D2T", "_sips._tcp.example.com")
                .naptr("example.com", 90, 50, "SIP+D2T", "_sip._tcp.example.com")
                .naptr("example.com", 100, 50, "SIP+D2U", "_sip._udp.example.com")
                .srv("_sips._tcp.example.com", 0, 0, 5061, "server1.example.com")
                .srv("_sip._tcp.example.com", 0, 1, 5060, "server1.example.com")
                .srv("_sip._tcp.example.com", 1, 2, 5070, "server2.example.com")
                .srv("_sip._udp.example.com", 0, 0, 5060, "server1.example.com")
                .address("server1.example.com", "192.0.2.11")
                .address("server2.example.com", "192.0.2.12");
        return bench;
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void aUriThatNamesItsTransportIsReachedOverIt() {
        assertThat(bench().all("sip:192.0.2.9;transport=tcp")).containsExactly("TCP 192.0.2.9:5060");
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void anAddressIsReachedOverUdpUnlessTheUriIsSecure() {
        Bench bench = bench();

        assertThat(bench.all("sip:192.0.2.9")).containsExactly("UDP 192.0.2.9:5060");
        assertThat(bench.all("sip:192.0.2.9:5080")).containsExactly("UDP 192.0.2.9:5080");
        assertThat(bench.all("sips:192.0.2.9")).containsExactly("TLS 192.0.2.9:5061 as 192.0.2.9");
        assertThat(bench.steps(LocationStep.TransportChosen.class))
                .extracting(LocationStep.TransportChosen::reason)
                .containsOnly(Choice.NUMERIC);
        assertThat(bench.zone.asked).isEmpty();
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void aNameWithAPortIsReachedOverUdpAndAskedForAddressesOnly() {
        Bench bench = bench();
        bench.zone.address("example.com", "192.0.2.9").srv("_sip._udp.example.com", 0, 0, 5070, "other.example.com");

        assertThat(bench.all("sip:example.com:5060")).containsExactly("UDP 192.0.2.9:5060");
        assertThat(bench.zone.asked).containsExactly("A example.com");
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void allAddressesOfANameWithAPortAreTriedInTurn() {
        Bench bench = bench();
        bench.zone.address("example.com", "192.0.2.9").address("example.com", "192.0.2.10");

        assertThat(bench.all("sip:example.com:5080;transport=tcp"))
                .containsExactly("TCP 192.0.2.9:5080", "TCP 192.0.2.10:5080");
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void theServiceThatTheDomainPrefersIsTakenOfThoseThatWeHave() {
        assertThat(example(UDP, TCP, TLS).all("sip:user@example.com"))
                .containsExactly("TLS 192.0.2.11:5061 as example.com");
        assertThat(example(UDP, TCP).all("sip:user@example.com"))
                .containsExactly("TCP 192.0.2.11:5060", "TCP 192.0.2.12:5070");
        assertThat(example(UDP).all("sip:user@example.com")).containsExactly("UDP 192.0.2.11:5060");
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void aSecureUriKeepsToSecureServices() {
        Bench bench = bench();
        bench.zone
                .naptr("example.com", 10, 10, "SIP+D2U", "_sip._udp.example.com")
                .naptr("example.com", 20, 10, "SIPS+D2T", "_sips._tcp.example.com")
                .srv("_sips._tcp.example.com", 0, 0, 5061, "a.example.com")
                .address("a.example.com", "192.0.2.3");

        assertThat(bench.all("sips:user@example.com")).containsExactly("TLS 192.0.2.3:5061 as example.com");
        assertThat(bench.steps(LocationStep.ServicePassedOver.class))
                .extracting(LocationStep.ServicePassedOver::obstacle)
                .containsExactly(Obstacle.NOT_SECURE);
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void servicesThatAreNotSipsOrNotOursArePassedOver() {
        Bench bench = Bench.of(UDP);
        bench.zone
                .naptr("example.com", 10, 10, "E2U+email", "mail.example.com")
                .naptr("example.com", 10, 20, "SIP+D2S", "_sip._sctp.example.com")
                .naptr("example.com", new DnsRecord.Naptr(10, 30, "u", "SIP+D2U", "!^.*$!sip:x@y!", "."))
                .naptr("example.com", new DnsRecord.Naptr(10, 35, "s", "SIPS+D2U", "", "_sips._udp.example.com"))
                .naptr("example.com", 10, 40, "sip+d2u", "_sip._udp.other.example")
                .srv("_sip._udp.other.example", 0, 0, 5062, "a.other.example")
                .address("a.other.example", "192.0.2.3");

        assertThat(bench.all("sip:example.com")).containsExactly("UDP 192.0.2.3:5062");
        assertThat(bench.steps(LocationStep.ServicePassedOver.class))
                .extracting(LocationStep.ServicePassedOver::obstacle)
                .containsExactly(
                        Obstacle.OTHER_SERVICE, Obstacle.NO_TRANSPORT, Obstacle.NO_SRV, Obstacle.OTHER_SERVICE);
    }

    @Test
    @Rfc(number = 3403, section = "4.1")
    void aHigherOrderCountsOnlyIfNoLowerOneLeadsAnywhere() {
        Bench bench = Bench.of(UDP, TCP);
        bench.zone
                .naptr("example.com", 10, 20, "SIP+D2U", "_sip._udp.example.com")
                .naptr("example.com", 10, 10, "SIP+D2T", "_sip._tcp.example.com")
                .naptr("example.com", 20, 10, "SIP+D2U", "_sip._udp.last.example")
                .srv("_sip._udp.example.com", 0, 0, 5060, "a.example.com")
                .srv("_sip._tcp.example.com", 0, 0, 5060, "a.example.com")
                .srv("_sip._udp.last.example", 0, 0, 5060, "b.example.com")
                .address("a.example.com", "192.0.2.3")
                .address("b.example.com", "192.0.2.4");

        assertThat(bench.all("sip:example.com")).containsExactly("TCP 192.0.2.3:5060", "UDP 192.0.2.3:5060");
        assertThat(bench.steps(LocationStep.ServicePassedOver.class))
                .extracting(LocationStep.ServicePassedOver::obstacle)
                .containsExactly(Obstacle.HIGHER_ORDER);

        Bench broken = Bench.of(UDP);
        broken.zone
                .naptr("example.com", 10, 10, "SIP+D2U", "_sip._udp.gone.example")
                .naptr("example.com", 20, 10, "SIP+D2U", "_sip._udp.last.example")
                .srv("_sip._udp.last.example", 0, 0, 5060, "b.example.com")
                .address("b.example.com", "192.0.2.4");
        assertThat(broken.all("sip:example.com")).containsExactly("UDP 192.0.2.4:5060");
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void withoutNaptrRecordsItAsksForServersOverEachTransportThatWeHave() {
        Bench bench = Bench.of(UDP, TCP);
        bench.zone
                .srv("_sip._udp.example.com", 0, 0, 5062, "a.example.com")
                .srv("_sip._tcp.example.com", 0, 0, 5063, "a.example.com")
                .address("a.example.com", "192.0.2.3");

        assertThat(bench.all("sip:example.com")).containsExactly("UDP 192.0.2.3:5062", "TCP 192.0.2.3:5063");
        assertThat(bench.zone.asked)
                .containsExactly(
                        "NAPTR example.com",
                        "SRV _sip._udp.example.com",
                        "A a.example.com",
                        "SRV _sip._tcp.example.com");
    }

    @Test
    @Rfc(number = 3263, section = "4.1")
    void withoutAnyRecordsItTakesUdpAtTheNamesAddressesOrTlsForSips() {
        Bench bench = bench();
        bench.zone.address("example.com", "192.0.2.9");

        assertThat(bench.all("sip:example.com")).containsExactly("UDP 192.0.2.9:5060");
        assertThat(bench.all("sips:example.com")).containsExactly("TLS 192.0.2.9:5061 as example.com");
        assertThat(bench.steps(LocationStep.TransportChosen.class))
                .containsExactly(
                        new LocationStep.TransportChosen(UDP, Choice.NO_RECORDS),
                        new LocationStep.TransportChosen(TLS, Choice.NO_RECORDS));
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void aNamedTransportIsAskedForItsServersAndThenForAddresses() {
        Bench bench = bench();
        bench.zone
                .srv("_sip._tcp.example.com", 0, 0, 5070, "a.example.com")
                .address("a.example.com", "192.0.2.3")
                .address("bare.example", "192.0.2.4");

        assertThat(bench.all("sip:example.com;transport=tcp")).containsExactly("TCP 192.0.2.3:5070");
        assertThat(bench.all("sip:bare.example;transport=tcp")).containsExactly("TCP 192.0.2.4:5060");
        assertThat(bench.zone.asked)
                .containsExactly(
                        "SRV _sip._tcp.example.com", "A a.example.com", "SRV _sip._tcp.bare.example", "A bare.example");
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void tlsIsAskedForByTheServiceSips() {
        Bench bench = bench();
        bench.zone.srv("_sips._tcp.example.com", 0, 0, 5071, "a.example.com").address("a.example.com", "192.0.2.3");

        assertThat(bench.all("sips:example.com;transport=tcp")).containsExactly("TLS 192.0.2.3:5071 as example.com");
        assertThat(bench.all("sip:example.com;transport=tls")).containsExactly("TLS 192.0.2.3:5071 as example.com");
    }

    @Test
    @Rfc(number = 3263, section = "4")
    void maddrIsTheTargetInsteadOfTheHost() {
        assertThat(bench().all("sip:example.com;maddr=192.0.2.99")).containsExactly("UDP 192.0.2.99:5060");
        assertThat(bench().all("sips:example.com;maddr=192.0.2.99"))
                .containsExactly("TLS 192.0.2.99:5061 as example.com");
    }

    @Test
    @Rfc(number = 7118, section = "5.5")
    void webSocketServersAreFoundByServiceAndHavePortsOfTheirOwn() {
        Bench bench = Bench.of(WS, WSS);
        bench.zone
                .naptr("example.com", 10, 10, "SIPS+D2W", "_sips._ws.example.com")
                .naptr("example.com", 10, 20, "SIP+D2W", "_sip._ws.example.com")
                .srv("_sips._ws.example.com", 0, 0, 10443, "a.example.com")
                .srv("_sip._ws.example.com", 0, 0, 10080, "a.example.com")
                .address("a.example.com", "192.0.2.3")
                .address("bare.example", "192.0.2.4");

        assertThat(bench.all("sip:example.com"))
                .containsExactly("WSS 192.0.2.3:10443 as example.com", "WS 192.0.2.3:10080");
        assertThat(bench.all("sip:bare.example;transport=ws")).containsExactly("WS 192.0.2.4:80");
        assertThat(bench.all("sips:bare.example;transport=ws")).containsExactly("WSS 192.0.2.4:443 as bare.example");
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void aDomainThatDeclinesAServiceIsNotTriedByItsAddress() {
        Bench bench = Bench.of(UDP);
        bench.zone.srv("_sip._udp.example.com", 0, 0, 0, ".").address("example.com", "192.0.2.9");

        assertThat(bench.all("sip:example.com"))
                .containsExactly("NOT_AVAILABLE: the domain does not have this service");
        assertThat(bench.steps(LocationStep.ServerPassedOver.class))
                .extracting(LocationStep.ServerPassedOver::obstacle)
                .containsExactly(Obstacle.NOT_AVAILABLE);
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void serversAreTriedByPriorityAndAskedAboutNoEarlierThanNeeded() {
        Bench bench = Bench.of(UDP);
        bench.zone
                .srv("_sip._udp.example.com", 20, 0, 5060, "b.example.com")
                .srv("_sip._udp.example.com", 10, 0, 5060, "a.example.com")
                .address("a.example.com", "192.0.2.3")
                .address("b.example.com", "192.0.2.4");
        Flux<String> hops =
                bench.locator.locate(SipUri.of("sip:example.com;transport=udp")).map(Object::toString);

        StepVerifier.create(hops, 0)
                .then(() -> assertThat(bench.zone.asked).isEmpty())
                .thenRequest(1)
                .expectNext("UDP 192.0.2.3:5060")
                .then(() ->
                        assertThat(bench.zone.asked).containsExactly("SRV _sip._udp.example.com", "A a.example.com"))
                .thenRequest(1)
                .expectNext("UDP 192.0.2.4:5060")
                .then(() -> assertThat(bench.zone.asked).last().isEqualTo("A b.example.com"))
                .thenRequest(1)
                .verifyComplete();
    }

    @Test
    void serversWithoutAPortOrAddressArePassedOver() {
        Bench bench = Bench.of(UDP);
        bench.zone
                .srv("_sip._udp.example.com", 10, 0, 0, "a.example.com")
                .srv("_sip._udp.example.com", 20, 0, 5060, "gone.example.com")
                .srv("_sip._udp.example.com", 30, 0, 5060, "null.example.com")
                .srv("_sip._udp.example.com", 40, 0, 5060, "b.example.com")
                .address("a.example.com", "192.0.2.3")
                .address("null.example.com", "0.0.0.0")
                .address("b.example.com", "192.0.2.4");

        assertThat(bench.all("sip:example.com")).containsExactly("UDP 192.0.2.4:5060");
        assertThat(bench.steps(LocationStep.AddressPassedOver.class))
                .extracting(LocationStep.AddressPassedOver::obstacle)
                .containsExactly(Obstacle.UNUSABLE);
    }

    @Test
    @Rfc(number = 7984, section = "3.1")
    void bothFamiliesAreAskedForWhereTheSocketReachesBoth() {
        Bench bench = Bench.dual(UDP);
        bench.zone
                .address("example.com", "192.0.2.3")
                .address("example.com", "192.0.2.4")
                .address("example.com", "2001:db8::3")
                .address("example.com", "2001:db8::4");

        assertThat(bench.all("sip:example.com:5060"))
                .containsExactly(
                        "UDP [2001:db8:0:0:0:0:0:3]:5060",
                        "UDP 192.0.2.3:5060",
                        "UDP [2001:db8:0:0:0:0:0:4]:5060",
                        "UDP 192.0.2.4:5060");
    }

    @Test
    @Rfc(number = 7984, section = "3.1")
    void addressesOfTheOtherFamilyAreIgnored() {
        Bench bench = Bench.of(UDP);
        bench.zone.address("example.com", "2001:db8::3").address("example.com", "192.0.2.3");

        assertThat(bench.all("sip:example.com:5060")).containsExactly("UDP 192.0.2.3:5060");
        assertThat(bench.all("sip:[2001:db8::3]"))
                .containsExactly("NOT_REACHABLE: our socket is of the other address family");
    }

    @Test
    @Rfc(number = 7984, section = "4")
    void addressesOfDifferentServersAreNotMixed() {
        Bench bench = Bench.dual(TCP);
        bench.zone
                .srv("_sip._tcp.example.com", 10, 1, 5060, "sip-1.example.com")
                .srv("_sip._tcp.example.com", 20, 1, 5060, "sip-2.example.com")
                .address("sip-1.example.com", "2001:db8::1")
                .address("sip-1.example.com", "192.0.2.45")
                .address("sip-2.example.com", "2001:db8::2")
                .address("sip-2.example.com", "192.0.2.75");

        assertThat(bench.all("sip:example.com;transport=tcp"))
                .containsExactly(
                        "TCP [2001:db8:0:0:0:0:0:1]:5060",
                        "TCP 192.0.2.45:5060",
                        "TCP [2001:db8:0:0:0:0:0:2]:5060",
                        "TCP 192.0.2.75:5060");
    }

    @Test
    @Rfc(number = 8305, section = "3")
    void ipv4AddressesWaitForIpv6OnesNoLongerThanTheResolutionDelay() {
        Bench bench = Bench.dual(UDP);
        bench.zone.address("example.com", "192.0.2.3").waits("example.com", RecordType.AAAA, Mono.never());

        List<String> found = bench.all("sip:example.com:5060");
        bench.time.advanceTimeBy(Duration.ofMillis(49));
        assertThat(found).isEmpty();
        bench.time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(found).containsExactly("UDP 192.0.2.3:5060");
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void aLargeRequestGoesByTcpFirstWhereNothingIsNamed() {
        Bench bench = bench();
        bench.zone.address("example.com", "192.0.2.3");

        assertThat(bench.allForLarge("sip:192.0.2.9")).containsExactly("TCP 192.0.2.9:5060", "UDP 192.0.2.9:5060");
        assertThat(bench.allForLarge("sip:example.com")).containsExactly("TCP 192.0.2.3:5060", "UDP 192.0.2.3:5060");
        assertThat(bench.allForLarge("sip:192.0.2.9;transport=udp")).containsExactly("UDP 192.0.2.9:5060");
        assertThat(Bench.of(UDP).allForLarge("sip:192.0.2.9")).containsExactly("UDP 192.0.2.9:5060");
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void aLargeRequestGoesToTheDomainsReliableServersFirst() {
        Bench bench = Bench.of(UDP, TCP);
        bench.zone
                .naptr("example.com", 10, 10, "SIP+D2U", "_sip._udp.example.com")
                .naptr("example.com", 20, 10, "SIP+D2T", "_sip._tcp.example.com")
                .srv("_sip._udp.example.com", 0, 0, 5060, "a.example.com")
                .srv("_sip._tcp.example.com", 0, 0, 5070, "b.example.com")
                .srv("_sip._udp.bare.example", 0, 0, 5060, "a.example.com")
                .srv("_sip._tcp.bare.example", 0, 0, 5070, "b.example.com")
                .address("a.example.com", "192.0.2.3")
                .address("b.example.com", "192.0.2.4");

        assertThat(bench.all("sip:example.com")).containsExactly("UDP 192.0.2.3:5060");
        assertThat(bench.allForLarge("sip:example.com")).containsExactly("TCP 192.0.2.4:5070", "UDP 192.0.2.3:5060");
        assertThat(bench.allForLarge("sip:bare.example")).containsExactly("TCP 192.0.2.4:5070", "UDP 192.0.2.3:5060");
    }

    @Test
    void aTransportThatIsNotThereOrNotKnownLeadsNowhere() {
        assertThat(Bench.of(UDP).all("sips:192.0.2.9")).containsExactly("NO_TRANSPORT: the transport TLS is not there");
        assertThat(Bench.of(UDP).all("sip:192.0.2.9;transport=carrier-pigeon"))
                .containsExactly("NO_TRANSPORT: the URI's transport is not known");
    }

    @Test
    void aDnsThatCannotTellIsNoReasonToGoElsewhere() {
        Bench bench = Bench.of(UDP);
        bench.zone
                .address("example.com", "192.0.2.9")
                .fails("example.com", RecordType.NAPTR, DnsVerdict.TIMED_OUT)
                .fails("_sip._udp.example.com", RecordType.SRV, DnsVerdict.TIMED_OUT);

        assertThat(bench.all("sip:example.com")).containsExactly("NO_ANSWER: SRV: the DNS does not answer");
    }

    @Test
    void aDnsThatAnswersNoSuchQuestionsDoesNotHideTheAddress() {
        Bench bench = Bench.of(UDP);
        bench.zone
                .address("example.com", "192.0.2.9")
                .fails("example.com", RecordType.NAPTR, DnsVerdict.NOT_SERVED)
                .fails("_sip._udp.example.com", RecordType.SRV, DnsVerdict.NOT_SERVED);

        assertThat(bench.all("sip:example.com")).containsExactly("UDP 192.0.2.9:5060");
    }

    @Test
    void aNameWithoutAddressLeadsNowhere() {
        assertThat(Bench.of(UDP).all("sip:nowhere.example"))
                .containsExactly("NO_ADDRESS: the host name does not resolve");
    }

    @Test
    void noSearchGivesCandidatesWithoutEnd() {
        Bench bench = Bench.of(UDP);
        for (int server = 0; server < 64; server++) {
            bench.zone.srv("_sip._udp.example.com", server, 0, 5060, "s" + server + ".example.com");
            for (int address = 1; address < 40; address++) {
                bench.zone.address("s" + server + ".example.com", "192.0.2." + address);
            }
        }

        assertThat(bench.all("sip:example.com;transport=udp")).hasSize(ServerLocator.MOST_CANDIDATES);
        assertThat(bench.zone.asked).hasSizeLessThan(8);
    }

    @Test
    @Rfc(number = 3263, section = "5")
    void aResponseGoesToTheSentByOfItsVia() {
        Bench bench = bench();
        bench.zone
                .address("client.example", "192.0.2.5")
                .srv("_sips._tcp.client.example", 0, 0, 5071, "a.client.example")
                .address("a.client.example", "192.0.2.6");

        assertThat(bench.texts(bench.locator.locate(via(TCP, HostPort.of("192.0.2.7", 5090)))))
                .containsExactly("TCP 192.0.2.7:5090");
        assertThat(bench.texts(bench.locator.locate(via(TCP, HostPort.of("192.0.2.7", HostPort.NO_PORT)))))
                .containsExactly("TCP 192.0.2.7:5060");
        assertThat(bench.texts(bench.locator.locate(via(TCP, HostPort.of("client.example", 5090)))))
                .containsExactly("TCP 192.0.2.5:5090");
        assertThat(bench.texts(bench.locator.locate(via(TLS, HostPort.of("client.example", HostPort.NO_PORT)))))
                .containsExactly("TLS 192.0.2.6:5071 as client.example");
    }

    private static Via via(TransportProtocol transport, HostPort sentBy) {
        return Via.of(transport, sentBy, "z9hG4bK1");
    }

    @Test
    void anObserverThatThrowsChangesNothing() {
        Bench bench = bench();
        ServerLocator watched = ServerLocator.builder(bench.transports)
                .dns(bench.zone)
                .observer(step -> {
                    throw new IllegalStateException("observer");
                })
                .build();

        assertThat(bench.texts(watched.locate(SipUri.of("sip:192.0.2.1")))).containsExactly("UDP 192.0.2.1:5060");
    }
}
