/** Dialogs, calls, registrations, trunks and failover: the place where the blocks meet. */
@NullMarked
package io.ringback.sip.ua;

import org.jspecify.annotations.NullMarked;
