/** Dialogs: what two user agents keep in mind between requests (RFC 3261 §12). */
@NullMarked
package io.ringback.sip.ua.dialog;

import org.jspecify.annotations.NullMarked;
