package io.ringback.sip.cli.command;

import io.ringback.sip.address.TransportProtocol;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The transport and its certificates. Only UDP is there yet. */
final class TransportOptions {
    @Option(
            names = "--transport",
            paramLabel = "T",
            description = "The transport: udp. Not yet: tcp, tls, ws, wss.")
    private TransportProtocol transport = TransportProtocol.UDP;

    @Option(names = "--tls-trust", paramLabel = "FILE", description = "Not yet: certificates to trust.")
    private @Nullable Path trust;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Not yet: our certificate.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Not yet: our certificate's key.")
    private @Nullable Path key;

    /** Made by picocli. */
    TransportOptions() {}

    /** Refuses what is not there yet. */
    void check() {
        check(transport);
        if (trust != null || certificate != null || key != null) {
            throw new UsageException("not yet: TLS, and so --tls-trust, --tls-cert and --tls-key");
        }
    }

    /** Refuses a transport that is not there yet. */
    static void check(TransportProtocol protocol) {
        if (protocol != TransportProtocol.UDP) {
            throw new UsageException("not yet: the transport " + protocol.parameter());
        }
    }
}
