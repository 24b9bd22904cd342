package io.ringback.sip.transport.location;

import io.ringback.sip.address.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A DNS that knows what it is told, and remembers what it was asked. */
final class Zone implements DnsClient {
    private final Map<DnsLookup, List<DnsRecord>> records = new HashMap<>();
    private final Map<DnsLookup, DnsVerdict> failures = new HashMap<>();
    private final Map<DnsLookup, Mono<?>> waits = new HashMap<>();

    /** The questions, in their order. */
    final List<String> asked = new ArrayList<>();

    private Duration lifetime = Duration.ofMinutes(5);

    Zone naptr(String domain, int order, int preference, String service, String replacement) {
        return naptr(domain, new DnsRecord.Naptr(order, preference, "s", service, "", replacement));
    }

    Zone naptr(String domain, DnsRecord.Naptr record) {
        return add(new DnsLookup(domain, RecordType.NAPTR), record);
    }

    Zone srv(String owner, int priority, int weight, int port, String target) {
        return add(new DnsLookup(owner, RecordType.SRV), new DnsRecord.Srv(priority, weight, port, target));
    }

    Zone address(String name, String address) {
        Host host = Host.of(address);
        RecordType type = host.kind() == Host.Kind.IPV4 ? RecordType.A : RecordType.AAAA;
        return add(new DnsLookup(name, type), new DnsRecord.Address(host.address()));
    }

    Zone fails(String name, RecordType type, DnsVerdict verdict) {
        failures.put(new DnsLookup(name, type), verdict);
        return this;
    }

    /** An answer that comes no earlier than something else. */
    Zone waits(String name, RecordType type, Mono<?> event) {
        waits.put(new DnsLookup(name, type), event);
        return this;
    }

    Zone holding(Duration newLifetime) {
        this.lifetime = newLifetime;
        return this;
    }

    private Zone add(DnsLookup lookup, DnsRecord record) {
        records.computeIfAbsent(lookup, any -> new ArrayList<>()).add(record);
        return this;
    }

    @Override
    public Mono<DnsAnswer> answer(DnsLookup lookup) {
        return Mono.defer(() -> {
            asked.add(lookup.toString());
            Mono<?> wait = waits.getOrDefault(lookup, Mono.empty());
            return wait.then(Mono.fromSupplier(() -> known(lookup)));
        });
    }

    private DnsAnswer known(DnsLookup lookup) {
        List<DnsRecord> found = records.getOrDefault(lookup, List.of());
        if (!found.isEmpty()) {
            return DnsAnswer.of(found, lifetime);
        }
        return DnsAnswer.without(failures.getOrDefault(lookup, DnsVerdict.NO_SUCH_RECORD), lifetime);
    }
}
