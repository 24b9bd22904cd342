package io.ringback.sip.transport.location;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.location.DnsRecord.Address;
import io.ringback.sip.transport.location.NoServerException.Reason;
import io.ringback.sip.transport.location.ServerLocator.Setting;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** What one search asks of the DNS, and what it keeps of the answers to tell why it has found nothing. */
final class Questions {
    /** RFC 8305 §3, "Resolution Delay": how long IPv4 addresses wait for the IPv6 ones. */
    static final Duration RESOLUTION_DELAY = Duration.ofMillis(50);

    private static final int MOST_ADDRESSES = 16;
    private static final DnsAnswer NOT_IN_TIME = DnsAnswer.without(DnsVerdict.TIMED_OUT, Duration.ZERO);

    private final Setting setting;
    private volatile boolean servers;
    private volatile Reason reason = Reason.NO_ADDRESS;
    private volatile String problem = "the host name does not resolve";

    Questions(Setting setting) {
        this.setting = setting;
    }

    void tell(LocationStep step) {
        try {
            setting.observer().stepped(step);
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
        }
    }

    Mono<DnsAnswer> ask(DnsLookup lookup) {
        return setting.dns().answer(lookup).doOnNext(answer -> heard(lookup, answer));
    }

    private void heard(DnsLookup lookup, DnsAnswer answer) {
        tell(new LocationStep.Asked(lookup, answer));
        boolean unknown = !answer.isFound() && !answer.verdict().isNo();
        if (lookup.type() == RecordType.SRV) {
            servers |= answer.isFound() || unknown;
        }
        if (unknown && lookup.type() != RecordType.NAPTR) {
            note(Reason.NO_ANSWER, lookup.type() + ": " + answer.verdict());
        }
    }

    /** Tells whether the domain has SRV records, or may have some. */
    boolean haveServers() {
        return servers;
    }

    /** Keeps why there is no candidate; that the DNS did not answer explains all the rest. */
    void note(Reason newReason, String newProblem) {
        if (reason != Reason.NO_ANSWER) {
            reason = newReason;
            problem = newProblem;
        }
    }

    NoServerException failure() {
        return new NoServerException(reason, problem);
    }

    /** The addresses of a host, of the families that the transports can send to (RFC 7984 §3.1). */
    Mono<List<InetAddress>> addresses(String name, List<TransportProtocol> transports) {
        boolean ipv4 = any(transports, Reach::ipv4);
        boolean ipv6 = any(transports, Reach::ipv6);
        Mono<DnsAnswer> first = ask(new DnsLookup(name, RecordType.A));
        Mono<DnsAnswer> second = ask(new DnsLookup(name, RecordType.AAAA));
        if (!ipv4 || !ipv6) {
            return (ipv4 ? first : second).map(answer -> addresses(answer, null));
        }
        Mono<DnsAnswer> shared = first.cache();
        Mono<DnsAnswer> late = shared.filter(DnsAnswer::isFound)
                .delayElement(RESOLUTION_DELAY, setting.clock())
                .map(answer -> NOT_IN_TIME);
        return Mono.zip(shared, Mono.firstWithValue(second, late), Questions::addresses);
    }

    private boolean any(List<TransportProtocol> transports, Predicate<SipTransport> reaches) {
        return transports.stream()
                .flatMap(protocol -> setting.transport().over(protocol).stream())
                .anyMatch(reaches);
    }

    private static List<InetAddress> addresses(DnsAnswer one, @Nullable DnsAnswer other) {
        List<InetAddress> addresses = new ArrayList<>();
        one.of(Address.class).stream()
                .limit(MOST_ADDRESSES)
                .map(Address::address)
                .forEach(addresses::add);
        if (other != null) {
            other.of(Address.class).stream()
                    .limit(MOST_ADDRESSES)
                    .map(Address::address)
                    .forEach(addresses::add);
        }
        return addresses;
    }
}
