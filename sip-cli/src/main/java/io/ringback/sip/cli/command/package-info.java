/** The commands of the program, one file each. */
@NullMarked
package io.ringback.sip.cli.command;

import org.jspecify.annotations.NullMarked;
