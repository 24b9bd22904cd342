package io.ringback.sip.address;

import io.ringback.text.Deviation;

/**
 * What real devices do against the grammar and a parser may tolerate, each under its own name. Nothing that is
 * tolerated is repaired: the bytes stay as they are, and whoever reads a value gets what its sender meant.
 */
public enum Leniency implements Deviation {
    /**
     * Lines that end with a line feed alone. RFC 3261 §7 asks for CR LF. Sent by scripts and test tools that print text
     * files, and seen in the seeds of PJSIP's fuzzers and in the archive of RFC 5118's messages.
     */
    BARE_LINE_FEED(
            "RFC 3261 §7",
            "lines that end with a line feed alone",
            "scripts, test tools, PJSIP's seeds, RFC 5118's archive"),
    /**
     * A message that ends right behind the line end of its last header field, where RFC 3261 §7 asks for an empty line.
     * It has no body. Sent with an ACK by way of iptel.org's proxy in a capture, and seen in the archives of RFC 4475
     * and RFC 5118.
     */
    NO_EMPTY_LINE(
            "RFC 3261 §7",
            "no empty line behind the last header field of a message without a body",
            "an ACK by way of iptel.org's proxy in a capture, the archives of RFC 4475 and RFC 5118"),
    /**
     * More than one blank between the parts of a request line, or blanks at its end: RFC 3261 §7.1 has single spaces.
     * RFC 4475 §3.1.2.9 and §3.1.2.10 leave the choice. Sent by Mobicents' SIPp scenarios and Kamailio's.
     */
    START_LINE_BLANKS(
            "RFC 3261 §7.1",
            "more than single blanks in a request line, or blanks at its end",
            "SIPp scenarios of Mobicents and Kamailio; RFC 4475 §3.1.2.9 leaves the choice"),
    /**
     * A header field without a value where its grammar has one; it reads as if it were absent. Sent by user agents that
     * print a list which is empty, as reSIProcate's do with Allow-Events and Unsupported.
     */
    EMPTY_VALUE(
            "RFC 3261 §25.1",
            "a header field without a value, which reads as absent",
            "reSIProcate's user agents with Allow-Events and Unsupported"),
    /**
     * A header field that may occur only once and is there again with the same bytes (RFC 3261 §7.3.1). Never the
     * mandatory ones, nor Content-Length. Sent by user agents made of SIPp scenarios, as one in a capture does with
     * Content-Type.
     */
    REPEATED_HEADER(
            "RFC 3261 §7.3.1",
            "a header field of one value that occurs again with the same value",
            "user agents made of SIPp scenarios, with Content-Type"),
    /**
     * A list with nothing between two commas, or before the first or behind the last (RFC 3261 §25.1 has no empty
     * elements). Sent by MizuDroid with Supported.
     */
    EMPTY_ELEMENT("RFC 3261 §7.3.1", "a list with an element that is empty", "MizuDroid with Supported"),
    /**
     * Text beyond ASCII that is no UTF-8 (RFC 3629 §4): its bytes are kept, and read as U+FFFD. Sent by phones whose
     * names are in ISO 8859-1 or a code page of their own, as oSIP's and PJSIP's tests have them.
     */
    NOT_UTF8(
            "RFC 3629 §4",
            "text beyond ASCII that is no UTF-8",
            "phones with names in ISO 8859-1, in the tests of oSIP and PJSIP"),
    /**
     * A host name with an underscore (RFC 3261 §25.1 {@code hostname} has letters, digits and hyphens). Sent by whoever
     * takes the names of machines or containers for host names; PJSIP's tests have one.
     */
    HOST_UNDERSCORE(
            "RFC 3261 §25.1 hostname",
            "an underscore in a host name",
            "systems whose host names are those of machines or containers, PJSIP's tests"),
    /**
     * A User-Agent or Server that is not products and comments with blanks between them, but any text (RFC 3261 §25.1
     * {@code server-val}). Sent by FreePBX ({@code FPBX-14.0.13.4(13.27.0)}), PJSUA
     * ({@code Linux-4.19.57/armv6l/glibc-2.28}) and NEC Philips' IP-DECT gateways.
     */
    SOFTWARE_TEXT(
            "RFC 3261 §25.1 server-val",
            "a User-Agent or Server that is any text",
            "FreePBX, PJSUA, NEC Philips IP-DECT gateways"),
    /**
     * A parameter that stands there twice (RFC 3261 §7.3.1); the first counts. Sent by SIPp scenarios that add a tag to
     * a To which has one.
     */
    PARAMETER_TWICE(
            "RFC 3261 §7.3.1", "a parameter that occurs again; the first counts", "SIPp scenarios that tag a To again"),
    /**
     * A semicolon that no parameter follows (RFC 3261 §25.1 {@code SEMI generic-param}). Sent by old user agents that
     * end every parameter with one; an example in RFC 5626 has one as well.
     */
    EMPTY_PARAMETER(
            "RFC 3261 §25.1 generic-param",
            "a semicolon that no parameter follows",
            "old user agents in Sofia-SIP's tests, an example of RFC 5626"),
    /**
     * A parameter that no RFC in question defines, whose value is empty or has characters of which tokens are not made,
     * without quotes. Sent by Linphone and belle-sip with {@code pn-tok=/throttledthirdparty}.
     */
    UNQUOTED_VALUE(
            "RFC 3261 §25.1 gen-value",
            "a parameter's value that is no token and not quoted",
            "Linphone and belle-sip with pn-tok"),
    /**
     * A display name that is neither tokens nor a quoted string (RFC 3261 §25.1 {@code display-name}). Sent by whoever
     * puts a name from an address book there as it is, and by test generators that escape the quotes.
     */
    UNQUOTED_DISPLAY_NAME(
            "RFC 3261 §25.1 display-name",
            "a display name with characters that need quotes, without them",
            "generators of test traffic that escape the quotes, gateways with names from address books"),
    /**
     * White space within the angle brackets of a URI, folds included; the URI is read without it (RFC 3261 §25.1
     * {@code name-addr}, RFC 4475 §3.1.2.14). Seen in examples of RFC 4458, RFC 6314 and RFC 8599, which fold long
     * URIs.
     */
    BLANK_IN_URI(
            "RFC 3261 §25.1 name-addr",
            "white space within the angle brackets of a URI",
            "examples of RFC 6314 and RFC 8599, JAIN-SIP's call flows; RFC 4475 §3.1.2.14 leaves the choice"),
    /**
     * A number sign in the user part that is not written as {@code %23} (RFC 3261 §25.1 {@code user}). Sent by phones
     * that put dialled service codes such as {@code *31#} there, as Clearwater expects it of its clients.
     */
    UNESCAPED_USER(
            "RFC 3261 §25.1 user",
            "a number sign in the user part that is not escaped",
            "phones that send dialled service codes as they are, Clearwater's clients"),
    /**
     * A local telephone number without its {@code phone-context} (RFC 3966 §5.1.5). Sent by PBXs and access gateways
     * inside of one numbering plan, and by Asterisk's test suite.
     */
    NO_PHONE_CONTEXT(
            "RFC 3966 §5.1.5",
            "a local telephone number without its context",
            "PBXs inside of their numbering plan, Asterisk"),
    /**
     * An IPv6 reference with three colons in a row before an embedded IPv4 address, which RFC 3261's own grammar has by
     * mistake. RFC 5118 §4.10 asks to tolerate it; it reads as two.
     */
    THREE_COLONS(
            "RFC 5954 §4.1",
            "three colons in an IPv6 reference before an IPv4 address",
            "generators made from RFC 3261's grammar; RFC 5118 §4.10 asks for it"),
    /**
     * Zeros before the numbers of an IPv4 address, which RFC 3261's own grammar has ({@code 1*3DIGIT}) and RFC 5954
     * §4.1 has no more. The numbers are decimal, and the host is read without the zeros. No sender is known by name:
     * whoever was made from RFC 3261's grammar may do it.
     */
    LEADING_ZEROS(
            "RFC 5954 §4.1",
            "zeros before the numbers of an IPv4 address, which are decimal",
            "elements made from RFC 3261's grammar, which has them; none is known by name"),
    /**
     * A Via's {@code received} that is a host name (RFC 3261 §25.1 {@code via-received} has addresses only). Sent by
     * elements of the time of RFC 2543, whose grammar had any host there.
     */
    RECEIVED_NAME(
            "RFC 3261 §25.1 via-received",
            "a host name as the value of received",
            "elements of RFC 2543's time, in the tests of JAIN-SIP and oSIP"),
    /**
     * A media type where Accept-Encoding has a content coding (RFC 3261 §20.2). Sent by Asterisk, whose answers to
     * OPTIONS have {@code Accept-Encoding: text/plain}.
     */
    ENCODING_TYPE(
            "RFC 3261 §25.1 codings",
            "a media type in an Accept-Encoding",
            "Asterisk and FreePBX in answers to OPTIONS"),
    /**
     * An Identity as RFC 4474 §9 had it: base64 in quotes, or padded, and where the certificate is in a field of its
     * own. RFC 8224 §4 has no quotes and wants {@code info}. Sent by implementations of RFC 4474, and in RFC 4475
     * §3.1.1.11.
     */
    OLD_IDENTITY(
            "RFC 8224 §4", "an Identity of RFC 4474, without info", "implementations of RFC 4474; RFC 4475 §3.1.1.11"),
    /**
     * An Identity whose {@code ppt} or {@code alg} is in quotes, where RFC 8224 §4 has tokens. Sent by carriers that
     * sign calls as RFC 8946's examples do, as secsipidx's and OpenSIPS' users reported it.
     */
    QUOTED_TYPE(
            "RFC 8224 §4",
            "an Identity whose ppt or alg is in quotes",
            "carriers that sign calls (T-Mobile, by secsipidx's report), OpenSIPS before 2022, examples of RFC 8946"),
    /**
     * Challenges, credentials or identities with commas between them in one field: RFC 3261 §7.3.1 wants a field for
     * each. Sent by servers that write them as HTTP may (RFC 7235 §4.1).
     */
    JOINED_VALUES(
            "RFC 3261 §7.3.1",
            "several challenges, credentials or identities in one field",
            "servers that write challenges as HTTP may (RFC 7235 §4.1)"),
    /**
     * A status line that ends right behind its code, where RFC 3261 §7.2 has a blank even if no reason follows. Sent by
     * gateways that leave the reason out with 480, as sngrep's users saw it.
     */
    NO_REASON_BLANK(
            "RFC 3261 §7.2",
            "a status line that ends right behind its code",
            "gateways that leave the reason out with 480, by sngrep's report"),
    /**
     * A reason phrase with characters that the grammar has only as escapes, such as brackets and quotes (RFC 3261 §25.1
     * {@code Reason-Phrase}). Sent by PortaSIP, which explains its reasons in square brackets.
     */
    REASON_TEXT(
            "RFC 3261 §25.1 Reason-Phrase",
            "a reason phrase with brackets, quotes and the like",
            "PortaSIP, by SIP.js' report"),
    /**
     * A capability in Feature-Caps whose name begins with a digit (RFC 6809 §6.3.2 takes RFC 3840's {@code ftag-name},
     * which begins with a letter). Sent by IMS networks with {@code +3gpp.mid-call}.
     */
    FEATURE_DIGIT(
            "RFC 3840 §9 ftag-name",
            "a capability in Feature-Caps whose name begins with a digit",
            "IMS networks with +3gpp.mid-call, in lioneagle's call flows"),
    /**
     * A {@code +sip.instance} that is a feature's value of RFC 3840 §9, but not the characters of a URI in angle
     * brackets (RFC 5626 §10). Nobody is known to send it; who knows only the older grammar may.
     */
    INSTANCE_TEXT(
            "RFC 5626 §10 instance-val",
            "an instance in a Contact that is no URI in angle brackets",
            "nobody known; RFC 3840 §9 alone allows it"),
    /**
     * A Date in another case of letters, such as {@code gmt} (RFC 3261 §20.17: an RFC 1123 date is case-sensitive).
     * Nobody is known to send it; who goes by the grammar alone may, for words in its quotes have no case (RFC 2234
     * §2.3).
     */
    DATE_CASE(
            "RFC 3261 §20.17",
            "a Date whose letters are in another case",
            "nobody known; the grammar alone, by RFC 2234 §2.3, allows it");

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
