package io.ringback.sip.transaction;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.match.Branches;
import io.ringback.text.ByteWriter;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Puts the Via of a client transaction on top of its request (RFC 3261 §8.1.1.7), with {@code rport} where responses
 * may have to come back through a NAT (RFC 3581 §3). What was there stays as it is, byte for byte, and is copied once.
 * Safe for use by many threads.
 */
final class ViaLine {
    private static final int LARGEST = (1 << 24) - 1;
    private static final SipParser READER = SipParser.lenient()
            .withLimits(ParseLimits.defaults()
                    .withMessageBytes(LARGEST)
                    .withStartLineBytes(LARGEST)
                    .withHeaderBytes(LARGEST)
                    .withHeaderSectionBytes(LARGEST)
                    .withHeaders(LARGEST));
    private static final Slice NAT = Slice.of(";rport");

    private final Branches branches;
    private volatile @Nullable Head latest;

    ViaLine(Branches branches) {
        this.branches = branches;
    }

    /** The line before the branch: the same for all requests that leave from one place. */
    private record Head(TransportProtocol transport, HostPort sentBy, Slice text) {
        static Head of(Hop hop) {
            ByteWriter line = ByteWriter.ofCapacity(96);
            line.ascii("\r\nVia: SIP/2.0/").ascii(hop.transport().token()).octet(' ');
            hop.sentBy().writeTo(line);
            return new Head(
                    hop.transport(),
                    hop.sentBy(),
                    Slice.of(line.ascii(";branch=").toBytes()));
        }

        boolean fits(Hop hop) {
            return transport == hop.transport() && sentBy.equals(hop.sentBy());
        }
    }

    SipRequest on(SipRequest request, Hop hop) {
        // Without a length the builder has more to add than a line.
        if (request.headers().has(KnownHeader.CONTENT_LENGTH)
                && READER.parse(joined(request, hop)) instanceof SipRequest outgoing) {
            return outgoing;
        }
        Via via = Via.of(hop.transport(), hop.sentBy(), branches.next());
        return request.edit()
                .prepend(HeaderTypes.VIA, hop.reliable() ? via : via.with("rport", ""))
                .build();
    }

    private byte[] joined(SipRequest request, Hop hop) {
        Slice origin = request.bytes();
        int startLine = request.startLine().length();
        Slice head = head(hop).text();
        Slice tail = hop.reliable() ? Slice.empty() : NAT;
        byte[] joined = new byte[origin.length() + head.length() + Branches.LENGTH + tail.length()];
        int at = startLine;
        origin.slice(0, startLine).copyTo(joined, 0);
        head.copyTo(joined, at);
        at += head.length();
        branches.next(joined, at);
        at += Branches.LENGTH;
        tail.copyTo(joined, at);
        origin.slice(startLine, origin.length()).copyTo(joined, at + tail.length());
        return joined;
    }

    private Head head(Hop hop) {
        Head present = latest;
        if (present != null && present.fits(hop)) {
            return present;
        }
        Head made = Head.of(hop);
        latest = made;
        return made;
    }
}
