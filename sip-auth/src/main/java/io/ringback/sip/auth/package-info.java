/** SIP digest authentication, client and server side, as pure functions with their state made explicit. */
@NullMarked
package io.ringback.sip.auth;

import org.jspecify.annotations.NullMarked;
