package io.ringback.sip.ua;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.MemoryNetwork;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.sip.transport.location.DnsAnswer;
import io.ringback.sip.transport.location.DnsLookup;
import io.ringback.sip.transport.location.DnsRecord;
import io.ringback.sip.transport.location.DnsVerdict;
import io.ringback.sip.transport.location.RecordType;
import io.ringback.sip.transport.location.ServerLocator;
import io.ringback.text.Slice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A domain with servers of falling priority on a network in memory, and a user agent, in virtual time. */
final class ServerFarm implements AutoCloseable {
    static final SipUri DOMAIN = SipUri.of("sip:example.com");

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final MemoryNetwork network = MemoryNetwork.on(time);
    final UserAgent agent;

    /** The requests that came, with the number of the server that they came to. */
    final List<Received> received = new ArrayList<>();

    /** What the failover's observer was told. */
    final List<String> told = new ArrayList<>();

    private final Map<Integer, Function<SipRequest, List<SipResponse.Builder>>> behaviours = new HashMap<>();
    private final Map<Integer, MemoryTransport> servers = new HashMap<>();
    private final List<DnsLookup> asked = new ArrayList<>();
    private int calls;

    record Received(int server, SipRequest request, Delivery delivery) {
        @Override
        public String toString() {
            return server + " " + request.method();
        }
    }

    ServerFarm(int count) {
        MemoryTransport near = network.transport(address(1)).bind();
        ServerLocator locator = ServerLocator.builder(near)
                .dns(lookup -> Mono.fromSupplier(() -> answer(lookup, count)))
                .clock(time)
                .build();
        agent = UserAgent.builder(near)
                .scheduler(time)
                .servers(locator)
                .failover(new Listener())
                .start();
        for (int server = 1; server <= count; server++) {
            begin(server);
        }
    }

    private final class Listener implements FailoverObserver {
        @Override
        public void failed(Hop hop, Failure failure) {
            told.add(hop.remote().getAddress().getAddress()[3] - 100 + " " + failure);
        }

        @Override
        public void passedOver(Hop hop, Duration remaining) {
            told.add(hop.remote().getAddress().getAddress()[3] - 100 + " for " + remaining.toSeconds() + " s");
        }
    }

    private void begin(int server) {
        MemoryTransport transport = network.transport(address(100 + server)).bind();
        servers.put(server, transport);
        transport.start(arrival -> {
            Delivery delivery = (Delivery) arrival;
            if (delivery.message() instanceof SipRequest request) {
                received.add(new Received(server, request, delivery));
                behaviours
                        .getOrDefault(server, any -> List.of())
                        .apply(request)
                        .forEach(response -> send(server, response, delivery));
            }
            return Admission.ACCEPTED;
        });
    }

    void send(int server, SipResponse.Builder response, Delivery request) {
        servers.get(server).send(new Delivery(response.build(), request.hop())).subscribe();
    }

    private DnsAnswer answer(DnsLookup lookup, int count) {
        asked.add(lookup);
        List<DnsRecord> records = new ArrayList<>();
        if (lookup.equals(new DnsLookup("_sip._udp.example.com", RecordType.SRV))) {
            for (int server = 1; server <= count; server++) {
                records.add(new DnsRecord.Srv(server, 1, 5060, "s" + server + ".example.com"));
            }
        } else if (lookup.type() == RecordType.A && lookup.name().startsWith("s")) {
            int server =
                    Integer.parseInt(lookup.name().substring(1, lookup.name().indexOf('.')));
            records.add(new DnsRecord.Address(address(100 + server).getAddress()));
        }
        return records.isEmpty()
                ? DnsAnswer.without(DnsVerdict.NO_SUCH_RECORD, Duration.ofHours(1))
                : DnsAnswer.of(records, Duration.ofHours(1));
    }

    boolean wasAsked(String lookup) {
        return asked.stream().anyMatch(each -> each.toString().equals(lookup));
    }

    /** What a server answers to each request; nothing is the default. */
    ServerFarm answers(int server, Function<SipRequest, List<SipResponse.Builder>> behaviour) {
        behaviours.put(server, behaviour);
        return this;
    }

    ServerFarm answers(int server, int status) {
        return answers(
                server, request -> request.method().equals(Method.ACK) ? List.of() : List.of(to(request, status)));
    }

    static SipResponse.Builder to(SipRequest request, int status) {
        NameAddr to = request.to();
        return SipResponse.to(request, status)
                .set(HeaderTypes.TO, to.tag().isPresent() || status == 100 ? to : to.withTag("t" + status));
    }

    /** Sends OPTIONS to the domain; the outcome is a status code, or the name of a failure. */
    List<String> options() {
        List<String> outcome = new ArrayList<>();
        request(agent.locator(), optionsRequest().build(), Account.anonymous("p"), outcome);
        return outcome;
    }

    void request(HopLocator locator, SipRequest request, Account account, List<String> outcome) {
        agent.request(request, account, locator)
                .subscribe(
                        reply -> outcome.add(Integer.toString(reply.response().statusCode())),
                        failure -> outcome.add(failure.getClass().getSimpleName()));
    }

    SipRequest.Builder optionsRequest() {
        calls++;
        return SipRequest.builder(Method.OPTIONS, DOMAIN)
                .set(HeaderTypes.MAX_FORWARDS, 70)
                .set(
                        HeaderTypes.FROM,
                        NameAddr.of(SipUri.of("sip:alice@example.org")).withTag("1"))
                .set(HeaderTypes.TO, NameAddr.of(DOMAIN))
                .set(HeaderTypes.CALL_ID, Slice.of("c" + calls + "@example.org"))
                .set(HeaderTypes.CSEQ, new CSeq(7, Method.OPTIONS))
                .set(KnownHeader.SUBJECT, "failover");
    }

    void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    /** The requests in the order they came, retransmissions left out. */
    List<String> flow() {
        List<String> flow = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        for (Received each : received) {
            String branch = each + each.request().via().toString();
            if (!branches.contains(branch)) {
                branches.add(branch);
                flow.add(each.toString());
            }
        }
        return flow;
    }

    Received last(int server, Method method) {
        return received.stream()
                .filter(each ->
                        each.server() == server && each.request().method().equals(method))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    static InetSocketAddress address(int last) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 5060);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static HostPort hostPort(int server) {
        return HostPort.of("192.0.2." + (100 + server), 5060);
    }

    @Override
    public void close() {
        agent.close().subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));
        network.dispose();
        time.dispose();
    }
}
