/** One registration as the program makes it, and what it comes to. */
@NullMarked
package io.ringback.sip.cli.registration;

import org.jspecify.annotations.NullMarked;
