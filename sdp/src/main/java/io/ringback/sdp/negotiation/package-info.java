/** The offer/answer model of RFC 3264 and RFC 6337 as a machine for each session. */
@NullMarked
package io.ringback.sdp.negotiation;

import org.jspecify.annotations.NullMarked;
