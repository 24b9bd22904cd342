package io.ringback.sip.transaction;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.match.Branch;
import io.ringback.sip.transaction.match.Branches;
import io.ringback.text.ByteWriter;
import io.ringback.text.RangeWriter;
import io.ringback.text.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Puts the Via of a client transaction on top of its request (RFC 3261 §8.1.1.7), with {@code rport} where responses
 * may have to come back through a NAT (RFC 3581 §3). What was there stays as it is, byte for byte, and is copied once.
 * Safe for use by many threads.
 */
final class ViaLine {
    private static final Slice NAT = Slice.of(";rport");

    private final Branches branches;
    private volatile @Nullable Frame latest;

    ViaLine(Branches branches) {
        this.branches = branches;
    }

    /** The value without its branch: the same for all requests that leave from one place. */
    private record Frame(TransportProtocol transport, HostPort sentBy, Slice head, Slice tail) {
        static Frame of(Hop hop) {
            ByteWriter head = ByteWriter.ofCapacity(96);
            head.ascii("SIP/2.0/").ascii(hop.transport().token()).octet(' ');
            hop.sentBy().writeTo(head);
            return new Frame(
                    hop.transport(),
                    hop.sentBy(),
                    Slice.of(head.ascii(";branch=").toBytes()),
                    hop.reliable() ? Slice.empty() : NAT);
        }

        boolean fits(Hop hop) {
            return transport == hop.transport() && tail.isEmpty() == hop.reliable() && sentBy.equals(hop.sentBy());
        }
    }

    /** A whole value. */
    private record Value(Frame frame, Branch branch) implements RangeWriter {
        int length() {
            return frame.head().length() + Branch.LENGTH + frame.tail().length();
        }

        @Override
        public void write(byte[] message, int from, int to) {
            frame.head().copyTo(message, from);
            branch.writeTo(message, from + frame.head().length());
            frame.tail().copyTo(message, to - frame.tail().length());
        }
    }

    Branch nextBranch() {
        return branches.next();
    }

    SipRequest on(SipRequest request, Hop hop, Branch branch) {
        SipRequest complete = request.headers().has(KnownHeader.CONTENT_LENGTH)
                ? request
                : request.edit().build();
        Value value = new Value(frame(hop), branch);
        return complete.withTopmost(KnownHeader.VIA, value.length(), value);
    }

    private Frame frame(Hop hop) {
        Frame present = latest;
        if (present != null && present.fits(hop)) {
            return present;
        }
        Frame made = Frame.of(hop);
        latest = made;
        return made;
    }
}
