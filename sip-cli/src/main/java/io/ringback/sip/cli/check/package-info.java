/** Checks of a call's flow, computed from the messages that went over the wire. */
@NullMarked
package io.ringback.sip.cli.check;

import org.jspecify.annotations.NullMarked;
