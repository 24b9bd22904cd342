package com.example.consumer;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.transport.location.DnsAnswer;
import io.ringback.sip.transport.location.DnsLookup;
import io.ringback.sip.transport.location.DnsRecord;
import io.ringback.sip.transport.location.DnsVerdict;
import io.ringback.sip.transport.location.RecordType;
import io.ringback.sip.transport.location.ServerLocator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the servers of a domain, and tells how. */
public final class LocationAlone {
    private LocationAlone() {}

    /**
     * Runs the example.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // begin
        SipTransport transport = UdpTransport.builder().bind().block();
        Map<DnsLookup, List<DnsRecord>> zone = Map.of(
                new DnsLookup("_sip._udp.example.com", RecordType.SRV),
                List.of(
                        new DnsRecord.Srv(10, 0, 5070, "a.example.com"),
                        new DnsRecord.Srv(20, 0, 5060, "b.example.com")),
                new DnsLookup("a.example.com", RecordType.A),
                List.of(new DnsRecord.Address(Host.of("127.0.0.2").address())));

        ServerLocator locator = ServerLocator.builder(transport)
                .dns(lookup -> Mono.just( // without this, it asks the DNS that the system is set up for
                        zone.containsKey(lookup)
                                ? DnsAnswer.of(zone.get(lookup), Duration.ofMinutes(5))
                                : DnsAnswer.without(DnsVerdict.NO_SUCH_RECORD, Duration.ofMinutes(1))))
                .observer(System.out::println) // what was asked, chosen, and passed over, and why
                .build();

        // Candidates, best first. What the second one needs is asked when the first has failed.
        Flux<Hop> candidates = locator.locate(SipUri.of("sip:alice@example.com"));
        System.out.println("try " + candidates.next().block());
        locator.dispose();
        transport.close().block();
        // end
    }
}
