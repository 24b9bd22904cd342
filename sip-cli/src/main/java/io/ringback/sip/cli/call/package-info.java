/** One call from its order to its report: what {@code sip call} and {@code sip demo} have in common. */
@NullMarked
package io.ringback.sip.cli.call;

import org.jspecify.annotations.NullMarked;
