/** UDP, TCP, TLS and WebSocket for SIP on Reactor Netty, and the location of servers by RFC 3263. */
@NullMarked
package io.ringback.sip.transport;

import org.jspecify.annotations.NullMarked;
