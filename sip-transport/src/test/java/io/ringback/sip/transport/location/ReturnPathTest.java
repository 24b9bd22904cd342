package io.ringback.sip.transport.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.Flow;
import io.ringback.sip.transport.SendFailedException;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.StreamTransport;
import io.ringback.testing.FreePort;
import io.ringback.testing.Rfc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Where a response goes whose connection is gone, over real sockets. */
class ReturnPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Zone zone = new Zone();
    private final List<SipTransport> open = new ArrayList<>();
    private final StreamTransport server = bind();
    private final ServerLocator locator =
            ServerLocator.builder(server).dns(zone).build();
    private final ReturnPath path = ReturnPath.over(server, locator);

    @AfterEach
    void end() {
        open.forEach(transport -> transport.close().block(LONG));
    }

    private StreamTransport bind() {
        StreamTransport transport = StreamTransport.tcp().bind().block(LONG);
        open.add(transport);
        return transport;
    }

    /** A request from a client that names a host as its sent-by, and whose connection has ended since. */
    private Delivery requestOfOneThatIsGone(String sentBy) throws InterruptedException {
        LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        server.arrivals().subscribe(arrivals::add);
        StreamTransport client = StreamTransport.tcp().bind().block(LONG);
        String text = """
                OPTIONS sip:bob@example.com SIP/2.0
                Via: SIP/2.0/TCP %s;branch=z9hG4bK776asdhds
                Max-Forwards: 70
                From: <sip:alice@example.org>;tag=1928301774
                To: <sip:bob@example.com>
                Call-ID: a84b4c76e66710
                CSeq: 1 OPTIONS
                Content-Length: 0

                """.formatted(sentBy).replace("\n", "\r\n");
        SipRequest options = (SipRequest) SipParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
        client.send(new Delivery(options, client.hopTo(server.localAddress()))).block(LONG);
        Delivery arrived = (Delivery) arrivals.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        client.close().block(LONG);
        ((Flow) arrived.hop()).onClose().block(LONG);
        return arrived;
    }

    private static Delivery answer(Delivery request) {
        return new Delivery(SipResponse.to((SipRequest) request.message(), 200).build(), request.hop());
    }

    @Test
    @Rfc(number = 3263, section = "5")
    void aResponseWhoseConnectionIsGoneGoesToTheServersOfItsSentBy() throws InterruptedException {
        StreamTransport backup = bind();
        int port = backup.localAddress().getPort();
        zone.srv("_sip._tcp.client.example", 10, 0, FreePort.next(), "gone.client.example")
                .srv("_sip._tcp.client.example", 20, 0, port, "backup.client.example")
                .address("gone.client.example", "127.0.0.1")
                .address("backup.client.example", "127.0.0.1");
        Delivery request = requestOfOneThatIsGone("client.example");

        path.send(answer(request)).block(LONG);

        // The backup, which has not sent the request, drops its response (RFC 3261 §18.1.2): the connection shows it.
        assertThat(zone.asked).contains("SRV _sip._tcp.client.example", "A backup.client.example");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aResponseThatLeadsNowhereFailsAsItFailedFirst() throws InterruptedException {
        Delivery request = requestOfOneThatIsGone("nowhere.example");

        assertThat(failure(answer(request))).isInstanceOf(SendFailedException.class);
    }

    @Test
    void aRequestIsNotLedElsewhere() throws InterruptedException {
        Delivery request = requestOfOneThatIsGone("client.example");
        zone.asked.clear();

        assertThat(failure(request)).isInstanceOf(SendFailedException.class);
        assertThat(zone.asked).isEmpty();
    }

    private Throwable failure(Delivery delivery) {
        return path.send(delivery)
                .then(Mono.<Throwable>empty())
                .onErrorResume(Mono::just)
                .block(LONG);
    }
}
