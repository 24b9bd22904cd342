package io.ringback.sip.transport;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.message.SipParser;
import org.jspecify.annotations.Nullable;

/**
 * What every transport can be told when it is made. Not for use by several threads.
 *
 * @param <B> the builder itself
 */
public abstract sealed class TransportBuilder<B extends TransportBuilder<B>> permits DatagramBuilder, StreamBuilder {
    private SipParser parser = SipParser.strict();
    private @Nullable HostPort sentBy;
    private TransportObserver observer = TransportObserver.none();
    private @Nullable WireTap wireTap;

    TransportBuilder() {}

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
     * Lets someone see all messages as bytes. Nobody is the default.
     *
     * @param newWireTap the tap
     * @return this
     */
    public B wireTap(WireTap newWireTap) {
        this.wireTap = newWireTap;
        return self();
    }

    final Basics basics() {
        return new Basics(parser, sentBy, observer, wireTap);
    }

    /** What was told. */
    record Basics(
            SipParser parser,
            @Nullable HostPort sentBy,
            TransportObserver observer,
            @Nullable WireTap wireTap) {}
}
