package io.ringback.sip.cli.command;

import io.ringback.sip.transport.TlsSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Certificates. */
final class TlsOptions {
    @Option(
            names = "--tls-trust",
            paramLabel = "FILE",
            description = "The certificates to trust, in PEM; those that Java trusts by default.")
    private @Nullable Path trust;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Our certificate and its chain, in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's key, PKCS #8 in PEM.")
    private @Nullable Path key;

    @Option(
            names = "--tls-domain",
            paramLabel = "NAME",
            description = "The domain that the other side's certificate must be of, where a URI has only an address.")
    private @Nullable String domain;

    /** Made by picocli. */
    TlsOptions() {}

    boolean isGiven() {
        return trust != null || certificate != null || key != null || domain != null;
    }

    boolean hasCertificate() {
        return certificate != null;
    }

    Optional<String> domain() {
        return Optional.ofNullable(domain);
    }

    TlsSettings settings() {
        TlsSettings.Builder builder = TlsSettings.builder();
        try {
            if (trust != null) {
                builder.trust(trust);
            }
            if (certificate != null && key != null) {
                builder.certificate(certificate, key);
            } else if (certificate != null || key != null) {
                throw new UsageException("--tls-cert and --tls-key go together");
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
