package io.ringback.sip.cli.command;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.transport.Faults;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The transport and its certificates. */
final class TransportOptions {
    @Option(names = "--transport", paramLabel = "T", description = "The transport: udp, tcp, tls, ws or wss.")
    private @Nullable TransportProtocol transport;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    /** Made by picocli. */
    TransportOptions() {}

    /** The transport that was named, if it is there. */
    Optional<TransportProtocol> named() {
        Optional<TransportProtocol> named = Optional.ofNullable(transport);
        named.ifPresent(TransportOptions::check);
        return named;
    }

    /**
     * What messages go by.
     *
     * @param otherwise the transport if none was named
     */
    TransportPlan plan(Optional<TransportProtocol> otherwise, Faults faults) {
        Optional<TransportProtocol> protocol = named().or(() -> otherwise);
        protocol.ifPresent(TransportOptions::check);
        boolean secure = protocol.map(TransportProtocol::secure).orElse(false);
        if (!secure && tls.isGiven()) {
            throw new UsageException(
                    "--tls-trust, --tls-cert, --tls-key and --tls-domain need the transport tls or wss");
        }
        return new TransportPlan(
                protocol, secure ? Optional.of(tls.settings()) : Optional.empty(), tls.domain(), faults);
    }

    /** Refuses a transport that is not there. */
    static void check(TransportProtocol protocol) {
        if (protocol == TransportProtocol.SCTP || protocol == TransportProtocol.TLS_SCTP) {
            throw new UsageException(
                    "not there: the transport " + protocol.token().toLowerCase(Locale.ROOT));
        }
    }
}
