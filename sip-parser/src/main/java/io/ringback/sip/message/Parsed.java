package io.ringback.sip.message;

/** What the parser makes of bytes: a message, or what is wrong with it. It never throws. */
public sealed interface Parsed permits SipMessage, MalformedMessage {}
