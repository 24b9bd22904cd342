package io.ringback.sip.transport;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.message.SipParser;
import org.jspecify.annotations.Nullable;

/** What every transport of datagrams can be told when it is made. */
record DatagramOptions(
        SipParser parser,
        @Nullable HostPort sentBy,
        int largestDatagram,
        TransportObserver observer,
        @Nullable WireTap wireTap,
        Faults faults) {}
