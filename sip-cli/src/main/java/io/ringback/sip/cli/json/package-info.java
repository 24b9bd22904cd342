/** What the program prints for other programs to read: the fields that {@code docs/cli.md} lists. */
@NullMarked
package io.ringback.sip.cli.json;

import org.jspecify.annotations.NullMarked;
