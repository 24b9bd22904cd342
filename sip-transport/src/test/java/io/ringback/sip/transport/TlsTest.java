package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.CertificateBuilder;
import io.ringback.sip.address.Host;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.testing.Rfc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith({LeakGate.class, QuietLog.class})
class TlsTest {
    private static final String DOMAIN = Certificates.DOMAIN;

    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    private final TlsSettings trusting =
            TlsSettings.builder().trust(Certificates.trusted()).build();

    private static Certificates server(UnaryOperator<CertificateBuilder> names) {
        return Certificates.of(builder -> names.apply(builder.subject("CN=" + DOMAIN)));
    }

    private static CertificateBuilder uri(CertificateBuilder builder, String uri) {
        return builder.addSanUriName(URI.create(uri));
    }

    private StreamTransport listening(TlsSettings settings) {
        return fixture.start(StreamTransport.tls(settings));
    }

    private StreamTransport client(TlsSettings settings) {
        StreamTransport transport = fixture.bind(StreamTransport.tls(settings));
        transport.start(new Recorder());
        return transport;
    }

    private static Hop hop(StreamTransport from, SipTransport to, String domain) {
        return from.hopTo(to.localAddress(), Host.of(domain));
    }

    private static void send(StreamTransport from, Hop hop) {
        from.send(new Delivery(Messages.options(hop, 1), hop)).block(StreamFixture.LONG);
    }

    /** What a client finds wrong with a server. */
    private TlsCheck refusal(StreamTransport from, Hop hop) {
        try {
            send(from, hop);
        } catch (TlsFailedException e) {
            assertThat(e.remote()).isEqualTo(hop.remote());
            return e.check();
        }
        throw new AssertionError("it was accepted");
    }

    private TlsCheck refusal(Certificates shown) {
        StreamTransport server = listening(shown.settings().build());
        StreamTransport client = client(trusting);
        TlsCheck check = refusal(client, hop(client, server, DOMAIN));
        assertThat(fixture.counters.received()).isZero();
        return check;
    }

    private Delivery accepted(Certificates shown, String domain) {
        StreamTransport server = listening(shown.settings().build());
        StreamTransport client = client(trusting);
        send(client, hop(client, server, domain));
        return fixture.nextDelivery();
    }

    @Test
    @Rfc(number = 5922, section = "7.1")
    void acceptsASipUriWithoutAUser() {
        accepted(server(names -> uri(names, "sip:" + DOMAIN)), DOMAIN);
    }

    @Test
    @Rfc(number = 5922, section = "7.1")
    void acceptsADnsNameWhereNoSipUriIs() {
        accepted(server(names -> uri(names.addSanDnsName(DOMAIN), "https://other.example/")), DOMAIN);
    }

    @Test
    @Rfc(number = 5922, section = "7.2")
    void comparesWithoutCase() {
        accepted(server(names -> names.addSanDnsName("BILOXI.Example")), "Biloxi.EXAMPLE");
    }

    @Test
    @Rfc(number = 5922, section = "7.1")
    void looksAtNoDnsNameWhereASipUriIs() {
        Certificates shown = server(names -> uri(names.addSanDnsName(DOMAIN), "sip:other.example"));

        assertThat(refusal(shown)).isEqualTo(TlsCheck.DOMAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sips:biloxi.example",
                "sip:bob@biloxi.example",
                "https://biloxi.example",
                "sip:sub.biloxi.example"
            })
    @Rfc(number = 5922, section = "7.1")
    void acceptsNoOtherUri(String uri) {
        assertThat(refusal(server(names -> uri(names, uri)))).isEqualTo(TlsCheck.DOMAIN);
    }

