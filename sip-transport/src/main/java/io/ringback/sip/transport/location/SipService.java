package io.ringback.sip.transport.location;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.transport.location.DnsRecord.Naptr;
import java.util.Locale;
import java.util.Optional;

/** What the service field of a NAPTR record stands for (RFC 3263 §4.1, RFC 4168, RFC 7118 §5.5). */
final class SipService {
    private SipService() {}

    /** The transport of a service; empty if it is none of SIP's. */
    static Optional<TransportProtocol> transport(Naptr record) {
        return Optional.ofNullable(
                switch (record.service().toUpperCase(Locale.ROOT)) {
                    case "SIP+D2U" -> TransportProtocol.UDP;
                    case "SIP+D2T" -> TransportProtocol.TCP;
                    case "SIPS+D2T" -> TransportProtocol.TLS;
                    case "SIP+D2S" -> TransportProtocol.SCTP;
                    case "SIPS+D2S" -> TransportProtocol.TLS_SCTP;
                    case "SIP+D2W" -> TransportProtocol.WS;
                    case "SIPS+D2W" -> TransportProtocol.WSS;
                    default -> null;
                });
    }

    /** Where the SRV records of a domain's service stand (RFC 3263 §4.1, RFC 2782). */
    static String owner(TransportProtocol transport, String domain) {
        String service = transport.secure() ? "_sips." : "_sip.";
        String carrier = switch (transport) {
            case UDP -> "_udp.";
            case TCP, TLS -> "_tcp.";
            case SCTP, TLS_SCTP -> "_sctp.";
            case WS, WSS -> "_ws.";
        };
        return service + carrier + domain;
    }
}
