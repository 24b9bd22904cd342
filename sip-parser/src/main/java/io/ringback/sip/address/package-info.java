/** Who and where: URIs, hosts, name-addrs and their parameters (RFC 3261 §19, §20.10). */
@NullMarked
package io.ringback.sip.address;

import org.jspecify.annotations.NullMarked;
