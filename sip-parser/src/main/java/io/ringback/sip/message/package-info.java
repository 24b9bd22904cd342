/** Requests and responses over one array of bytes, their parser and builders (RFC 3261 §7). */
@NullMarked
package io.ringback.sip.message;

import org.jspecify.annotations.NullMarked;
