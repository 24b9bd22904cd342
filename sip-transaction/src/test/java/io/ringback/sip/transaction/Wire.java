package io.ringback.sip.transaction;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A layer in virtual time over a sender that writes down what is sent and when. */
final class Wire {
    static final Hop UDP = new TestHop(TransportProtocol.UDP, new InetSocketAddress("192.0.2.9", 5060));
    static final Hop TCP = new TestHop(TransportProtocol.TCP, new InetSocketAddress("192.0.2.9", 5060));

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final List<Delivery> sent = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    final Strays strays = new Strays();
    final TransactionLayer layer;
    Function<Delivery, Mono<Void>> sender = message -> Mono.empty();

    /** A hop of a test. */
    record TestHop(TransportProtocol transport, InetSocketAddress remote) implements Hop {
        @Override
        public HostPort sentBy() {
            return HostPort.of("client.example.com", 5060);
        }
    }

    /** Keeps what belongs to no transaction. */
    static final class Strays implements StrayHandler {
        final List<SipResponse> successes = new ArrayList<>();
        final List<Optional<SipRequest>> invites = new ArrayList<>();
        final List<SipRequest> acks = new ArrayList<>();
        final List<Optional<ServerTransaction>> accepted = new ArrayList<>();
        final List<Malformed> malformed = new ArrayList<>();

        @Override
        public void onSuccess(SipResponse response, Hop hop, Optional<SipRequest> invite) {
            successes.add(response);
            invites.add(invite);
        }

        @Override
        public void onAck(SipRequest ack, Hop hop, Optional<ServerTransaction> transaction) {
            acks.add(ack);
            accepted.add(transaction);
        }

        @Override
        public void onMalformed(Malformed bad) {
            malformed.add(bad);
        }
    }

    Wire() {
        this(settings -> settings);
    }

    Wire(UnaryOperator<TransactionLayerBuilder> settings) {
        layer = settings.apply(TransactionLayer.builder(this::send)
                        .scheduler(time)
                        .lanes(1)
                        .strays(strays))
                .build();
    }

    private Mono<Void> send(Delivery message) {
        sent.add(message);
        times.add(now());
        return sender.apply(message);
    }

    /** Milliseconds since the start. */
    long now() {
        return time.now(java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    void pass(long millis) {
        time.advanceTimeBy(Duration.ofMillis(millis));
    }

    void receive(SipMessage message) {
        receive(message, UDP);
    }

    void receive(SipMessage message, Hop hop) {
        layer.accept(new Delivery(message, hop));
    }

    /** The start lines of what was sent, shortened to method or status. */
    List<String> log() {
        return sent.stream().map(Wire::brief).toList();
    }

    static String brief(Delivery delivery) {
        return switch (delivery.message().kind()) {
            case REQUEST -> ((SipRequest) delivery.message()).method().name();
            case RESPONSE -> Integer.toString(((SipResponse) delivery.message()).statusCode());
        };
    }

    SipMessage last() {
        return sent.get(sent.size() - 1).message();
    }

    void forget() {
        sent.clear();
        times.clear();
    }

    /** A request as a user makes it, without Via. */
    static SipRequest request(Method method) {
        return (SipRequest) parse("""
                %1$s sip:bob@biloxi.example.com SIP/2.0
                Route: <sip:proxy.example.com;lr>
                Max-Forwards: 70
                From: Alice <sip:alice@example.com>;tag=88sja8x
                To: Bob <sip:bob@biloxi.example.com>
                Call-ID: 987asjd97y7atg
                CSeq: 986759 %1$s
                Content-Length: 0

                """.formatted(method));
    }

    /** A request as it comes from a peer. */
    static SipRequest arriving(Method method, String branch) {
        return (SipRequest) parse("""
                %1$s sip:bob@192.0.2.4 SIP/2.0
                Via: SIP/2.0/UDP pc33.example.com:5060;branch=%2$s
                Max-Forwards: 70
                From: Alice <sip:alice@example.com>;tag=1928301774
                To: Bob <sip:bob@biloxi.example.com>
                Call-ID: a84b4c76e66710
                CSeq: 314159 %1$s
                Content-Length: 0

                """.formatted(method, branch));
    }

    static SipResponse response(SipRequest request, int status, String toTag) {
        return SipResponse.to(request, status)
                .set(
                        io.ringback.sip.header.HeaderTypes.TO,
                        request.to().tag().isPresent()
                                ? request.to()
                                : request.to().withTag(toTag))
                .build();
    }

    static SipMessage parse(String text) {
        String wire = text.replace("\n", "\r\n");
        Parsed parsed = SipParser.strict().parse(wire.getBytes(StandardCharsets.UTF_8));
        if (parsed instanceof MalformedMessage bad) {
            throw new AssertionError(bad.toString());
        }
        return (SipMessage) parsed;
    }
}
