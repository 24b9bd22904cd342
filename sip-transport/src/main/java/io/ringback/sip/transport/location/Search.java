package io.ringback.sip.transport.location;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.location.DnsRecord.Naptr;
import io.ringback.sip.transport.location.DnsRecord.Srv;
import io.ringback.sip.transport.location.LocationStep.Choice;
import io.ringback.sip.transport.location.LocationStep.Obstacle;
import io.ringback.sip.transport.location.NoServerException.Reason;
import io.ringback.sip.transport.location.ServerLocator.Setting;
import io.ringback.text.SyntaxException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One search: RFC 3263 §4.1 and §4.2 for a URI, §5 for a Via. Its steps follow one another, on whatever threads. */
final class Search {
    private final Setting setting;
    private final Host domain;
    private final Questions questions;
    private final Wanted wanted;

    /**
     * A search.
     *
     * @param domain whom the server has to speak for, over TLS (RFC 5922 §7.3)
     */
    Search(Setting setting, Host domain) {
        this.setting = setting;
        this.domain = domain;
        this.questions = new Questions(setting);
        this.wanted = new Wanted(setting.transport());
    }

    Flux<Hop> byUri(SipUri uri, boolean large) {
        questions.tell(new LocationStep.Begun(uri));
        return begin(() -> {
            Host target = uri.maddr().orElse(domain);
            Optional<TransportProtocol> named = wanted.named(uri);
            List<TransportProtocol> usual = named.map(List::of).orElseGet(() -> wanted.usual(uri.secure(), large));
            boolean open =
                    named.isEmpty() && !target.isAddress() && !uri.hostPort().hasPort();
            if (open) {
                return byName(target.name().toString(), uri.secure(), large, usual);
            }
            Choice choice = named.isPresent() ? Choice.NAMED : target.isAddress() ? Choice.NUMERIC : Choice.PORT;
            return at(target, uri.hostPort().portOr(0), usual, choice);
        });
    }

    Flux<Hop> byVia(Via via) {
        return begin(() -> {
            TransportProtocol transport = wanted.checked(TransportProtocol.of(via.transport())
                    .orElseThrow(() -> new NoServerException(Reason.NO_TRANSPORT, "the Via's transport is not known")));
            return at(via.sentBy().host(), via.sentBy().portOr(0), List.of(transport), Choice.VIA);
        });
    }

    private Flux<Hop> begin(Supplier<Flux<Hop>> candidates) {
        try {
            return candidates
                    .get()
                    .take(ServerLocator.MOST_CANDIDATES)
                    .doOnNext(hop -> questions.tell(new LocationStep.Offered(hop)))
                    .switchIfEmpty(Mono.error(questions::failure));
        } catch (NoServerException e) {
            return Flux.error(e);
        } catch (SyntaxException | IllegalArgumentException e) {
            return Flux.error(new NoServerException(Reason.NO_SIP_URI, "where it leads cannot be read"));
        }
    }

    /** Where the transport is known, or the usual ones are taken; port 0 is one that is not known. */
    private Flux<Hop> at(Host target, int port, List<TransportProtocol> transports, Choice choice) {
        transports.forEach(transport -> questions.tell(new LocationStep.TransportChosen(transport, choice)));
        if (target.isAddress()) {
            return hops(target.address(), port, transports);
        }
        String name = target.name().toString();
        if (port != 0) {
            return hosts(name, port, transports);
        }
        TransportProtocol transport = transports.get(0);
        return servers(SipService.owner(transport, name), transport, () -> hosts(name, 0, transports));
    }

    /** Nothing but a name: the domain's services, or else its servers by transport, or else its addresses (§4.1). */
    private Flux<Hop> byName(String name, boolean secure, boolean large, List<TransportProtocol> usual) {
        return new OnDemand<>(() -> questions
                .ask(new DnsLookup(name, RecordType.NAPTR))
                .flatMapMany(answer -> {
                    List<Naptr> services = wanted.services(answer.of(Naptr.class), secure, large, questions::tell);
                    return services.isEmpty() ? byTransport(name, secure, large, usual) : services(services, large);
                }));
    }

    /**
     * The services, by order and preference. A higher order counts only if no lower one leads anywhere (RFC 3403 §4.1);
     * for a request that is too large for a datagram, services over datagrams come last whatever their order.
     */
    private Flux<Hop> services(List<Naptr> services, boolean large) {
        Flux<Hop> hops = Flux.empty();
        int to = services.size();
        while (to > 0) {
            int from = large ? 0 : firstOfOrder(services, to);
            List<Naptr> later = services.subList(to, services.size());
            hops = Flux.fromIterable(services.subList(from, to))
                    .concatMap(this::service, 0)
                    .doOnNext(passOver(later))
                    .switchIfEmpty(hops);
            to = from;
        }
        return hops;
    }

