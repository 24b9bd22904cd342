package io.ringback.sip.transport;

import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** An observer that counts, for one transport or for several together. Safe for use by many threads. */
public final class TransportCounters implements TransportObserver {
    private final LongAdder received = new LongAdder();
    private final LongAdder receivedBytes = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder failedSends = new LongAdder();
    private final LongAdder duplicated = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final ConcurrentMap<DropReason, LongAdder> dropped = new ConcurrentHashMap<>();
    private final ConcurrentMap<CloseReason, LongAdder> ended = new ConcurrentHashMap<>();

    private TransportCounters() {}

    /**
     * Counters at zero.
     *
     * @return new counters
     */
    public static TransportCounters create() {
        return new TransportCounters();
    }

    /**
     * What has arrived, whatever became of it.
     *
     * @return datagrams
     */
    public long received() {
        return received.sum();
    }

    /**
     * The size of what has arrived.
     *
     * @return bytes
     */
    public long receivedBytes() {
        return receivedBytes.sum();
    }

    /**
     * What the network has taken.
     *
     * @return messages
     */
    public long sent() {
        return sent.sum();
    }

    /**
     * The size of what the network has taken.
     *
     * @return bytes
     */
    public long sentBytes() {
        return sentBytes.sum();
    }

    /**
     * What could not be sent.
     *
     * @return messages
     */
    public long failedSends() {
        return failedSends.sum();
    }

    /**
     * What was doubled on purpose.
     *
     * @return datagrams
     */
    public long duplicated() {
        return duplicated.sum();
    }

    /**
     * What was dropped for one reason.
     *
     * @param reason the reason
     * @return datagrams
     */
    public long dropped(DropReason reason) {
        return drops(reason).sum();
    }

    /**
     * What connections there have been that carried messages.
     *
     * @return connections
     */
    public long opened() {
        return opened.sum();
    }

    /**
     * What connections have ended, or never begun, for one reason.
     *
     * @param reason the reason
     * @return connections
     */
    public long ended(CloseReason reason) {
        return ends(reason).sum();
    }

    @Override
    public void opened(Flow flow) {
        opened.increment();
    }

    @Override
    public void ended(InetSocketAddress remote, CloseReason reason) {
        ends(reason).increment();
    }

    @Override
    public void received(InetSocketAddress remote, int bytes) {
        received.increment();
        receivedBytes.add(bytes);
    }

    @Override
    public void sent(InetSocketAddress remote, int bytes) {
        sent.increment();
        sentBytes.add(bytes);
    }

    @Override
    public void sendFailed(InetSocketAddress remote, TransportException failure) {
        failedSends.increment();
    }

    @Override
    public void dropped(DropReason reason, InetSocketAddress remote) {
        drops(reason).increment();
    }

    @Override
    public void duplicated(InetSocketAddress remote) {
        duplicated.increment();
    }

    private LongAdder ends(CloseReason reason) {
        return ended.computeIfAbsent(reason, first -> new LongAdder());
    }

    private LongAdder drops(DropReason reason) {
        return dropped.computeIfAbsent(reason, first -> new LongAdder());
    }
}
