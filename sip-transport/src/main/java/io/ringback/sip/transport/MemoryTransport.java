package io.ringback.sip.transport;

import java.net.InetSocketAddress;

/**
 * A transport on a {@link MemoryNetwork}. It behaves as one over UDP does, and names UDP in its Vias; but what arrives
 * before it is started is lost.
 */
public final class MemoryTransport extends DatagramTransport {
    private final MemoryNetwork network;
    private volatile boolean open;

    MemoryTransport(MemoryNetwork network, InetSocketAddress local, DatagramOptions options) {
        super(local, options, network.scheduler());
        this.network = network;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    void open() {
        open = true;
    }

    @Override
    void transmit(Outgoing datagram) {
        byte[] bytes = datagram.bytes().toBytes();
        datagram.leaves();
        for (int copy = 0; copy < datagram.copies(); copy++) {
            network.carry(localAddress(), datagram.remote(), bytes);
        }
        datagram.taken();
    }

    @Override
    void beginClose() {
        network.unbind(this);
        ended();
    }

    /** Makes a {@link MemoryTransport}. Not for use by several threads. */
    public static final class Builder extends DatagramBuilder<Builder> {
        private final MemoryNetwork network;
        private final InetSocketAddress address;

        Builder(MemoryNetwork network, InetSocketAddress address) {
            if (address.isUnresolved() || address.getAddress().isAnyLocalAddress()) {
                throw new IllegalArgumentException("an in-memory address must be a certain one, not " + address);
            }
            this.network = network;
            this.address = address;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Binds the address.
         *
         * @return the transport
         * @throws BindFailedException if the address is taken
         */
        public MemoryTransport bind() {
            return network.bind(address, options());
        }
    }
}
