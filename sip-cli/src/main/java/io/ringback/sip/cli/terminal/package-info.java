/** What is special about printing to a terminal. */
@NullMarked
package io.ringback.sip.cli.terminal;

import org.jspecify.annotations.NullMarked;
