package io.ringback.sip.cli.command;

import io.ringback.sip.address.SipUri;
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

    /** The transport that a URI wants, in its encrypted form for {@code sips}. */
    static Optional<TransportProtocol> wantedBy(SipUri uri) {
        boolean webSocket = uri.transport()
                .filter(named -> named == TransportProtocol.WS || named == TransportProtocol.WSS)
                .isPresent();
        if (uri.secure()) {
            return Optional.of(webSocket ? TransportProtocol.WSS : TransportProtocol.TLS);
        }
        return uri.transport();
    }

    /**
     * What messages go by. Where neither option nor URI names a transport, and the URI has a name and no port, its
     * domain chooses among ours (RFC 3263 §4.1): then TLS is one of them.
     *
     * @param first where messages go first
     */
    TransportPlan plan(SipUri first, Faults faults) {
        Optional<TransportProtocol> wanted = wantedBy(first);
        boolean open = named().or(() -> wanted).isEmpty()
                && !first.host().isAddress()
                && !first.hostPort().hasPort();
        return open
                ? new TransportPlan(Optional.empty(), Optional.of(tls.settings()), tls.domain(), faults)
                : plan(wanted, faults);
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
