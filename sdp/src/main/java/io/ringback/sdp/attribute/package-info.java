/** The typed values of attributes, RFC 8866 §6, and the type that your own ones are made with. */
@NullMarked
package io.ringback.sdp.attribute;

import org.jspecify.annotations.NullMarked;
