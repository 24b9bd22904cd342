package io.ringback.sip.transaction;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
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
 * may have to come back through a NAT (RFC 3581 §3), and with {@code keep} on a REGISTER where the transport offers it
 * (RFC 6223 §4.3). What was there stays as it is, byte for byte, and is copied once. Safe for use by many threads.
 */
final class ViaLine {
    private static final Slice NAT = Slice.of(";rport");
    private static final Slice KEEP = Slice.of(";keep");
    private static final Slice NAT_AND_KEEP = Slice.of(";rport;keep");

    private final Branches branches;
    private volatile @Nullable Frame latest;

    ViaLine(Branches branches) {
        this.branches = branches;
    }

    /** The value without its branch: the same for all requests that leave from one place. */
    private record Frame(
            TransportProtocol transport, HostPort sentBy, boolean reliable, boolean keep, Slice head, Slice tail) {
        static Frame of(Hop hop, boolean keep) {
            ByteWriter head = ByteWriter.ofCapacity(96);
            head.ascii("SIP/2.0/").ascii(hop.transport().token()).octet(' ');
            hop.sentBy().writeTo(head);
            return new Frame(
                    hop.transport(),
                    hop.sentBy(),
                    hop.reliable(),
                    keep,
                    Slice.of(head.ascii(";branch=").toBytes()),
                    tail(hop.reliable(), keep));
        }

        private static Slice tail(boolean reliable, boolean keep) {
            if (reliable) {
                return keep ? KEEP : Slice.empty();
            }
            return keep ? NAT_AND_KEEP : NAT;
        }

        boolean fits(Hop hop, boolean offered) {
            return transport == hop.transport()
                    && reliable == hop.reliable()
                    && keep == offered
                    && sentBy.equals(hop.sentBy());
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
        Value value = new Value(frame(hop, offersKeep(request, hop)), branch);
        return complete.withTopmost(KnownHeader.VIA, value.length(), value);
    }

    private static boolean offersKeep(SipRequest request, Hop hop) {
        return hop.willKeepAlive() && request.method().equals(Method.REGISTER);
    }

    private Frame frame(Hop hop, boolean keep) {
        Frame present = latest;
        if (present != null && present.fits(hop, keep)) {
            return present;
        }
        Frame made = Frame.of(hop, keep);
        latest = made;
        return made;
    }
}
