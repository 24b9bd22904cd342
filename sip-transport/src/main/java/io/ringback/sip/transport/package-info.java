/** SIP over UDP, TCP, TLS and WebSocket on Reactor Netty, and over an in-memory network for tests: RFC 3261 §18. */
@NullMarked
package io.ringback.sip.transport;

import org.jspecify.annotations.NullMarked;
