package io.ringback.sip.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Certificates. There is no TLS yet, so each of them is refused. */
final class TlsOptions {
    @Option(names = "--tls-trust", paramLabel = "FILE", description = "Not yet: certificates to trust.")
    private @Nullable Path trust;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Not yet: our certificate.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Not yet: our certificate's key.")
    private @Nullable Path key;

    /** Made by picocli. */
    TlsOptions() {}

    void check() {
        if (trust != null || certificate != null || key != null) {
            throw new UsageException("not yet: TLS, and so --tls-trust, --tls-cert and --tls-key");
        }
    }
}