    @Test
    @Rfc(number = 5922, section = "7.1")
    void acceptsNoCommonName() {
        assertThat(refusal(server(names -> names))).isEqualTo(TlsCheck.DOMAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.example", "example", ".example", "www.biloxi.example", "biloxi.example.org"})
    @Rfc(number = 5922, section = "7.2")
    void matchesNamesWholeAndNoWildcards(String name) {
        assertThat(refusal(server(names -> dns(names, name)))).isEqualTo(TlsCheck.DOMAIN);
    }

    /** By hand: the builder takes no name that begins with a dot or a star. */
    private static CertificateBuilder dns(CertificateBuilder builder, String name) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.writeBytes(new byte[] {0x30, (byte) (name.length() + 2), (byte) 0x82, (byte) name.length()});
        names.writeBytes(Messages.bytes(name));
        return builder.addExtensionOctetString("2.5.29.17", false, names.toByteArray());
    }

    @Test
    @Rfc(number = 5922, section = "7.1")
    void acceptsNoAddress() {
        Certificates shown = server(names -> names.addSanIpAddress("127.0.0.1"));
        StreamTransport server = listening(shown.settings().build());
        StreamTransport client = client(trusting);

        assertThat(refusal(client, client.hopTo(server.localAddress()))).isEqualTo(TlsCheck.NO_DOMAIN);
        assertThat(refusal(client, hop(client, server, "127.0.0.1"))).isEqualTo(TlsCheck.NO_DOMAIN);
        assertThat(refusal(client, hop(client, server, DOMAIN))).isEqualTo(TlsCheck.DOMAIN);
    }

    @Test
    void trustsNoOtherRoot() {
        Certificates shown = Certificates.root("another root")
                .issue(builder -> builder.subject("CN=x").addSanDnsName(DOMAIN));

        assertThat(refusal(shown)).isEqualTo(TlsCheck.TRUST);
    }

    @Test
    void acceptsNoExpiredCertificate() {
        Instant now = Instant.now();
        Certificates shown = server(names -> names.addSanDnsName(DOMAIN)
                .notBefore(now.minus(Duration.ofDays(2)))
                .notAfter(now.minus(Duration.ofDays(1))));

        assertThat(refusal(shown)).isEqualTo(TlsCheck.VALIDITY);
    }

    @Test
    @Rfc(number = 5922, section = "7.1")
    void acceptsNoCertificateThatIsMadeForAnotherUse() {
        Certificates shown = server(names -> names.addSanDnsName(DOMAIN).addExtendedKeyUsageCodeSigning());

        assertThat(refusal(shown)).isEqualTo(TlsCheck.USAGE);
    }

    @Test
    void connectionsForDifferentDomainsAreNotShared() {
        Certificates both = server(names -> names.addSanDnsName(DOMAIN).addSanDnsName("atlanta.example"));
        StreamTransport server = listening(both.settings().build());
        StreamTransport client = client(trusting);

        send(client, hop(client, server, DOMAIN));
        send(client, hop(client, server, "atlanta.example"));
        send(client, hop(client, server, "BILOXI.example"));

        assertThat(client.connections()).isEqualTo(2);
    }

    @Test
    @Rfc(number = 5922, section = "7.8")
    void showsTheCertificateOfTheNameThatIsAskedFor() {
        Certificates other = Certificates.ofDomain("atlanta.example");
        StreamTransport server = listening(Certificates.ofDomain(DOMAIN)
                .settings()
                .certificateFor("atlanta.example", other.key(), other.chain())
                .build());
        StreamTransport client = client(trusting);

        send(client, hop(client, server, DOMAIN));
        send(client, hop(client, server, "atlanta.example"));
        assertThat(refusal(client, hop(client, server, "chicago.example"))).isEqualTo(TlsCheck.DOMAIN);
    }

    @Test
    @Rfc(number = 5922, section = "7.4")
    void knowsTheDomainsOfAClientByItsCertificate() {
        StreamTransport server = listening(Certificates.ofDomain(DOMAIN)
                .settings()
                .clientCertificates(ClientCertificates.REQUIRED)
                .build());
        StreamTransport client =
                client(Certificates.ofDomain("atlanta.example").settings().build());

        send(client, hop(client, server, DOMAIN));

        assertThat(((Flow) fixture.nextDelivery().hop()).domains()).containsExactly("atlanta.example");
    }

    @Test
    @Rfc(number = 5922, section = "7.4")
    void aClientWithoutCertificateIsNotAuthenticated() {
        StreamTransport server = listening(Certificates.ofDomain(DOMAIN)
                .settings()
                .clientCertificates(ClientCertificates.WANTED)
                .build());
        StreamTransport client = client(trusting);

        send(client, hop(client, server, DOMAIN));

        assertThat(((Flow) fixture.nextDelivery().hop()).domains()).isEmpty();
    }

    @Test
    void talksToNobodyWithoutACertificateIfOneIsRequired() {
        Mailbox<TlsCheck> checks = new Mailbox<>();
        StreamTransport server = fixture.bind(StreamTransport.tls(Certificates.ofDomain(DOMAIN)
                        .settings()
                        .clientCertificates(ClientCertificates.REQUIRED)
                        .build())
                .observer(new TransportObserver() {
                    @Override
                    public void handshakeFailed(InetSocketAddress remote, TlsFailedException failure) {
                        checks.put(failure.check());
                    }
                }));
        server.start(fixture.arrivals);
        StreamTransport client = client(trusting);
        Hop hop = hop(client, server, DOMAIN);

        // With TLS 1.3 the client's side of the handshake is over before the server looks at its certificate.
        client.send(new Delivery(Messages.options(hop, 1), hop))
                .onErrorComplete()
                .block(StreamFixture.LONG);

        assertThat(checks.next()).isEqualTo(TlsCheck.NO_CERTIFICATE);
        assertThat(fixture.counters.received()).isZero();
    }

    @Test
    @Rfc(number = 5923, section = "9")
    void requestsToAProvenDomainGoBackByTheConnectionThatIsThere() {
        StreamTransport server = listening(Certificates.ofDomain(DOMAIN)
                .settings()
                .clientCertificates(ClientCertificates.REQUIRED)
                .build());
        StreamTransport client = fixture.bind(StreamTransport.tls(
                Certificates.ofDomain("atlanta.example").settings().build()));
        Recorder atClient = new Recorder();
        client.start(atClient);
        Hop hop = hop(client, server, DOMAIN);
        String request = Messages.options("SIP/2.0/TLS atlanta.example:5099;alias;branch=z9hG4bK1", 1, "");
        client.send(new Delivery(Messages.message(request), hop)).block(StreamFixture.LONG);
        fixture.nextDelivery();

        Hop back =
                server.hopTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5099), Host.of("atlanta.example"));
        send(server, back);

