package io.ringback.sip.transport;

/** What every transport of datagrams can be told when it is made. */
record DatagramOptions(TransportBuilder.Basics basics, int largestDatagram, boolean multicast, Faults faults) {}
