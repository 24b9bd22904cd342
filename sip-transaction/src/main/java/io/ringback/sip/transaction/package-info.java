/** The four transaction machines of RFC 3261 section 17 and their timers, as {@code Flux} and {@code Mono}. */
@NullMarked
package io.ringback.sip.transaction;

import org.jspecify.annotations.NullMarked;
