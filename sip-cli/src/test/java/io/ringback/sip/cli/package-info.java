/** The program as its users meet it: options in, exit status and output out. */
@NullMarked
package io.ringback.sip.cli;

import org.jspecify.annotations.NullMarked;
