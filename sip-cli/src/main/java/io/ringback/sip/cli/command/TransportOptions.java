package io.ringback.sip.cli.command;

import io.ringback.sip.address.TransportProtocol;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The transport and its certificates. Only UDP is there yet. */
final class TransportOptions {
    @Option(names = "--transport", paramLabel = "T", description = "The transport: udp. Not yet: tcp, tls, ws, wss.")
    private TransportProtocol transport = TransportProtocol.UDP;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    /** Made by picocli. */
    TransportOptions() {}

    /** Refuses what is not there yet. */
    void check() {
        check(transport);
        tls.check();
    }

    /** Refuses a transport that is not there yet. */
    static void check(TransportProtocol protocol) {
        if (protocol != TransportProtocol.UDP) {
            throw new UsageException(
                    "not yet: the transport " + protocol.token().toLowerCase(Locale.ROOT));
        }
    }
}
