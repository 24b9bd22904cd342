package io.ringback.sip.cli.wire;

import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.sip.transport.WireTap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes what passes into a packet capture that tshark and Wireshark read: the classic format with microseconds, whose
 * packets begin with an IP header. A thread of its own writes, so that no event loop waits for the disk; each packet is
 * in the file as soon as it is written. What was lost on purpose is not there.
 */
public final class PcapWriter implements WireTap, AutoCloseable {
    private static final int MAGIC = 0xA1B2_C3D4;
    private static final short MAJOR = 2;
    private static final short MINOR = 4;
    private static final int LARGEST_PACKET = 65_575;
    private static final int LINKTYPE_RAW = 101;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int MOST_WAITING = 4_096;
    private static final int CLOSE_SECONDS = 10;
    private static final int NANOS_A_MICRO = 1_000;

    private final OutputStream out;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), PcapWriter::thread);
    private final Map<InetSocketAddress, InetAddress> sources = new HashMap<>();
    private volatile @Nullable IOException failure;
    private volatile boolean incomplete;
    private int packets;
    private @Nullable WireEvent first;

    private PcapWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Begins a capture.
     *
     * @param file the file, which is replaced if it is there
     * @return a writer
     * @throws IOException if the file cannot be written
     */
    public static PcapWriter open(Path file) throws IOException {
        PcapWriter writer = new PcapWriter(new BufferedOutputStream(Files.newOutputStream(file)));
        ByteBuffer header = littleEndian(FILE_HEADER)
                .putInt(MAGIC)
                .putShort(MAJOR)
                .putShort(MINOR)
                .putInt(0)
                .putInt(0)
                .putInt(LARGEST_PACKET)
                .putInt(LINKTYPE_RAW);
        writer.out.write(header.array());
        writer.out.flush();
        return writer;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sip-pcap");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void passed(WireEvent event) {
        if (event.fate() == WireEvent.Fate.LOST) {
            return;
        }
        try {
            writer.execute(() -> write(event));
        } catch (RejectedExecutionException e) {
            incomplete = true;
        }
    }

    private void write(WireEvent event) {
        if (failure != null) {
            return;
        }
        try {
            InetSocketAddress local =
                    new InetSocketAddress(source(event), event.local().getPort());
            boolean in = event.direction() == Direction.IN;
            byte[] packet =
                    IpPacket.of(in ? event.remote() : local, in ? local : event.remote(), event.bytes(), packets++);
            long micros = micros(event);
            ByteBuffer header = littleEndian(PACKET_HEADER)
                    .putInt((int) TimeUnit.MICROSECONDS.toSeconds(micros))
                    .putInt((int) (micros % TimeUnit.SECONDS.toMicros(1)))
                    .putInt(packet.length)
                    .putInt(packet.length);
            out.write(header.array());
            out.write(packet);
            out.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** The wall clock of the first packet, and from then on the clock that never goes back. */
    private long micros(WireEvent event) {
        WireEvent origin = first == null ? event : first;
        first = origin;
        return TimeUnit.MILLISECONDS.toMicros(origin.wallMillis()) + (event.nanos() - origin.nanos()) / NANOS_A_MICRO;
    }

    /** A transport that is bound to the wildcard address has another one on the wire: the one that leads there. */
    private InetAddress source(WireEvent event) throws IOException {
        InetAddress bound = event.local().getAddress();
        if (!bound.isAnyLocalAddress()) {
            return bound;
        }
        InetAddress known = sources.get(event.remote());
        if (known == null) {
            known = sourceTowards(event.remote());
            sources.put(event.remote(), known);
        }
        return known;
    }

    /** Asks the system's routing table: connecting a datagram socket sends nothing. */
    private static InetAddress sourceTowards(InetSocketAddress remote) throws IOException {
        boolean ipv4 = remote.getAddress() instanceof Inet4Address;
        try (DatagramChannel probe =
                DatagramChannel.open(ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6)) {
            probe.connect(remote);
            return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
        }
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Writes what still waits, and closes the file.
     *
     * @throws IOException if not every packet could be written
     */
    @Override
    public void close() throws IOException {
        writer.shutdown();
        try {
            incomplete |= !writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            incomplete = true;
        }
        out.close();
        if (failure != null) {
            throw failure;
        }
        if (incomplete) {
            throw new IOException("some packets are missing");
        }
    }
}
