@NullMarked
package io.ringback.sip.transport.location;

import org.jspecify.annotations.NullMarked;
