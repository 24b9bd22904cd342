/** Reaches into the layer for what users cannot call. */
@org.jspecify.annotations.NullMarked
package io.ringback.sip.transaction;
