package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.StreamTransport;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A user agent that offers keep-alives to whom it registers with, over a real connection to a bare socket. */
class KeepAliveNegotiationTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PING = "\r\n\r\n";

    /** Threads that may read random numbers from the system, which BlockHound takes for blocking. */
    private final Scheduler scheduler = Schedulers.fromExecutorService(Executors.newScheduledThreadPool(2));

    private final StreamTransport transport =
            StreamTransport.tcp().negotiateKeepAlive().bind().block(LONG);
    private final UserAgent agent =
            UserAgent.builder(transport).scheduler(scheduler).start();
    private ServerSocket server;
    private Socket connection;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        connection = new Socket();
    }

    @AfterEach
    void end() throws IOException {
        agent.close().block(LONG);
        connection.close();
        server.close();
        scheduler.dispose();
    }

    private void send(Method method, int number) {
        Hop hop = transport.hopTo((InetSocketAddress) server.getLocalSocketAddress());
        SipRequest request = SipRequest.builder(method, Uri.of("sip:example.com"))
                .set(HeaderTypes.MAX_FORWARDS, 70)
                .set(
                        HeaderTypes.FROM,
                        NameAddr.of(Uri.of("sip:alice@example.com")).withTag("1"))
                .set(HeaderTypes.TO, NameAddr.of(Uri.of("sip:alice@example.com")))
                .set(HeaderTypes.CALL_ID, Slice.of("c@example.com"))
                .set(HeaderTypes.CSEQ, new CSeq(number, method))
                .build();
        agent.request(request, Account.anonymous("p"), uri -> Flux.just(hop)).subscribe(reply -> {}, failure -> {});
    }

    /** What the server reads, up to an empty line; without it. */
    private String read() throws IOException {
        if (!connection.isConnected()) {
            connection = server.accept();
            connection.setSoTimeout((int) LONG.toMillis());
        }
        StringBuilder text = new StringBuilder();
        while (text.indexOf(PING) < 0) {
            int next = connection.getInputStream().read();
            if (next < 0) {
                throw new IOException("the connection has ended");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private SipRequest readRequest() throws IOException {
        return (SipRequest) SipParser.strict().parse(read().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void answer(SipRequest request, String keep) throws IOException {
        SipRequest kept = request.edit()
                .replaceFirst(HeaderTypes.VIA, request.via().with("keep", keep))
                .build();
        connection
                .getOutputStream()
                .write(SipResponse.to(kept, 200).build().bytes().toBytes());
    }

    @Test
    @Rfc(number = 6223, section = "4.3")
    void offersKeepAlivesWithARegisterAndSendsThemAsTheAnswerAsks() throws IOException {
        send(Method.REGISTER, 1);
        SipRequest register = readRequest();
        assertThat(register.via().parameters().has("keep")).isTrue();
        assertThat(register.via().parameters().value("keep")).isEmpty();

        answer(register, "1");

        assertThat(read()).isEqualTo(PING);
    }

    @Test
    @Rfc(number = 6223, section = "4.3")
    void offersNoneOutsideOfARegistration() throws IOException {
        send(Method.OPTIONS, 1);

        assertThat(readRequest().via().parameters().has("keep")).isFalse();
    }

    @Test
    @Rfc(number = 6223, section = "4.2.2")
    void endsThemWhenTheOfferIsNotTakenAnyMore() throws IOException {
        send(Method.REGISTER, 1);
        answer(readRequest(), "1");
        assertThat(read()).isEqualTo(PING);
        connection.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));

        send(Method.REGISTER, 2);
        SipRequest second = skipPings();
        answer(second, "");
        send(Method.OPTIONS, 3);
        skipPings();
        connection.setSoTimeout(2_500);

        assertThat(hears()).isFalse();
    }

    private SipRequest skipPings() throws IOException {
        String text = read();
        while (text.equals(PING)) {
            connection.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
            text = read();
        }
        return (SipRequest) SipParser.strict().parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean hears() throws IOException {
        try {
            return connection.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
