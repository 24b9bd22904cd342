package io.ringback.sip.transport;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;

/**
 * One datagram on the wire. Its bytes may hold credentials: {@link #toString()} leaves them out.
 *
 * @param direction from or to the network
 * @param fate what {@link Faults} did to it
 * @param protocol the transport
 * @param local our address; it is the wildcard address if the transport is bound to that
 * @param remote the other side's address
 * @param bytes what is on the wire
 * @param wallMillis the time of day, in milliseconds since 1970 in UTC
 * @param nanos the time on a clock that never goes back, in nanoseconds from an arbitrary origin
 */
public record WireEvent(
        Direction direction,
        Fate fate,
        TransportProtocol protocol,
        InetSocketAddress local,
        InetSocketAddress remote,
        Slice bytes,
        long wallMillis,
        long nanos) {
    /** What becomes of a datagram. */
    public enum Fate {
        /** It goes its way; one that goes out may still be refused by the system. */
        PASSED,
        /** It is lost on purpose and never on the wire. */
        LOST,
        /** It is the second copy of one that was doubled on purpose. */
        DUPLICATE
    }

    @Override
    public String toString() {
        return direction + " " + fate + " " + protocol + " " + local + " " + remote + " " + bytes.length() + " bytes";
    }
}
