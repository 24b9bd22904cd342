package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipMessage;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the top Via says of the connection that it came by: RFC 5923 ({@code alias}) and RFC 6223 ({@code keep}). */
final class ViaNotes {
    static final String KEEP = "keep";
    static final String ALIAS = "alias";
    private static final long MOST_SECONDS = 3_600;

    private ViaNotes() {}

    /** Follows the notes, and answers those that want an answer in the Via. */
    static Via of(StreamTransport owner, Connection connection, SipMessage.Kind kind, Via via) {
        if (!via.parameters().has(KEEP) && !via.parameters().has(ALIAS)) {
            return via;
        }
        if (kind == SipMessage.Kind.RESPONSE) {
            if (via.parameters().has(KEEP)) {
                answered(owner, connection, via);
            }
            return via;
        }
        if (connection.accepted() && via.parameters().has(ALIAS)) {
            alias(owner, connection, via.sentBy());
        }
        Duration offered = owner.options().offeredKeepAlive();
        boolean asks =
                via.parameters().has(KEEP) && via.parameters().value(KEEP).isEmpty();
        return asks && offered != null ? via.with(KEEP, Long.toString(offered.toSeconds())) : via;
    }

    /** Keeps the connection alive as it is asked for; an offer that comes back without an answer ends it (§4.2.2). */
    private static void answered(StreamTransport owner, Connection connection, Via via) {
        Optional<Slice> answer = via.parameters().value(KEEP);
        Duration configured = owner.options().keepAlive();
        if (answer.isPresent()) {
            seconds(answer.get()).ifPresent(connection::keepAlive);
        } else if (!connection.accepted() && configured == null) {
            connection.keepAlive(Duration.ZERO);
        }
    }

    /** RFC 6223 §4.3: a number of seconds; zero, which leaves it to the client, changes nothing. */
    private static Optional<Duration> seconds(Slice value) {
        long seconds = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.byteAt(i) - '0';
            if (digit < 0 || digit > 9 || seconds > MOST_SECONDS) {
                return Optional.empty();
            }
            seconds = seconds * 10 + digit;
        }
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.min(seconds, MOST_SECONDS)));
    }

    /**
     * Lets requests to the sent-by go by this connection, if the other side has proven by a certificate that it speaks
     * for that domain (RFC 5923 §9): otherwise anyone could have a domain's requests sent to himself.
     */
    private static void alias(StreamTransport owner, Connection connection, HostPort sentBy) {
        Host host = sentBy.host();
        String domain = host.name().toString().toLowerCase(Locale.ROOT);
        if (connection.domains().contains(domain)) {
            int port = sentBy.portOr(owner.protocol().defaultPort());
            InetSocketAddress remote = new InetSocketAddress(connection.remote().getAddress(), port);
            StreamHop hop = new StreamHop(owner, remote, domain);
            Connection known = owner.table().at(hop);
            if (known == null || known.isGone()) {
                owner.table().lead(hop, known, connection);
            }
        }
    }
}
