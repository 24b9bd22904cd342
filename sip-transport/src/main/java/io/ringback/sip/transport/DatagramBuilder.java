package io.ringback.sip.transport;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.message.SipParser;
import org.jspecify.annotations.Nullable;

/**
 * What every transport of datagrams can be told when it is made. Not for use by several threads.
 *
 * @param <B> the builder itself
 */
public abstract sealed class DatagramBuilder<B extends DatagramBuilder<B>>
        permits UdpTransport.Builder, MemoryTransport.Builder {
    private static final int LARGEST = 65_535;

    private SipParser parser = SipParser.strict();
    private @Nullable HostPort sentBy;
    private int largestDatagram = LARGEST;
    private TransportObserver observer = TransportObserver.none();
    private @Nullable WireTap wireTap;
    private Faults faults = Faults.none();

    DatagramBuilder() {}

    abstract B self();

    /**
     * Reads messages with another parser, which holds the limits too. {@link SipParser#strict()} is the default.
     *
     * @param newParser the parser
     * @return this
     */
    public B parser(SipParser newParser) {
        this.parser = newParser;
        return self();
    }

    /**
     * Names us otherwise in Vias, as behind an address translator. The bound address is the default; one that is bound
     * to the wildcard address names the address that it sends from.
     *
     * @param newSentBy a host and perhaps a port
     * @return this
     */
    public B sentBy(HostPort newSentBy) {
        this.sentBy = newSentBy;
        return self();
    }

    /**
     * Bounds the datagrams that are sent and read; larger ones are dropped and counted as truncated. 65,535 bytes is
     * the default, which no datagram exceeds; less saves memory, about half a megabyte for each transport.
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
     * Lets someone watch. Nobody is the default.
     *
     * @param newObserver the observer
     * @return this
     */
    public B observer(TransportObserver newObserver) {
        this.observer = newObserver;
        return self();
    }

    /**
     * Lets someone see all bytes. Nobody is the default.
     *
     * @param newWireTap the tap
     * @return this
     */
    public B wireTap(WireTap newWireTap) {
        this.wireTap = newWireTap;
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
        return new DatagramOptions(parser, sentBy, largestDatagram, observer, wireTap, faults);
    }
}
