/**
 * Which message belongs to which transaction (RFC 3261 §17.1.3, §17.2.3): keys from the bytes of messages, and their
 * table.
 */
@NullMarked
package io.ringback.sip.transaction.match;

import org.jspecify.annotations.NullMarked;
