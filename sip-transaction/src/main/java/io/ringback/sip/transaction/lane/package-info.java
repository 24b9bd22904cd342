/** One thread's world: a queue in, a wheel of timers, and one worker at a time. */
@NullMarked
package io.ringback.sip.transaction.lane;

import org.jspecify.annotations.NullMarked;
