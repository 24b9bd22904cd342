/** Calls with real peers: Kamailio, SIPp and tshark, on loopback. They run with {@code -Pinterop}. */
package io.ringback.interop;
