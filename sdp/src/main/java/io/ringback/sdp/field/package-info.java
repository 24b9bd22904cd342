/** The typed values of the lines of a session description, RFC 8866 §5. */
@NullMarked
package io.ringback.sdp.field;

import org.jspecify.annotations.NullMarked;
