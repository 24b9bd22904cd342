package io.ringback.sip.cli.config;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.ua.dial.DialPeer;
import java.util.Optional;

/**
 * A dial-peer, and where its calls are sent to.
 *
 * @param peer the dial-peer
 * @param proxy what all of its first requests are sent to, if that is not the target itself
 */
public record Trunk(DialPeer peer, Optional<HostPort> proxy) {}