        assertThat(atClient.nextMessage().cSeq().number()).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 5923, section = "9")
    void believesNoAliasForADomainThatIsNotProven() {
        StreamTransport server = listening(Certificates.ofDomain(DOMAIN)
                .settings()
                .clientCertificates(ClientCertificates.REQUIRED)
                .build());
        StreamTransport client =
                client(Certificates.ofDomain("atlanta.example").settings().build());
        String request = Messages.options("SIP/2.0/TLS chicago.example:5099;alias;branch=z9hG4bK1", 1, "");
        Hop hop = hop(client, server, DOMAIN);
        client.send(new Delivery(Messages.message(request), hop)).block(StreamFixture.LONG);
        fixture.nextDelivery();

        Hop claimed =
                server.hopTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5099), Host.of("chicago.example"));

        assertThat(server.table().at((StreamHop) claimed)).isNull();
    }

    @Test
    void usesNewCertificatesWithoutARestart() {
        StreamTransport server =
                listening(Certificates.ofDomain("old.example").settings().build());
        StreamTransport client = client(trusting);
        assertThat(refusal(client, hop(client, server, DOMAIN))).isEqualTo(TlsCheck.DOMAIN);

        server.renew(Certificates.ofDomain(DOMAIN).settings().build());

        send(client, hop(client, server, DOMAIN));
        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(1);
    }

    @Test
    void readsCertificatesAndKeysFromFiles(@TempDir Path folder) throws IOException {
        Certificates own = Certificates.ofDomain(DOMAIN);
        Path chain = Files.writeString(folder.resolve("chain.pem"), own.bundle().getCertificatePathPEM());
        Path key = Files.writeString(folder.resolve("key.pem"), own.bundle().getPrivateKeyPEM());
        Path roots = Files.writeString(folder.resolve("roots.pem"), own.bundle().getRootCertificatePEM());
        StreamTransport server =
                listening(TlsSettings.builder().certificate(chain, key).build());
        StreamTransport client = client(TlsSettings.builder().trust(roots).build());

        send(client, hop(client, server, DOMAIN));

        assertThat(fixture.nextDelivery().message().cSeq().number()).isEqualTo(1);
    }

    @Test
    void aHandshakeThatIsNeverFinishedEnds() {
        StreamTransport server = fixture.start(
                StreamTransport.tls(Certificates.ofDomain(DOMAIN).settings().build())
                        .limits(StreamLimits.defaults().withHandshake(StreamFixture.SHORT)));
        RawStream peer = fixture.peer(server);
        peer.send(new byte[] {0x16, 0x03, 0x01});

        peer.readToEnd();

        Eventually.holds(() ->
                fixture.counters.ended(CloseReason.HANDSHAKE_TIMEOUT) + fixture.counters.ended(CloseReason.TLS) == 1);
        assertThat(server.connections()).isZero();
    }

    @Test
    void garbageInsteadOfAHandshakeEndsTheConnection() {
        StreamTransport server =
                listening(Certificates.ofDomain(DOMAIN).settings().build());
        RawStream peer = fixture.peer(server);

        peer.send("OPTIONS sip:bob@biloxi.example SIP/2.0\r\n\r\n");

        peer.readToEnd();
        fixture.ended(CloseReason.TLS, 1);
    }

    @Test
    void aServerThatSpeaksNoTlsIsTold() {
        try (ServerSocket server = RawStream.listen()) {
            StreamTransport client = client(trusting);
            Hop hop = client.hopTo((InetSocketAddress) server.getLocalSocketAddress(), Host.of(DOMAIN));
            Thread answering = new Thread(() -> RawStream.accept(server).send("SIP/2.0 400 Bad Request\r\n\r\n"));
            answering.start();

            assertThat(refusal(client, hop)).isEqualTo(TlsCheck.PROTOCOL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void withoutACertificateOfOursNobodyIsServed() {
        StreamTransport server = listening(trusting);
        StreamTransport client = client(trusting);

        assertThat(refusal(client, hop(client, server, DOMAIN))).isIn(TlsCheck.PROTOCOL, TlsCheck.AGREEMENT);
        fixture.ended(CloseReason.TLS, 1);
    }
}
