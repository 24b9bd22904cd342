/** SIP over UDP on Reactor Netty, and over an in-memory network for tests: RFC 3261 §18 and RFC 3581. */
@NullMarked
package io.ringback.sip.transport;

import org.jspecify.annotations.NullMarked;
