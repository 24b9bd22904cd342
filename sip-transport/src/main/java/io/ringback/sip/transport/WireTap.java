package io.ringback.sip.transport;

/** Sees every message on the wire, as bytes: for packet captures and ladder diagrams. */
@FunctionalInterface
public interface WireTap {
    /**
     * Something goes over the wire. Called on event loops and by senders, several at once: it must not block, and what
     * it throws is swallowed.
     *
     * @param event the bytes, where they go, and when
     */
    void passed(WireEvent event);
}
