/** What {@code sip demo} shows: a gateway's call through a trunk, both in one program. */
@NullMarked
package io.ringback.sip.cli.demo;

import org.jspecify.annotations.NullMarked;
