package io.ringback.sip.message;

/** Takes what a transport receives. */
@FunctionalInterface
public interface ArrivalHandler {
    /**
     * Takes one arrival. Called by the transport's event loops, several at once; it must not block.
     *
     * @param arrival the arrival
     * @return whether it was taken; if not, a datagram is dropped, and a connection is read no further for a while
     */
    Admission accept(Arrival arrival);
}
