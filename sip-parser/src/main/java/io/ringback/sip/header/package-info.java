/** Names, types and values of header fields (RFC 3261 §20). */
@NullMarked
package io.ringback.sip.header;

import org.jspecify.annotations.NullMarked;
