package io.ringback.sip.auth;

import io.ringback.text.Slice;

/**
 * What credentials open: a realm, and whether a proxy or a server asks for it.
 *
 * @param challenger who asks
 * @param realm the realm, without quotes and escapes
 */
public record ProtectionSpace(Challenger challenger, Slice realm) {}
