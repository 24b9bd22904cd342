package io.ringback.sip.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates we show and whom we trust, for both directions of TLS 1.3 and 1.2. Immutable, and read from its
 * files once: {@link StreamTransport#renew} puts another in its place.
 */
public final class TlsSettings {
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");
    private static final int CLIENT_HELLO_BYTES = 16 << 10;

    private final SslContext client;
    private final @Nullable SslContext server;
    private final Map<String, SslContext> servers;

    private TlsSettings(SslContext client, @Nullable SslContext server, Map<String, SslContext> servers) {
        this.client = client;
        this.server = server;
        this.servers = Map.copyOf(servers);
    }

    /**
     * Begins to make settings.
     *
     * @return a builder, by default without a certificate, and trusting whom the JDK trusts
     */
    public static Builder builder() {
        return new Builder();
    }

    /** The handler of a connection that another side opens; it chooses by the name that is asked for (RFC 6066 §3). */
    ChannelHandler server(Duration handshake) {
        return new SniHandler(this::serverFor, CLIENT_HELLO_BYTES, handshake.toMillis());
    }

    private SslContext serverFor(@Nullable String name) {
        SslContext named = name == null ? null : servers.get(name.toLowerCase(Locale.ROOT));
        SslContext chosen = named != null ? named : server;
        if (chosen == null) {
            throw new IllegalStateException(TlsCheck.NO_CERTIFICATE_OF_OURS.description());
        }
        return chosen;
    }

    /** The handler of a connection that we open. The engine checks the chain; whose it is, {@link TlsGuard} checks. */
    ChannelHandler client(ByteBufAllocator buffers, @Nullable String domain, int port) {
        if (domain == null) {
            return client.newHandler(buffers);
        }
        SslHandler handler = client.newHandler(buffers, domain, port);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(domain)));
        handler.engine().setSSLParameters(parameters);
        return handler;
    }

    /** Makes {@link TlsSettings}. Files are read at once, which may block. Not for use by several threads. */
    public static final class Builder {
        private @Nullable Identity identity;
        private final Map<String, Identity> identities = new HashMap<>();
        private X509Certificate @Nullable [] trusted;
        private ClientCertificates clientCertificates = ClientCertificates.IGNORED;

        private Builder() {}

        /**
         * Shows a certificate, as a server to those who ask for no other name, and as a client to those who want one.
         *
         * @param chain a PEM file with our certificate, and perhaps those between it and the root
         * @param key a PEM file with its unencrypted PKCS #8 key
         * @return this
         * @throws IllegalArgumentException if they cannot be read
         */
        public Builder certificate(Path chain, Path key) {
            identity = Identity.read(chain, key);
            return this;
        }

        /**
         * Shows a certificate, as a server to those who ask for no other name, and as a client to those who want one.
         *
         * @param key its key
         * @param chain our certificate, and perhaps those between it and the root
         * @return this
         */
        public Builder certificate(PrivateKey key, X509Certificate... chain) {
            identity = new Identity(key, List.of(chain));
            return this;
        }

        /**
         * Shows another certificate to those who ask for a domain by name (RFC 6066 §3, RFC 5922 §7.8).
         *
         * @param domain the name
         * @param key its key
         * @param chain the certificate, and perhaps those between it and the root
         * @return this
         */
        public Builder certificateFor(String domain, PrivateKey key, X509Certificate... chain) {
            identities.put(domain.toLowerCase(Locale.ROOT), new Identity(key, List.of(chain)));
            return this;
        }

        /**
         * Trusts these roots, and no others.
         *
         * @param roots a PEM file with one or more certificates
         * @return this
         * @throws IllegalArgumentException if it cannot be read
         */
        public Builder trust(Path roots) {
            trusted = read(roots);
            return this;
        }

        /**
         * Trusts these roots, and no others.
         *
         * @param roots one or more certificates
         * @return this
         */
        public Builder trust(X509Certificate... roots) {
            trusted = roots.clone();
            return this;
        }

        /**
         * Asks clients for certificates. They are ignored by default.
         *
         * @param wanted whether, and how firmly
         * @return this
         */
        public Builder clientCertificates(ClientCertificates wanted) {
            this.clientCertificates = wanted;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return settings
         * @throws IllegalArgumentException if a key does not fit its certificate
         */
        public TlsSettings build() {
            try {
                Map<String, SslContext> servers = new HashMap<>();
                for (Map.Entry<String, Identity> entry : identities.entrySet()) {
                    servers.put(entry.getKey(), server(entry.getValue()));
                }
                return new TlsSettings(client(), identity == null ? null : server(identity), servers);
            } catch (SSLException | IllegalArgumentException e) {
                throw new IllegalArgumentException("the certificate and its key cannot be used", e);
            }
        }

        private SslContext client() throws SSLException {
            SslContextBuilder builder = common(SslContextBuilder.forClient()).endpointIdentificationAlgorithm(null);
            return identity == null
                    ? builder.build()
                    : builder.keyManager(identity.key(), identity.chain()).build();
        }

        private SslContext server(Identity shown) throws SSLException {
            ClientAuth auth = switch (clientCertificates) {
                case IGNORED -> ClientAuth.NONE;
                case WANTED -> ClientAuth.OPTIONAL;
                case REQUIRED -> ClientAuth.REQUIRE;
            };
            return common(SslContextBuilder.forServer(shown.key(), shown.chain()))
                    .clientAuth(auth)
                    .build();
        }

        private SslContextBuilder common(SslContextBuilder builder) {
            builder.sslProvider(SslProvider.JDK).protocols(VERSIONS);
            return trusted == null ? builder : builder.trustManager(trusted);
        }
    }

    /** A certificate chain and its key. */
    private record Identity(PrivateKey key, List<X509Certificate> chain) {
        static Identity read(Path chain, Path key) {
            return new Identity(PemKey.read(key), List.of(TlsSettings.read(chain)));
        }
    }

    private static X509Certificate[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends java.security.cert.Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            X509Certificate[] found =
                    all.stream().map(X509Certificate.class::cast).toArray(X509Certificate[]::new);
            if (found.length == 0) {
                throw new IllegalArgumentException("there is no certificate in " + file);
            }
            return found;
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("certificates cannot be read from " + file, e);
        }
    }
}
