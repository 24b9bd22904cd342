package io.ringback.benchmarks.load;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.Drive;
import io.ringback.sip.transaction.ServerTransaction;
import io.ringback.sip.transaction.TransactionLayer;
import io.ringback.sip.transport.UdpTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Two transaction layers over two UDP transports. */
final class RingbackPeer implements Peer {
    private static final int CAPACITY = 8_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Drive drive;
    private final UdpTransport clientSocket = bind();
    private final UdpTransport serverSocket = bind();
    private final TransactionLayer client;
    private final TransactionLayer server;
    private final Hop hop = clientSocket.hopTo(serverSocket.localAddress());
    private final SipRequest model;
    private final AtomicInteger number = new AtomicInteger();

    RingbackPeer(Drive drive) {
        this.drive = drive;
        client = layer(clientSocket);
        server = layer(serverSocket);
        server.requests().subscribe(RingbackPeer::answer);
        clientSocket.start(client);
        serverSocket.start(server);
        model = model();
    }

    private TransactionLayer layer(UdpTransport socket) {
        return TransactionLayer.builder(socket::send)
                .drive(drive)
                .capacity(CAPACITY)
                .build();
    }

    private static UdpTransport bind() {
        UdpTransport bound = UdpTransport.builder().bind().block(PATIENCE);
        if (bound == null) {
            throw new IllegalStateException("no socket");
        }
        return bound;
    }

    private SipRequest model() {
        String text = """
                OPTIONS sip:bob@127.0.0.1:%d SIP/2.0
                Max-Forwards: 70
                From: Alice <sip:alice@127.0.0.1>;tag=9fxced76sl
                To: Bob <sip:bob@127.0.0.1>
                Call-ID: 0@127.0.0.1
                CSeq: 1 OPTIONS
                Contact: <sip:alice@127.0.0.1:%d>
                Content-Length: 0

                """.formatted(
                        serverSocket.localAddress().getPort(),
                        clientSocket.localAddress().getPort());
        Parsed parsed = SipParser.strict().parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        return (SipRequest) parsed;
    }

    private static void answer(ServerTransaction transaction) {
        transaction.respond(transaction.response(200).build()).subscribe(nothing -> {}, failure -> {});
    }

    @Override
    public String name() {
        return "Ringback " + drive;
    }

    @Override
    public void call(Exchanges exchanges, long startedAt) {
        int next = number.incrementAndGet();
        SipRequest request = model.edit()
                .set(KnownHeader.CALL_ID, next + "@127.0.0.1")
                .set(HeaderTypes.CSEQ, new CSeq(next, Method.OPTIONS))
                .build();
        client.client(request, hop)
                .response()
                .subscribe(
                        response -> {
                            if (response.statusCode() == 200) {
                                exchanges.ended(startedAt);
                            } else {
                                exchanges.failed();
                            }
                        },
                        failure -> exchanges.failed());
    }

    @Override
    public long open() {
        return (long) client.transactions() + server.transactions();
    }

    @Override
    public void close() {
        client.dispose();
        server.dispose();
        clientSocket.close().then(serverSocket.close()).block(PATIENCE);
    }
}