    private static int firstOfOrder(List<Naptr> services, int to) {
        int from = to - 1;
        while (from > 0
                && services.get(from - 1).order() == services.get(to - 1).order()) {
            from--;
        }
        return from;
    }

    /** Tells once, with the first candidate, of services that do not count any more. */
    private Consumer<Hop> passOver(List<Naptr> later) {
        AtomicBoolean told = new AtomicBoolean();
        return candidate -> {
            if (told.compareAndSet(false, true)) {
                later.forEach(
                        record -> questions.tell(new LocationStep.ServicePassedOver(record, Obstacle.HIGHER_ORDER)));
            }
        };
    }

    private Flux<Hop> service(Naptr record) {
        return new OnDemand<>(() -> {
            TransportProtocol transport = SipService.transport(record).orElseThrow();
            questions.tell(new LocationStep.ServiceChosen(record, transport));
            return servers(record.replacement(), transport, Flux::empty);
        });
    }

    /**
     * Asks for the servers over each transport that we have; if the domain has no records at all, takes the usual one.
     */
    private Flux<Hop> byTransport(String name, boolean secure, boolean large, List<TransportProtocol> usual) {
        return Flux.fromIterable(wanted.all(secure, large))
                .concatMap(transport -> servers(SipService.owner(transport, name), transport, Flux::empty), 0)
                .switchIfEmpty(new OnDemand<>(() -> {
                    if (questions.haveServers()) {
                        return Flux.empty();
                    }
                    usual.forEach(transport ->
                            questions.tell(new LocationStep.TransportChosen(transport, Choice.NO_RECORDS)));
                    return hosts(name, 0, usual);
                }));
    }

    /**
     * The servers that SRV records name (§4.2, RFC 2782).
     *
     * @param ifNone where to go if the domain has no such records; not if nobody could tell
     */
    private Flux<Hop> servers(String owner, TransportProtocol transport, Supplier<Flux<Hop>> ifNone) {
        return new OnDemand<>(() -> questions
                .ask(new DnsLookup(owner, RecordType.SRV))
                .flatMapMany(answer -> {
                    if (answer.isFound()) {
                        List<Srv> servers = SrvOrder.of(answer.of(Srv.class), setting.random());
                        return Flux.fromIterable(servers).concatMap(server -> server(server, transport), 0);
                    }
                    return answer.verdict().isNo() ? ifNone.get() : Flux.empty();
                }));
    }

    private Flux<Hop> server(Srv record, TransportProtocol transport) {
        return new OnDemand<>(() -> {
            boolean absent = record.target().equals(DnsRecord.ROOT);
            if (absent || record.port() == 0) {
                Obstacle obstacle = absent ? Obstacle.NOT_AVAILABLE : Obstacle.NO_PORT;
                questions.tell(new LocationStep.ServerPassedOver(record, obstacle));
                questions.note(Reason.NOT_AVAILABLE, obstacle.toString());
                return Flux.empty();
            }
            questions.tell(new LocationStep.ServerChosen(record, transport));
            return hosts(record.target(), record.port(), List.of(transport));
        });
    }

    /** The addresses of a host, each over the transports in turn. */
    private Flux<Hop> hosts(String name, int port, List<TransportProtocol> transports) {
        return new OnDemand<>(() -> questions
                .addresses(name, transports)
                .flatMapIterable(AddressOrder::of)
                .concatMap(address -> hops(address, port, transports), 0));
    }

    private Flux<Hop> hops(InetAddress address, int port, List<TransportProtocol> transports) {
        return Flux.fromIterable(transports).concatMap(transport -> Mono.justOrEmpty(hop(address, port, transport)), 0);
    }

    private Optional<Hop> hop(InetAddress address, int port, TransportProtocol protocol) {
        SipTransport transport = setting.transport().over(protocol).orElseThrow();
        Optional<Obstacle> obstacle = Reach.obstacle(transport, address);
        if (obstacle.isPresent()) {
            questions.tell(new LocationStep.AddressPassedOver(address, protocol, obstacle.get()));
            questions.note(Reason.NOT_REACHABLE, obstacle.get().toString());
            return Optional.empty();
        }
        int number = port == 0 ? protocol.defaultPort() : port;
        return Optional.of(transport.hopTo(new InetSocketAddress(address, number), domain));
    }
}
