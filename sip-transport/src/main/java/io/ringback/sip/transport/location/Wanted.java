package io.ringback.sip.transport.location;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.Transports;
import io.ringback.sip.transport.location.DnsRecord.Naptr;
import io.ringback.sip.transport.location.LocationStep.Obstacle;
import io.ringback.sip.transport.location.NoServerException.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Which transports come into question, of those that we have (RFC 3263 §4.1, RFC 3261 §26.2.2). */
final class Wanted {
    private final SipTransport transports;

    Wanted(SipTransport transports) {
        this.transports = transports;
    }

    private boolean isThere(TransportProtocol protocol) {
        return transports.over(protocol).isPresent();
    }

    /** A transport that must be there. */
    TransportProtocol checked(TransportProtocol protocol) {
        if (!isThere(protocol)) {
            throw new NoServerException(Reason.NO_TRANSPORT, "the transport " + protocol + " is not there");
        }
        return protocol;
    }

    /** The transport that a URI names, in its encrypted form for {@code sips}; empty if it names none. */
    Optional<TransportProtocol> named(SipUri uri) {
        if (uri.parameter("transport").isEmpty()) {
            return Optional.empty();
        }
        TransportProtocol named = uri.transport()
                .orElseThrow(() -> new NoServerException(Reason.NO_TRANSPORT, "the URI's transport is not known"));
        boolean webSocket = named == TransportProtocol.WS || named == TransportProtocol.WSS;
        if (uri.secure()) {
            boolean sctp = named == TransportProtocol.SCTP || named == TransportProtocol.TLS_SCTP;
            named = webSocket ? TransportProtocol.WSS : sctp ? TransportProtocol.TLS_SCTP : TransportProtocol.TLS;
        } else if (named == TransportProtocol.WS && !isThere(TransportProtocol.WS)) {
            // RFC 7118 §5.2: "ws" names both; the one that is there is meant.
            named = TransportProtocol.WSS;
        }
        return Optional.of(checked(named));
    }

    /**
     * What is taken where neither URI nor domain say anything: UDP, or TLS for {@code sips}. A request that is too
     * large for a datagram goes by TCP if we have that, and by UDP after all if nobody listens there.
     */
    List<TransportProtocol> usual(boolean secure, boolean large) {
        if (secure) {
            boolean webSocket = isThere(TransportProtocol.WSS) && !isThere(TransportProtocol.TLS);
            return List.of(checked(webSocket ? TransportProtocol.WSS : TransportProtocol.TLS));
        }
        if (!isThere(TransportProtocol.UDP)) {
            return List.of(transports.protocol());
        }
        return large && isThere(TransportProtocol.TCP)
                ? List.of(TransportProtocol.TCP, TransportProtocol.UDP)
                : List.of(TransportProtocol.UDP);
    }

    /** All that we have, in our own order; for a large request the reliable ones first. */
    List<TransportProtocol> all(boolean secure, boolean large) {
        List<SipTransport> joined = transports instanceof Transports several ? several.all() : List.of(transports);
        Stream<TransportProtocol> fit =
                joined.stream().map(SipTransport::protocol).filter(protocol -> protocol.secure() || !secure);
        return (large ? fit.sorted(Comparator.comparing(protocol -> !protocol.reliable())) : fit).toList();
    }

    /**
     * The services that can be used, by order and preference; for a large request the reliable ones first.
     *
     * @param steps is told of those that cannot
     */
    List<Naptr> services(List<Naptr> records, boolean secure, boolean large, Consumer<LocationStep> steps) {
        List<Naptr> usable = new ArrayList<>();
        for (Naptr record : records) {
            Optional<Obstacle> obstacle = obstacle(record, secure);
            obstacle.ifPresent(problem -> steps.accept(new LocationStep.ServicePassedOver(record, problem)));
            if (obstacle.isEmpty()) {
                usable.add(record);
            }
        }
        Comparator<Naptr> ranked = Comparator.comparingInt(Naptr::order).thenComparingInt(Naptr::preference);
        Comparator<Naptr> reliable = Comparator.comparing(
                record -> !SipService.transport(record).orElseThrow().reliable());
        usable.sort(large ? reliable.thenComparing(ranked) : ranked);
        return usable;
    }

    private Optional<Obstacle> obstacle(Naptr record, boolean secure) {
        TransportProtocol transport = SipService.transport(record).orElse(null);
        if (transport == null) {
            return Optional.of(Obstacle.OTHER_SERVICE);
        }
        if (!record.flags().equalsIgnoreCase("s") || !record.regexp().isEmpty()) {
            return Optional.of(Obstacle.NO_SRV);
        }
        if (secure && !transport.secure()) {
            return Optional.of(Obstacle.NOT_SECURE);
        }
        return isThere(transport) ? Optional.empty() : Optional.of(Obstacle.NO_TRANSPORT);
    }
}
