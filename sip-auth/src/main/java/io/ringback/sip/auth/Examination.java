package io.ringback.sip.auth;

/** What a server makes of a request before any secret is looked up: a claim to be checked, or already a verdict. */
public sealed interface Examination permits Claim, Verdict {}
