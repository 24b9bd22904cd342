/** From the number that was dialled to the trunk that takes the call: patterns, translations and dial-peers. */
@NullMarked
package io.ringback.sip.ua.dial;

import org.jspecify.annotations.NullMarked;
