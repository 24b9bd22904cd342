/** What went over the wire: recorded, drawn as a ladder diagram, and written as a packet capture. */
@NullMarked
package io.ringback.sip.cli.wire;

import org.jspecify.annotations.NullMarked;
