package io.ringback.sdp.attribute;

import io.ringback.text.Rule;

/** The rules of attributes that input can break. */
public enum AttributeRule implements Rule {
    /** An attribute without a name, or with something other than a colon behind it. */
    NAME("RFC 8866 §5.13", "an attribute is a name, perhaps with a colon and a value"),
    /** A colon without a value. */
    VALUE("RFC 8866 §9 attribute-value", "a value follows the colon of an attribute"),
    /** A value where none is allowed, or none where one must be. */
    SHAPE("RFC 8866 §6", "this attribute has a value only if its definition gives it one"),
    /** A mapping that is no payload type, encoding name and clock rate. */
    RTPMAP("RFC 8866 §6.6", "an rtpmap is a payload type, an encoding name and a clock rate"),
    /** A payload type above 127. */
    PAYLOAD_TYPE("RFC 3550 §5.1", "a payload type is at most 127"),
    /** Format parameters without format or parameters. */
    FMTP("RFC 8866 §6.15", "an fmtp is a format and its parameters"),
    /** A packet time that is no positive number. */
    PACKET_TIME("RFC 8866 §6.4", "a packet time is a positive number of milliseconds"),
    /** A frame rate that is no positive number. */
    FRAME_RATE("RFC 8866 §6.13", "a frame rate is a positive number of frames each second"),
    /** A category that is none. */
    CATEGORY("RFC 8866 §6.1", "a category has no spaces"),
    /** An orientation that is none of the three. */
    ORIENTATION("RFC 8866 §6.8", "an orient is portrait, landscape or seascape"),
    /** A type of conference that is none of the five. */
    CONFERENCE("RFC 8866 §6.9", "a type is broadcast, meeting, moderated, test or H332"),
    /** A character set that is no name. */
    CHARSET("RFC 2978 §2.3", "a charset is a name of up to 40 letters, digits and marks"),
    /** A quality that is no number from 0 to 10. */
    QUALITY("RFC 8866 §6.14", "a quality is a number from 0 to 10"),
    /** A language that is no tag. */
    LANGUAGE("RFC 5646 §2.1", "a language tag is subtags of up to eight letters and digits with hyphens between"),
    /** A label that is no token. */
    LABEL("RFC 4574 §4", "a label is a token"),
    /** Contents that are no tokens with commas between. */
    CONTENT("RFC 4796 §5", "contents are tokens with commas between"),
    /** A stream identification that is no token. */
    MID("RFC 5888 §4", "a mid is a token"),
    /** A group that is no semantics and identifications. */
    GROUP("RFC 5888 §5", "a group is its semantics and the identifications of its streams"),
    /** An RTCP address that is no port, perhaps with an address. */
    RTCP("RFC 3605 §2.1", "an rtcp is a port, perhaps with network type, address type and address"),
    /** A feedback that is no format and type. */
    RTCP_FEEDBACK("RFC 4585 §4.2", "an rtcp-fb is a payload type or *, and a type of feedback"),
    /** A header extension that is no identifier and URI. */
    HEADER_EXTENSION("RFC 8285 §5", "an extmap is an identifier, perhaps a direction, and a URI"),
    /** An identifier of a header extension that is out of range. */
    EXTENSION_ID("RFC 8285 §5", "the identifier of a header extension is 1 to 256, or 4096 to 4351 in offers"),
    /** A stream of a WebRTC application that is no identifier. */
    MSID("RFC 8830 §2", "an msid is one or two tokens of up to 64 characters"),
    /** A source that is no number and attribute. */
    SOURCE("RFC 5576 §4.1", "an ssrc is a number of 32 bits and an attribute"),
    /** A group of sources that is no semantics and sources. */
    SOURCE_GROUP("RFC 5576 §4.2", "an ssrc-group is its semantics and its sources"),
    /** A restriction identifier that is no identifier, direction and restrictions. */
    RID("RFC 8851 §10", "a rid is an identifier, send or recv, and restrictions"),
    /** A simulcast that is no directions and streams. */
    SIMULCAST("RFC 8853 §5.1", "a simulcast is send or recv, each at most once, with its streams"),
    /** A candidate without one of its parts. */
    CANDIDATE("RFC 8839 §5.1", "a candidate is a foundation, component, transport, priority, address, port and type"),
    /** A candidate's number that is out of range. */
    CANDIDATE_RANGE("RFC 8839 §5.1", "a component is 1 to 256, a priority is 1 to 2^31 - 1"),
    /** A remote candidate that is no component, address and port. */
    REMOTE_CANDIDATE("RFC 8839 §5.2", "a remote candidate is a component, an address and a port"),
    /** A fragment of a user's name that is too short, too long or of other characters. */
    ICE_UFRAG("RFC 8839 §5.4", "an ice-ufrag is 4 to 256 letters, digits, + and /"),
    /** A password that is too short, too long or of other characters. */
    ICE_PWD("RFC 8839 §5.4", "an ice-pwd is 22 to 256 letters, digits, + and /"),
    /** A pacing that is no number of milliseconds. */
    ICE_PACING("RFC 8839 §5.5", "an ice-pacing is a number of milliseconds"),
    /** Options that are no tokens. */
    ICE_OPTIONS("RFC 8839 §5.6", "ice-options are tags of letters, digits, + and /, with spaces between"),
    /** A fingerprint that is no hash function and bytes. */
    FINGERPRINT("RFC 8122 §5", "a fingerprint is a hash function and hexadecimal bytes with colons between"),
    /** A set-up that is none of the four. */
    SETUP("RFC 4145 §4", "a setup is active, passive, actpass or holdconn"),
    /** A connection that is neither new nor existing. */
    CONNECTION("RFC 4145 §5", "a connection is new or existing"),
    /** A cryptographic attribute without one of its parts. */
    CRYPTO("RFC 4568 §9.1", "a crypto is a tag, a suite and key parameters, perhaps with session parameters"),
    /** A key of SRTP that is none. */
    SRTP_KEY("RFC 4568 §9.2", "an SRTP key is base64, perhaps with a lifetime and an MKI with its length"),
    /** An SCTP port that is out of range or has zeros before it. */
    SCTP_PORT("RFC 8841 §5.2", "an sctp-port is 0 to 65535 without leading zeros"),
    /** A message size that is no number or has zeros before it. */
    MESSAGE_SIZE("RFC 8841 §6.2", "a max-message-size is a number without leading zeros"),
    /** A number of a fax attribute that is none. */
    FAX_NUMBER("ITU-T T.38 annex D", "this fax attribute is a number"),
    /** A flag of a fax attribute that is neither 0 nor 1. */
    FAX_FLAG("ITU-T T.38 annex D", "this fax attribute is there, or says 0 or 1"),
    /** A word of a fax attribute that is unknown. */
    FAX_WORD("ITU-T T.38 annex D", "this fax attribute is one of the words that T.38 lists"),
    /** Something behind a value that is complete. */
    TRAILING("RFC 8866 §6", "nothing follows a complete value");

    private final String source;
    private final String description;

    AttributeRule(String source, String description) {
        this.source = source;
        this.description = description;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String description() {
        return description;
    }
}
