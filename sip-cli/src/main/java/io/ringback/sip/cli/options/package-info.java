/** One OPTIONS request as the program sends it, how its next hop was found, and what it comes to. */
@NullMarked
package io.ringback.sip.cli.options;

import org.jspecify.annotations.NullMarked;
