package io.ringback.sdp;

/** What the parser makes of bytes: a description, or what is wrong with it. It never throws. */
public sealed interface ParsedDescription permits SessionDescription, MalformedDescription {}
