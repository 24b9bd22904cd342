/** Finding the next hop: RFC 3263 and RFC 7984, from a URI or a Via to addresses, ports and transports. */
@NullMarked
package io.ringback.sip.transport.location;

import org.jspecify.annotations.NullMarked;
