/** The runnable program {@code sip}, the embedded trunk and the message tools. */
@NullMarked
package io.ringback.sip.cli;

import org.jspecify.annotations.NullMarked;
