package io.ringback.sip.header;

import io.ringback.text.Rule;

/** The rules of header fields' values that input can break. */
public enum HeaderRule implements Rule {
    /** A Via without a protocol, a sent-by, or with something else in it. */
    VIA("RFC 3261 §25.1 via-parm", "a Via is a protocol, a sent-by and parameters"),
    /** A Via's or a start line's protocol that is not SIP/2.0. */
    SIP_VERSION("RFC 3261 §25.1 SIP-Version", "the version is SIP/2.0"),
    /** A CSeq number that is missing or not below 2³¹. */
    CSEQ("RFC 3261 §8.1.1.5", "a CSeq is a number below 2**31 and a method"),
    /** A number that is missing or too high. */
    NUMBER("RFC 3261 §25.1 DIGIT", "a number has only digits and is within its range"),
    /** A Content-Type that is no type and subtype. */
    MEDIA_TYPE("RFC 3261 §25.1 media-type", "a media type is a type, a slash and a subtype"),
    /** A Call-ID that is no word, or two joined by an at sign. */
    CALL_ID("RFC 3261 §25.1 callid", "a Call-ID is a word, or word@word"),
    /** A media range without a slash, or with a star before one that is no star. */
    ACCEPT("RFC 3261 §25.1 media-range", "a media range is a type and a subtype, of which the last ones may be stars"),
    /** A q that is not 0 to 1 with at most three decimals. */
    QVALUE("RFC 3261 §25.1 qvalue", "a q is 0 to 1 with at most three decimals"),
    /** A language whose parts are empty or too long. */
    LANGUAGE("RFC 5646 §2.1", "a language is parts of 1 to 8 letters or digits, joined by hyphens"),
    /** A date that is none, or not in GMT. */
    DATE("RFC 3261 §25.1 SIP-date", "a date is such as Sat, 13 Nov 2010 23:29:00 GMT"),
    /** A MIME-Version that is no two numbers. */
    MIME_VERSION("RFC 3261 §25.1 MIME-Version", "a MIME version is two numbers with a dot"),
    /** A User-Agent or Server with something else than products and comments. */
    SERVER_VALUE("RFC 3261 §25.1 server-val", "software is told by products and comments with blanks between them"),
    /** A Timestamp that is no number, or whose delay is none. */
    TIMESTAMP("RFC 3261 §25.1 Timestamp", "a timestamp is a number, perhaps with decimals, and perhaps a delay"),
    /** A Warning that is not a code, an agent and a quoted text with single blanks between them. */
    WARNING("RFC 3261 §25.1 warning-value", "a warning is a code of three digits, an agent and a quoted text"),
    /** A Content-ID that is no unique name at a domain. */
    CONTENT_ID("RFC 8262 §3.2", "a Content-ID is two parts with an at sign between them, in angle brackets"),
    /** A RAck that is not two numbers and a method. */
    RACK("RFC 3262 §10", "a RAck is two numbers and a method"),
    /** An event type with an empty part. */
    EVENT_TYPE("RFC 6665 §8.4", "an event type is a package and perhaps templates, joined by dots"),
    /** A Privacy without a value, or with one twice. */
    PRIVACY("RFC 3323 §4.2", "privacy is told by tokens with semicolons between them, each once"),
    /** An Accept-Contact, Reject-Contact or Feature-Caps that does not begin with a star. */
    STAR("RFC 3841 §10", "this value begins with a star"),
    /** A feature whose value is neither a list of tags nor a string. */
    FEATURE("RFC 3840 §9", "a feature's value is a quoted list of tags, or a quoted string in angle brackets"),
    /** An instance of a user agent that is no URI. */
    INSTANCE("RFC 5626 §10", "an instance is the characters of a URI in angle brackets, and those in quotes"),
    /** A Request-Disposition that is none of the defined ones. */
    DIRECTIVE("RFC 3841 §10", "a directive is one of the twelve that are defined"),
    /** A resource's priority without its namespace. */
    RESOURCE_PRIORITY("RFC 4412 §3.1", "a resource's priority is a namespace, a dot and a priority"),
    /** A Refer-Sub that is neither true nor false. */
    REFER_SUB("RFC 4488 §4", "this value is true or false"),
    /** A History-Info's index that is no numbers with dots. */
    HISTORY_INDEX("RFC 7044 §5", "an index is numbers joined by dots"),
    /** A Referred-By's reference to a body part that is no Content-ID. */
    REFERRED_BY_CID("RFC 3892 §3", "a cid is two parts with an at sign between them, in quotes"),
    /** An address with parameters where none may be. */
    NO_PARAMETERS("RFC 3325 §9.1", "this address has no parameters of its own"),
    /** A location's error without a code of at most three digits. */
    GEOLOCATION_ERROR("RFC 6442 §4.4", "a location's error has a code of one to three digits"),
    /** An Identity that does not begin with a signature, or does not go on with where its certificate is. */
    IDENTITY("RFC 8224 §4", "an identity is a signature and, first of its parameters, the URI of its certificate"),
    /** A charging vector that does not begin with its identifier. */
    CHARGING_VECTOR("RFC 7315 §5.6", "a charging vector begins with its icid-value"),
    /** A session's identifier that is not 32 hexadecimal digits. */
    SESSION_ID("RFC 7989 §5", "a session's identifier is 32 hexadecimal digits in lower case"),
    /** A service's identifier of another namespace, or with an empty label. */
    SERVICE_ID("RFC 6050 §4.4", "a service is a name below urn:urn-7"),
    /** A private network that is no domain name. */
    DOMAIN("RFC 7316 §7", "a private network is told by a domain name"),
    /** A database whose URI is none of Diameter. */
    DATABASE("RFC 4457 §4", "a user database is told by a Diameter URI, which has a host's name, in angle brackets"),
    /** A token that authorizes media and is no hexadecimal digits. */
    MEDIA_AUTHORIZATION("RFC 3313 §5.1", "a token that authorizes media is hexadecimal digits"),
    /** Members of a refused list that are not told by the URL of a body part. */
    REFUSED_MEMBERS("RFC 5318 §5", "the members of a list are told by a cid URL in quotes or angle brackets"),
    /** A time of a traced call that is none. */
    TRACE_TIME("RFC 5503 §5.1", "a traced call's time is seconds below 2**32, perhaps with decimals"),
    /** Billing information without its identifiers, or with one that is too long. */
    BILLING_INFO("RFC 5503 §7.1", "billing information begins with an identifier, a slash and an entity at its domain"),
    /** A jurisdiction without its digits or its context. */
    JURISDICTION("RFC 5503 §7.1", "a jurisdiction is digits and a context that begins with a plus sign, in quotes"),
    /** A URI that does not stand in quotes where it must. */
    QUOTED_URI("RFC 5503 §7.1", "this URI stands in quotes"),
    /** An identifier of what is surveilled that is no hexadecimal digits, or too long. */
    SURVEILLANCE_ID("RFC 5503 §8.1", "an identifier of what is surveilled is hexadecimal digits, and not too many"),
    /** A challenge or credentials without a scheme. */
    AUTH_SCHEME("RFC 3261 §25.1 challenge", "a challenge or credentials begin with a scheme"),
    /** A parameter of a challenge or credentials that is no name = value. */
    AUTH_PARAMETER("RFC 3261 §25.1 auth-param", "an authentication parameter is a name = value"),
    /** A parameter of a challenge or credentials that stands there twice. */
    AUTH_PARAMETER_TWICE("RFC 7616 §3.4", "an authentication parameter occurs only once"),
    /** A Contact with a star beside other values. */
    CONTACT("RFC 3261 §20.10", "a Contact is one star alone, or addresses"),
    /** Something behind a value that is complete. */
    TRAILING("RFC 3261 §7.3", "nothing follows the value of a header field"),
    /** No value where one must be. */
    EMPTY("RFC 3261 §25.1", "this header field has a value");

    private final String source;
    private final String description;

    HeaderRule(String source, String description) {
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
