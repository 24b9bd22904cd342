/**
 * The four machines of RFC 3261 §17 as amended by RFC 6026 and RFC 4320. They know no clock, no thread and no socket:
 * time is an argument, and what they want done they tell their {@link io.ringback.sip.transaction.machine.Effects}.
 */
@NullMarked
package io.ringback.sip.transaction.machine;

import org.jspecify.annotations.NullMarked;
