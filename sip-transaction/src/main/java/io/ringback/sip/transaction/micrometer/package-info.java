/** A binding of the layer's observer to Micrometer, for those who have it. */
@NullMarked
package io.ringback.sip.transaction.micrometer;

import org.jspecify.annotations.NullMarked;
