/** Session descriptions, RFC 8866: read from bytes without copying, written back byte for byte. */
@NullMarked
package io.ringback.sdp;

import org.jspecify.annotations.NullMarked;
