package io.ringback.sdp.field;

import io.ringback.text.Deviation;

/**
 * What real devices do against the grammar and a parser may tolerate, each under its own name. Nothing that is
 * tolerated is repaired: the bytes stay as they are, and whoever reads a value gets what its sender meant.
 *
 * <p>Nothing is tolerated that leaves open what was meant: two lines where one may be, such as a second {@code c=} for
 * the session, are refused in every manner.
 */
public enum Leniency implements Deviation {
    /** Lines that end with a line feed alone; RFC 8866 §5 itself advises to accept them. */
    BARE_LINE_FEED("RFC 8866 §5", "a line ends with a line feed alone", "iTunes, Stanza, tests of Sofia-SIP and osip"),
    /** No line end behind the last line. */
    NO_LAST_LINE_END("RFC 8866 §9", "the last line has no end", "SIPSorcery, applications that join lines"),
    /** Empty lines. */
    EMPTY_LINE("RFC 8866 §9", "a line is empty", "Jitsi Meet, stacks that end a body as they end a header"),
    /** Values that are empty, such as {@code s=} and {@code a=crypto:}. */
    EMPTY_VALUE("RFC 8866 §9", "a value is empty", "RTSP servers and AES67 senders, as s= and i="),
    /** Blanks at the end of lines whose values are no text. */
    TRAILING_BLANK("RFC 8866 §9", "a blank follows a complete value", "VStarcam, H264DVR and other IP cameras"),
    /** Lines of unknown types; they are kept. */
    UNKNOWN_LINE("RFC 8866 §5", "a line is of an unknown type", "GB/T 28181 cameras, as y= and f="),
    /** Lines in another order. */
    LINE_ORDER("RFC 8866 §5", "lines stand in another order", "RTSP servers, as a= before t="),
    /** No {@code o=}. */
    NO_ORIGIN("RFC 8866 §5.2", "there is no o=", "MacroVideo cameras"),
    /** No {@code s=}. */
    NO_SESSION_NAME("RFC 8866 §5.3", "there is no s=", "tests of Sofia-SIP, media relays"),
    /** No {@code t=}. */
    NO_TIMING("RFC 8866 §5.9", "there is no t=", "RTSP servers, tests of Sofia-SIP, media relays"),
    /** No {@code c=} for a media description. */
    NO_CONNECTION("RFC 8866 §5.7", "a media description has no connection", "RTSP servers, Pion, rejected streams"),
    /** Times of fewer than ten digits, which lie before the year 1931. */
    SHORT_TIME("RFC 8866 §9 time", "a time has fewer than ten digits", "NkSIP, test tools"),
    /** Zeros before a number or behind a fraction. */
    PADDED_NUMBER("RFC 8866 §9 integer", "a number is padded with zeros", "Dahua cameras, as a=framerate:25.000000"),
    /** Multicast addresses of IPv4 without TTL, and TTLs or counts for addresses that are not multicast. */
    MULTICAST("RFC 8866 §5.7", "a TTL is missing, or is there for no reason", "RTSP servers, examples of RFC 4585"),
    /** Addresses that are none of their type, such as one of IPv6 as {@code IP4}. */
    ADDRESS("RFC 8866 §9", "an address is none of its type", "Pion, examples of RFC 5245, iTunes"),
    /** URIs, email addresses and phone numbers in another form. */
    CONTACT("RFC 8866 §9", "a u=, e= or p= is in another form", "Hikvision and VStarcam cameras, as e=NONE"),
    /** A {@code k=} that is no key; RFC 8866 §5.12 wants it discarded in any case. */
    KEY("RFC 8866 §5.12", "a k= is no key", "osip, NkSIP"),
    /** Options of ICE with other characters than letters, digits, {@code +} and {@code /}. */
    ICE_OPTION("RFC 8839 §5.6", "an ICE option has other characters", "early browsers and JsSIP, as google-ice"),
    /** Fingerprints in small letters. */
    FINGERPRINT_CASE(
            "RFC 8122 §5", "a fingerprint has small letters", "Pion and JsSIP, as their tests and examples show"),
    /** Header extensions whose name is no URI. */
    EXTENSION_NAME("RFC 8285 §5", "a header extension's name is no URI", "tests of Firefox"),
    /** An attribute that describes, but negotiates nothing, and whose value is none; it is kept. */
    DESCRIPTIVE_ATTRIBUTE("RFC 8866 §6", "an attribute has a value that is none", "H264DVR cameras, as a=framerate:0S");

    private final String source;
    private final String description;
    private final String senders;

    Leniency(String source, String description, String senders) {
        this.source = source;
        this.description = description;
        this.senders = senders;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String description() {
        return description;
    }

    /**
     * Who is known to do it.
     *
     * @return devices, stacks or kinds of them, in a few words
     */
    public String senders() {
        return senders;
    }
}
