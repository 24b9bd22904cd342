package io.ringback.sip.transport;

import io.netty.util.concurrent.FastThreadLocal;
import io.ringback.sip.address.Host;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.MessageIndex;
import io.ringback.sip.message.MessageRule;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.Violation;
import io.ringback.text.Limit;
import io.ringback.text.SyntaxException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes arrivals of messages: parses them, and does to them what RFC 3261 §18.1.2 and §18.2.1 ask of a transport. */
final class MessageReader {
    private final SentBy sentBy;
    private final SipParser parser;
    private final Reports reports;
    private final FastThreadLocal<Desk> desks;

    MessageReader(SentBy sentBy, SipParser parser, Reports reports) {
        this.sentBy = sentBy;
        this.parser = parser;
        this.reports = reports;
        this.desks = new FastThreadLocal<>() {
            @Override
            protected Desk initialValue() {
                return new Desk(parser);
            }
        };
    }

    /** What one thread reads messages with. */
    private static final class Desk {
        private final MessageIndex index;
        private final TopVia topVia;

        Desk(SipParser parser) {
            index = parser.index();
            topVia = new TopVia(parser.limits());
        }
    }

    /** What a message came by. */
    interface Source {
        /** Whether answers go back by a connection, whatever the Via says. */
        boolean isConnection();

        /** Whether a Via's {@code maddr} is followed. */
        boolean mayLeadElsewhere(Host maddr);

        /** Looks at a top Via, and gives it back with what it asks for. */
        default Via seen(SipMessage.Kind kind, Via top) {
            return top;
        }

        /** The hop of an arrival that is to be answered at an address. */
        Hop hop(InetSocketAddress answerTo);
    }

    /**
     * Reads a message. The array belongs to it from now on, behind its end too.
     *
     * @param remote the other side
     * @return the arrival, or null if the message was dropped, which is reported
     */
    @Nullable
    Arrival read(byte[] bytes, int length, Source source, InetSocketAddress remote) {
        Desk desk = desks.get();
        if (!desk.index.read(bytes, 0, length)) {
            MalformedMessage malformed = (MalformedMessage) parser.parse(bytes, 0, length);
            return readMalformed(malformed, malformed.violation(), source, remote);
        }
        if (desk.index.isRequest() && desk.index.hasPlainEssentials() && desk.topVia.read(bytes, desk.index)) {
            InetSocketAddress destination = desk.topVia.destination(remote, sentBy.defaultPort());
            if (desk.topVia.mark(desk.index, remote)) {
                return new Delivery(desk.index.message(), source.hop(destination));
            }
        }
        SipMessage message = desk.index.message();
        return arrival(message, message.validateEssentials().orElse(null), source, remote);
    }

    /** The arrival of a head whose body cannot be found, or null if nothing can be answered. */
    @Nullable
    Arrival readHead(byte[] head, Violation violation, Source source, InetSocketAddress remote) {
        Parsed parsed = parser.parse(head);
        if (parsed instanceof MalformedMessage malformed) {
            return readMalformed(malformed, violation, source, remote);
        }
        return arrival((SipMessage) parsed, violation, source, remote);
    }

    private @Nullable Arrival readMalformed(
            MalformedMessage malformed, Violation violation, Source source, InetSocketAddress remote) {
        if (violation.rule() == Limit.MESSAGE_TOO_LARGE) {
            return drop(DropReason.TOO_LARGE, remote);
        }
        SipMessage readable = malformed.readable().orElse(null);
        boolean foreign = violation.rule() == MessageRule.START_LINE
                && !malformed.headers().has(KnownHeader.VIA);
        if (readable == null || foreign) {
            return drop(DropReason.NOT_SIP, remote);
        }
        return arrival(readable, violation, source, remote);
    }

    private @Nullable Arrival arrival(
            SipMessage message, @Nullable Violation violation, Source source, InetSocketAddress remote) {
        Via via = topVia(message);
        if (message.kind() == SipMessage.Kind.RESPONSE) {
            if (via == null || !sentBy.isOurs(via.sentBy())) {
                return drop(DropReason.NOT_OURS, remote);
            }
            source.seen(message.kind(), via);
            return told(message, violation, source.hop(remote));
        }
        if (via == null) {
            return told(message, violation, source.hop(remote));
        }
        ResponseRoute route = ResponseRoute.of(via, remote, sentBy.defaultPort());
        InetSocketAddress answerTo = route.destination();
        Optional<Host> elsewhere = source.isConnection() ? Optional.empty() : ResponseRoute.elsewhere(via, remote);
        if (elsewhere.isPresent()) {
            if (!source.mayLeadElsewhere(elsewhere.get())) {
                return drop(DropReason.MADDR, remote);
            }
            int port = via.sentBy().portOr(sentBy.defaultPort());
            answerTo = new InetSocketAddress(elsewhere.get().address(), port);
        }
        Via marked = source.seen(message.kind(), route.via());
        return told(marked(message, via, marked), violation, source.hop(answerTo));
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

    private static Arrival told(SipMessage message, @Nullable Violation violation, Hop hop) {
        return violation == null
                ? new Delivery(message, hop)
                : new Malformed(MalformedMessage.of(message, violation), hop);
    }

    private @Nullable Arrival drop(DropReason reason, InetSocketAddress remote) {
        reports.dropped(reason, remote);
        return null;
    }
}
