@NullMarked
package io.ringback.sip.transport;

import org.jspecify.annotations.NullMarked;
