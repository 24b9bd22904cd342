package io.ringback.sip.transport;

/**
 * What every transport of datagrams can be told when it is made. Not for use by several threads.
 *
 * @param <B> the builder itself
 */
public abstract sealed class DatagramBuilder<B extends DatagramBuilder<B>> extends TransportBuilder<B>
        permits UdpTransport.Builder, MemoryTransport.Builder {
    private static final int LARGEST = 65_535;

    private int largestDatagram = LARGEST;
    private boolean multicast;
    private Faults faults = Faults.none();

    DatagramBuilder() {}

    /**
     * Bounds the datagrams that are sent and read; larger ones are dropped and counted as truncated. 65,535 bytes is
     * the default, which no datagram exceeds; less saves memory, about half a megabyte for each socket.
     *
     * @param bytes 1 to 65,535
     * @return this
     * @throws IllegalArgumentException if the size is out of its range
     */
    public B largestDatagram(int bytes) {
        if (bytes < 1 || bytes > LARGEST) {
            throw new IllegalArgumentException("a datagram has 1 to " + LARGEST + " bytes, not " + bytes);
        }
        this.largestDatagram = bytes;
        return self();
    }

    /**
     * Sends to multicast addresses, those that a Via's {@code maddr} names included (RFC 3261 §18.1.1, §18.2.2). By
     * default such sends fail, and such requests are dropped: one small datagram would be answered to a whole group.
     *
     * @param wanted true to allow it
     * @return this
     */
    public B multicast(boolean wanted) {
        this.multicast = wanted;
        return self();
    }

    /**
     * Loses and doubles datagrams of both directions, at the socket. None is the default.
     *
     * @param newFaults how many
     * @return this
     */
    public B faults(Faults newFaults) {
        this.faults = newFaults;
        return self();
    }

    final DatagramOptions options() {
        return new DatagramOptions(basics(), largestDatagram, multicast, faults);
    }
}
