package io.ringback.sip.transport;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.MessageRule;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.Violation;
import io.ringback.text.Limit;
import io.ringback.text.SyntaxException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Makes arrivals of datagrams: parses them, and does to them what RFC 3261 §18.1.2 and §18.2.1 ask of a transport. */
final class DatagramReader {
    private final DatagramTransport transport;
    private final SipParser parser;
    private final Reports reports;

    DatagramReader(DatagramTransport transport, SipParser parser, Reports reports) {
        this.transport = transport;
        this.parser = parser;
        this.reports = reports;
    }

    /** The arrival, or null if the datagram was dropped, which is reported. */
    @Nullable
    Arrival read(byte[] datagram, InetSocketAddress source) {
        if (isKeepAlive(datagram)) {
            return drop(DropReason.KEEP_ALIVE, source);
        }
        Parsed parsed = parser.parse(datagram);
        if (parsed instanceof MalformedMessage malformed) {
            return readMalformed(malformed, source);
        }
        SipMessage message = (SipMessage) parsed;
        Violation violation = message.validateEssentials().orElse(null);
        return arrival(message, violation, source);
    }

    private static boolean isKeepAlive(byte[] datagram) {
        for (byte b : datagram) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private @Nullable Arrival readMalformed(MalformedMessage malformed, InetSocketAddress source) {
        Violation violation = malformed.violation();
        if (violation.rule() == Limit.MESSAGE_TOO_LARGE) {
            return drop(DropReason.TOO_LARGE, source);
        }
        SipMessage readable = malformed.readable().orElse(null);
        boolean foreign = violation.rule() == MessageRule.START_LINE
                && !malformed.headers().has(KnownHeader.VIA);
        if (readable == null || foreign) {
            return drop(DropReason.NOT_SIP, source);
        }
        return arrival(readable, violation, source);
    }

    private @Nullable Arrival arrival(SipMessage message, @Nullable Violation violation, InetSocketAddress source) {
        Via via = topVia(message);
        if (message.kind() == SipMessage.Kind.RESPONSE) {
            boolean ours = via != null && transport.sentBy().isOurs(via.sentBy());
            return ours ? told(message, violation, source) : drop(DropReason.NOT_OURS, source);
        }
        if (via == null) {
            return told(message, violation, source);
        }
        if (ResponseRoute.leadsElsewhere(via, source)) {
            return drop(DropReason.MADDR, source);
        }
        ResponseRoute route = ResponseRoute.of(via, source);
        return told(marked(message, via, route.via()), violation, route.destination());
    }

    private static @Nullable Via topVia(SipMessage message) {
        try {
            return message.headers().first(HeaderTypes.VIA).orElse(null);
        } catch (SyntaxException e) {
            return null;
        }
    }

    /** The request with its new top Via. Nothing else of it changes; what is malformed stays so. */
    private static SipMessage marked(SipMessage request, Via before, Via after) {
        return before.equals(after)
                ? request
                : request.edit().replaceFirst(HeaderTypes.VIA, after).build();
    }

    private Arrival told(SipMessage message, @Nullable Violation violation, InetSocketAddress answerTo) {
        DatagramHop hop = new DatagramHop(transport, answerTo);
        return violation == null
                ? new Delivery(message, hop)
                : new Malformed(MalformedMessage.of(message, violation), hop);
    }

    private @Nullable Arrival drop(DropReason reason, InetSocketAddress source) {
        reports.dropped(reason, source);
        return null;
    }
}
