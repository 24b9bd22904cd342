/** What the user configures: trunks and dial-peers in {@code trunks.yaml}, and secrets. */
@NullMarked
package io.ringback.sip.cli.config;

import org.jspecify.annotations.NullMarked;
