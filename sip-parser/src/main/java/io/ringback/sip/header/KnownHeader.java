package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that are known here: the only list of their names. Its order is the one in which headers are
 * written into a new message: what proxies need comes first (RFC 3261 §7.3.1), what describes the body last.
 */
public enum KnownHeader implements HeaderName {
    // spotless:off
    /** Via: RFC 3261 §20.42. */
    VIA("Via", "v", Shape.LIST, "RFC 3261 §20.42"),
    /** Route: RFC 3261 §20.34. */
    ROUTE("Route", "", Shape.LIST, "RFC 3261 §20.34"),
    /** Record-Route: RFC 3261 §20.30. */
    RECORD_ROUTE("Record-Route", "", Shape.LIST, "RFC 3261 §20.30"),
    /** Path: RFC 3327 §4. */
    PATH("Path", "", Shape.LIST, "RFC 3327 §4"),
    /** Service-Route: RFC 3608 §5. */
    SERVICE_ROUTE("Service-Route", "", Shape.LIST, "RFC 3608 §5"),
    /** Max-Forwards: RFC 3261 §20.22. */
    MAX_FORWARDS("Max-Forwards", "", Shape.SINGLE, "RFC 3261 §20.22"),
    /** Proxy-Require: RFC 3261 §20.29. */
    PROXY_REQUIRE("Proxy-Require", "", Shape.LIST, "RFC 3261 §20.29"),
    /** Proxy-Authorization: RFC 3261 §20.28. */
    PROXY_AUTHORIZATION("Proxy-Authorization", "", Shape.LINES, "RFC 3261 §20.28"),
    /** Proxy-Authenticate: RFC 3261 §20.27. */
    PROXY_AUTHENTICATE("Proxy-Authenticate", "", Shape.LINES, "RFC 3261 §20.27"),
    /** From: RFC 3261 §20.20. */
    FROM("From", "f", Shape.SINGLE, "RFC 3261 §20.20"),
    /** To: RFC 3261 §20.39. */
    TO("To", "t", Shape.SINGLE, "RFC 3261 §20.39"),
    /** Call-ID: RFC 3261 §20.8. */
    CALL_ID("Call-ID", "i", Shape.SINGLE, "RFC 3261 §20.8"),
    /** CSeq: RFC 3261 §20.16. */
    CSEQ("CSeq", "", Shape.SINGLE, "RFC 3261 §20.16"),
    /** Contact: RFC 3261 §20.10. */
    CONTACT("Contact", "m", Shape.LIST, "RFC 3261 §20.10"),
    /** Authorization: RFC 3261 §20.7. */
    AUTHORIZATION("Authorization", "", Shape.LINES, "RFC 3261 §20.7"),
    /** WWW-Authenticate: RFC 3261 §20.44. */
    WWW_AUTHENTICATE("WWW-Authenticate", "", Shape.LINES, "RFC 3261 §20.44"),
    /** Authentication-Info: RFC 3261 §20.6. */
    AUTHENTICATION_INFO("Authentication-Info", "", Shape.SINGLE, "RFC 3261 §20.6"),
    /** Proxy-Authentication-Info: RFC 7615 §4. */
    PROXY_AUTHENTICATION_INFO("Proxy-Authentication-Info", "", Shape.SINGLE, "RFC 7615 §4"),
    /** Expires: RFC 3261 §20.19. */
    EXPIRES("Expires", "", Shape.SINGLE, "RFC 3261 §20.19"),
    /** Min-Expires: RFC 3261 §20.23. */
    MIN_EXPIRES("Min-Expires", "", Shape.SINGLE, "RFC 3261 §20.23"),
    /** Require: RFC 3261 §20.32. */
    REQUIRE("Require", "", Shape.LIST, "RFC 3261 §20.32"),
    /** Supported: RFC 3261 §20.37. */
    SUPPORTED("Supported", "k", Shape.OPTIONAL_LIST, "RFC 3261 §20.37"),
    /** Unsupported: RFC 3261 §20.40. */
    UNSUPPORTED("Unsupported", "", Shape.LIST, "RFC 3261 §20.40"),
    /** Allow: RFC 3261 §20.5. */
    ALLOW("Allow", "", Shape.OPTIONAL_LIST, "RFC 3261 §20.5"),
    /** RSeq: RFC 3262 §7.1. */
    RSEQ("RSeq", "", Shape.SINGLE, "RFC 3262 §7.1"),
    /** RAck: RFC 3262 §7.2. */
    RACK("RAck", "", Shape.SINGLE, "RFC 3262 §7.2"),
    /** Event: RFC 6665 §8.2.1. */
    EVENT("Event", "o", Shape.SINGLE, "RFC 6665 §8.2.1"),
    /** Allow-Events: RFC 6665 §8.2.2. */
    ALLOW_EVENTS("Allow-Events", "u", Shape.LIST, "RFC 6665 §8.2.2"),
    /** Subscription-State: RFC 6665 §8.2.3. */
    SUBSCRIPTION_STATE("Subscription-State", "", Shape.SINGLE, "RFC 6665 §8.2.3"),
    /** Info-Package: RFC 6086 §7.2. */
    INFO_PACKAGE("Info-Package", "", Shape.SINGLE, "RFC 6086 §7.2"),
    /** Recv-Info: RFC 6086 §7.3. */
    RECV_INFO("Recv-Info", "", Shape.OPTIONAL_LIST, "RFC 6086 §7.3"),
    /** Session-Expires: RFC 4028 §4. */
    SESSION_EXPIRES("Session-Expires", "x", Shape.SINGLE, "RFC 4028 §4"),
    /** Min-SE: RFC 4028 §5. */
    MIN_SE("Min-SE", "", Shape.SINGLE, "RFC 4028 §5"),
    /** Refer-To: RFC 3515 §2.1. */
    REFER_TO("Refer-To", "r", Shape.SINGLE, "RFC 3515 §2.1"),
    /** Referred-By: RFC 3892 §3. */
    REFERRED_BY("Referred-By", "b", Shape.SINGLE, "RFC 3892 §3"),
    /** Refer-Sub: RFC 4488 §4. */
    REFER_SUB("Refer-Sub", "", Shape.SINGLE, "RFC 4488 §4"),
    /** Replaces: RFC 3891 §6.1. */
    REPLACES("Replaces", "", Shape.SINGLE, "RFC 3891 §6.1"),
    /** Join: RFC 3911 §7.1. */
    JOIN("Join", "", Shape.SINGLE, "RFC 3911 §7.1"),
    /** Target-Dialog: RFC 4538 §7. */
    TARGET_DIALOG("Target-Dialog", "", Shape.SINGLE, "RFC 4538 §7"),
    /** Session-ID: RFC 7989 §5. */
    SESSION_ID("Session-ID", "", Shape.SINGLE, "RFC 7989 §5"),
    /** SIP-ETag: RFC 3903 §11.3.1. */
    SIP_ETAG("SIP-ETag", "", Shape.SINGLE, "RFC 3903 §11.3.1"),
    /** SIP-If-Match: RFC 3903 §11.3.2. */
    SIP_IF_MATCH("SIP-If-Match", "", Shape.SINGLE, "RFC 3903 §11.3.2"),
    /** Suppress-If-Match: RFC 5839 §7.2. */
    SUPPRESS_IF_MATCH("Suppress-If-Match", "", Shape.SINGLE, "RFC 5839 §7.2"),
    /** Privacy: RFC 3323 §4.2. */
    PRIVACY("Privacy", "", Shape.SINGLE, "RFC 3323 §4.2"),
    /** P-Asserted-Identity: RFC 3325 §9.1. */
    P_ASSERTED_IDENTITY("P-Asserted-Identity", "", Shape.LIST, "RFC 3325 §9.1"),
    /** P-Preferred-Identity: RFC 3325 §9.2. */
    P_PREFERRED_IDENTITY("P-Preferred-Identity", "", Shape.LIST, "RFC 3325 §9.2"),
    /** P-Asserted-Service: RFC 6050 §4.1. */
    P_ASSERTED_SERVICE("P-Asserted-Service", "", Shape.LIST, "RFC 6050 §4.1"),
    /** P-Preferred-Service: RFC 6050 §4.2. */
    P_PREFERRED_SERVICE("P-Preferred-Service", "", Shape.LIST, "RFC 6050 §4.2"),
    /** Remote-Party-ID: draft-ietf-sip-privacy-04. */
    REMOTE_PARTY_ID("Remote-Party-ID", "", Shape.LIST, "draft-ietf-sip-privacy-04"),
    /** Diversion: RFC 6044 §3.2. */
    DIVERSION("Diversion", "", Shape.LIST, "RFC 6044 §3.2"),
    /** History-Info: RFC 7044 §5. */
    HISTORY_INFO("History-Info", "", Shape.LIST, "RFC 7044 §5"),
    /** Identity: RFC 8224 §4. */
    IDENTITY("Identity", "y", Shape.LINES, "RFC 8224 §4"),
    /** Identity-Info: RFC 8224 §13.1. */
    IDENTITY_INFO("Identity-Info", "", Shape.SINGLE, "RFC 8224 §13.1"),
    /** Reason: RFC 3326 §2. */
    REASON("Reason", "", Shape.LIST, "RFC 3326 §2"),
    /** Accept-Contact: RFC 3841 §9.2. */
    ACCEPT_CONTACT("Accept-Contact", "a", Shape.LIST, "RFC 3841 §9.2"),
    /** Reject-Contact: RFC 3841 §9.2. */
    REJECT_CONTACT("Reject-Contact", "j", Shape.LIST, "RFC 3841 §9.2"),
    /** Request-Disposition: RFC 3841 §9.1. */
    REQUEST_DISPOSITION("Request-Disposition", "d", Shape.LIST, "RFC 3841 §9.1"),
    /** Answer-Mode: RFC 5373 §2. */
    ANSWER_MODE("Answer-Mode", "", Shape.SINGLE, "RFC 5373 §2"),
    /** Priv-Answer-Mode: RFC 5373 §2. */
    PRIV_ANSWER_MODE("Priv-Answer-Mode", "", Shape.SINGLE, "RFC 5373 §2"),
    /** Resource-Priority: RFC 4412 §3.1. */
    RESOURCE_PRIORITY("Resource-Priority", "", Shape.LIST, "RFC 4412 §3.1"),
    /** Accept-Resource-Priority: RFC 4412 §3.2. */
    ACCEPT_RESOURCE_PRIORITY("Accept-Resource-Priority", "", Shape.OPTIONAL_LIST, "RFC 4412 §3.2"),
    /** Flow-Timer: RFC 5626 §10. */
    FLOW_TIMER("Flow-Timer", "", Shape.SINGLE, "RFC 5626 §10"),
    /** Max-Breadth: RFC 5393 §5.3.1. */
    MAX_BREADTH("Max-Breadth", "", Shape.SINGLE, "RFC 5393 §5.3.1"),
    /** Geolocation: RFC 6442 §4.1. */
    GEOLOCATION("Geolocation", "", Shape.LIST, "RFC 6442 §4.1"),
    /** Geolocation-Routing: RFC 6442 §4.2. */
    GEOLOCATION_ROUTING("Geolocation-Routing", "", Shape.SINGLE, "RFC 6442 §4.2"),
    /** Geolocation-Error: RFC 6442 §4.4. */
    GEOLOCATION_ERROR("Geolocation-Error", "", Shape.SINGLE, "RFC 6442 §4.4"),
    /** User-to-User: RFC 7433 §4.1. */
    USER_TO_USER("User-to-User", "", Shape.LIST, "RFC 7433 §4.1"),
    /** Feature-Caps: RFC 6809 §6.2. */
    FEATURE_CAPS("Feature-Caps", "", Shape.LIST, "RFC 6809 §6.2"),
    /** P-Access-Network-Info: RFC 7315 §4.4. */
    P_ACCESS_NETWORK_INFO("P-Access-Network-Info", "", Shape.LIST, "RFC 7315 §4.4"),
    /** P-Associated-URI: RFC 7315 §4.1. */
    P_ASSOCIATED_URI("P-Associated-URI", "", Shape.OPTIONAL_LIST, "RFC 7315 §4.1"),
    /** P-Called-Party-ID: RFC 7315 §4.2. */
    P_CALLED_PARTY_ID("P-Called-Party-ID", "", Shape.SINGLE, "RFC 7315 §4.2"),
    /** P-Charging-Function-Addresses: RFC 7315 §4.5. */
    P_CHARGING_FUNCTION_ADDRESSES("P-Charging-Function-Addresses", "", Shape.LIST, "RFC 7315 §4.5"),
    /** P-Charging-Vector: RFC 7315 §4.6. */
    P_CHARGING_VECTOR("P-Charging-Vector", "", Shape.SINGLE, "RFC 7315 §4.6"),
    /** P-Visited-Network-ID: RFC 7315 §4.3. */
    P_VISITED_NETWORK_ID("P-Visited-Network-ID", "", Shape.LIST, "RFC 7315 §4.3"),
    /** P-Early-Media: RFC 5009 §8. */
    P_EARLY_MEDIA("P-Early-Media", "", Shape.OPTIONAL_LIST, "RFC 5009 §8"),
    /** P-Private-Network-Indication: RFC 7316 §7. */
    P_PRIVATE_NETWORK_INDICATION("P-Private-Network-Indication", "", Shape.SINGLE, "RFC 7316 §7"),
    /** P-Served-User: RFC 8498 §6. */
    P_SERVED_USER("P-Served-User", "", Shape.SINGLE, "RFC 8498 §6"),
    /** P-User-Database: RFC 4457 §4. */
    P_USER_DATABASE("P-User-Database", "", Shape.SINGLE, "RFC 4457 §4"),
    /** P-Charge-Info: RFC 8496 §6. */
    P_CHARGE_INFO("P-Charge-Info", "", Shape.SINGLE, "RFC 8496 §6"),
    /** P-Media-Authorization: RFC 3313 §5.1. */
    P_MEDIA_AUTHORIZATION("P-Media-Authorization", "", Shape.LIST, "RFC 3313 §5.1"),
    /** P-Answer-State: RFC 4964 §7.1. */
    P_ANSWER_STATE("P-Answer-State", "", Shape.SINGLE, "RFC 4964 §7.1"),
    /** P-Profile-Key: RFC 5002 §5. */
    P_PROFILE_KEY("P-Profile-Key", "", Shape.SINGLE, "RFC 5002 §5"),
    /** P-Refused-URI-List: RFC 5318 §5. */
    P_REFUSED_URI_LIST("P-Refused-URI-List", "", Shape.LIST, "RFC 5318 §5"),
    /** P-DCS-Trace-Party-ID: RFC 5503 §5.1. */
    P_DCS_TRACE_PARTY_ID("P-DCS-Trace-Party-ID", "", Shape.SINGLE, "RFC 5503 §5.1"),
    /** P-DCS-OSPS: RFC 5503 §6.1. */
    P_DCS_OSPS("P-DCS-OSPS", "", Shape.SINGLE, "RFC 5503 §6.1"),
    /** P-DCS-Billing-Info: RFC 5503 §7.1. */
    P_DCS_BILLING_INFO("P-DCS-Billing-Info", "", Shape.SINGLE, "RFC 5503 §7.1"),
    /** P-DCS-LAES: RFC 5503 §8.1. */
    P_DCS_LAES("P-DCS-LAES", "", Shape.SINGLE, "RFC 5503 §8.1"),
    /** P-DCS-Redirect: RFC 5503 §8.1. */
    P_DCS_REDIRECT("P-DCS-Redirect", "", Shape.SINGLE, "RFC 5503 §8.1"),
    /** Security-Client: RFC 3329 §2.2. */
    SECURITY_CLIENT("Security-Client", "", Shape.LIST, "RFC 3329 §2.2"),
    /** Security-Server: RFC 3329 §2.2. */
    SECURITY_SERVER("Security-Server", "", Shape.LIST, "RFC 3329 §2.2"),
    /** Security-Verify: RFC 3329 §2.2. */
    SECURITY_VERIFY("Security-Verify", "", Shape.LIST, "RFC 3329 §2.2"),
    /** Date: RFC 3261 §20.17. */
    DATE("Date", "", Shape.SINGLE, "RFC 3261 §20.17"),
    /** Timestamp: RFC 3261 §20.38. */
    TIMESTAMP("Timestamp", "", Shape.SINGLE, "RFC 3261 §20.38"),
    /** Retry-After: RFC 3261 §20.33. */
    RETRY_AFTER("Retry-After", "", Shape.SINGLE, "RFC 3261 §20.33"),
    /** Warning: RFC 3261 §20.43. */
    WARNING("Warning", "", Shape.LIST, "RFC 3261 §20.43"),
    /** Error-Info: RFC 3261 §20.18. */
    ERROR_INFO("Error-Info", "", Shape.LIST, "RFC 3261 §20.18"),
    /** Alert-Info: RFC 3261 §20.4. */
    ALERT_INFO("Alert-Info", "", Shape.LIST, "RFC 3261 §20.4"),
    /** Call-Info: RFC 3261 §20.9. */
    CALL_INFO("Call-Info", "", Shape.LIST, "RFC 3261 §20.9"),
    /** In-Reply-To: RFC 3261 §20.21. */
    IN_REPLY_TO("In-Reply-To", "", Shape.LIST, "RFC 3261 §20.21"),
    /** Reply-To: RFC 3261 §20.31. */
    REPLY_TO("Reply-To", "", Shape.SINGLE, "RFC 3261 §20.31"),
    /** Subject: RFC 3261 §20.36. */
    SUBJECT("Subject", "s", Shape.SINGLE, "RFC 3261 §20.36"),
    /** Organization: RFC 3261 §20.25. */
    ORGANIZATION("Organization", "", Shape.SINGLE, "RFC 3261 §20.25"),
    /** Priority: RFC 3261 §20.26. */
    PRIORITY("Priority", "", Shape.SINGLE, "RFC 3261 §20.26"),
    /** User-Agent: RFC 3261 §20.41. */
    USER_AGENT("User-Agent", "", Shape.SINGLE, "RFC 3261 §20.41"),
    /** Server: RFC 3261 §20.35. */
    SERVER("Server", "", Shape.SINGLE, "RFC 3261 §20.35"),
    /** Accept: RFC 3261 §20.1. */
    ACCEPT("Accept", "", Shape.OPTIONAL_LIST, "RFC 3261 §20.1"),
    /** Accept-Encoding: RFC 3261 §20.2. */
    ACCEPT_ENCODING("Accept-Encoding", "", Shape.OPTIONAL_LIST, "RFC 3261 §20.2"),
    /** Accept-Language: RFC 3261 §20.3. */
    ACCEPT_LANGUAGE("Accept-Language", "", Shape.OPTIONAL_LIST, "RFC 3261 §20.3"),
    /** MIME-Version: RFC 3261 §20.24. */
    MIME_VERSION("MIME-Version", "", Shape.SINGLE, "RFC 3261 §20.24"),
    /** Content-Disposition: RFC 3261 §20.11. */
    CONTENT_DISPOSITION("Content-Disposition", "", Shape.SINGLE, "RFC 3261 §20.11"),
    /** Content-Encoding: RFC 3261 §20.12. */
    CONTENT_ENCODING("Content-Encoding", "e", Shape.LIST, "RFC 3261 §20.12"),
    /** Content-Transfer-Encoding: RFC 2045 §6. */
    CONTENT_TRANSFER_ENCODING("Content-Transfer-Encoding", "", Shape.SINGLE, "RFC 2045 §6"),
    /** Content-Language: RFC 3261 §20.13. */
    CONTENT_LANGUAGE("Content-Language", "", Shape.LIST, "RFC 3261 §20.13"),
    /** Content-ID: RFC 8262 §3. */
    CONTENT_ID("Content-ID", "", Shape.SINGLE, "RFC 8262 §3"),
    /** Content-Type: RFC 3261 §20.15. */
    CONTENT_TYPE("Content-Type", "c", Shape.SINGLE, "RFC 3261 §20.15"),
    /** Content-Length: RFC 3261 §20.14. */
    CONTENT_LENGTH("Content-Length", "l", Shape.SINGLE, "RFC 3261 §20.14");
    // spotless:on

    /** How values of a header field may be repeated (RFC 3261 §7.3.1). */
    public enum Shape {
        /** One value, in one field. */
        SINGLE,
        /** Values in several fields, or in one field separated by commas. */
        LIST,
        /** A list that may have no value at all. */
        OPTIONAL_LIST,
        /**
         * One value a field, in several fields: challenges and credentials, for example, whose own syntax has commas.
         */
        LINES
    }

    private static final KnownHeader[] ALL = values();
    private static final KnownHeader[] WITH_COMPACT =
            Arrays.stream(ALL).filter(header -> !header.compact.isEmpty()).toArray(KnownHeader[]::new);
    private static final String[] SPELLINGS = Stream.concat(
                    Arrays.stream(ALL).map(KnownHeader::printed),
                    Arrays.stream(WITH_COMPACT).map(KnownHeader::compact))
            .toArray(String[]::new);
    private static final byte[] INDEXES = indexes();
    private static final NameTable NAMES = NameTable.of(SPELLINGS);
    private static final ShortNames SHORT_NAMES = ShortNames.of(SPELLINGS, INDEXES);
    private static final LongerNames LONGER_NAMES = LongerNames.of(SPELLINGS, INDEXES);

    private final String printed;
    private final String compact;
    private final Shape shape;
    private final String source;

    KnownHeader(String printed, String compact, Shape shape, String source) {
        this.printed = printed;
        this.compact = compact;
        this.shape = shape;
        this.source = source;
    }

    @Override
    public String printed() {
        return printed;
    }

    /**
     * The compact form of the name (RFC 3261 §20).
     *
     * @return one letter, or an empty text if there is none
     */
    public String compact() {
        return compact;
    }

    /**
     * How values may be repeated.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Where the header field is defined.
     *
     * @return the document and section
     */
    public String source() {
        return source;
    }

    /**
     * The place in this list of a name that stands in an array.
     *
     * @param bytes the array
     * @param from where the name begins
     * @param to where it ends, exclusive; there are no control characters between
     * @return its {@link #index()}, or −1 if the name is not known
     */
    public static int indexOf(byte[] bytes, int from, int to) {
        int found = from >= Long.BYTES ? NAMES.indexOf(bytes, from, to) : indexOf(shifted(bytes, from, to));
        return found < 0 ? -1 : INDEXES[found];
    }

    /**
     * Finds a name, quickly, of less than sixteen bytes that a colon follows at once, as at nearly every line's start.
     *
     * @param first the first eight bytes of a line without control characters but for tabs, folds and its line end, the
     *     first one lowest
     * @param second the next ones
     * @return the name's length in the lower eight bits, and above them its {@link #index()} plus one; 0 if there is
     *     none, or only {@link #indexOf} can tell
     */
    public static long shortName(long first, long second) {
        return SHORT_NAMES.find(first, second);
    }

    /**
     * Finds a name, quickly, of sixteen to 23 bytes that a colon follows at once.
     *
     * @param first the first eight bytes of a line without control characters but for tabs, folds and its line end, the
     *     first one lowest
     * @param second the next ones
     * @param third the ones behind these
     * @return as {@link #shortName}
     */
    public static long longerName(long first, long second, long third) {
        return LONGER_NAMES.find(first, second, third);
    }

    private static int indexOf(byte[] shifted) {
        return NAMES.indexOf(shifted, Long.BYTES, shifted.length);
    }

    private static byte[] shifted(byte[] bytes, int from, int to) {
        byte[] shifted = new byte[Long.BYTES + to - from];
        System.arraycopy(bytes, from, shifted, Long.BYTES, to - from);
        return shifted;
    }

    static @Nullable KnownHeader find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int index = indexOf(bytes, 0, bytes.length);
        return index >= 0 && Lexis.TOKEN.matchesAll(name) ? ALL[index] : null;
    }

    /**
     * The place of this header in the list, by which tables and rank are kept.
     *
     * @return 0 or more
     */
    @SuppressWarnings("EnumOrdinal") // the list's order is what this enum is for
    public int index() {
        return ordinal();
    }

    /**
     * The known header at a place in this list.
     *
     * @param index its {@link #index()}
     * @return the header
     */
    public static KnownHeader at(int index) {
        return ALL[index];
    }

    /** The printed names are followed by the compact ones. */
    private static byte[] indexes() {
        byte[] indexes = new byte[ALL.length + WITH_COMPACT.length];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = (byte) (i < ALL.length ? i : WITH_COMPACT[i - ALL.length].index());
        }
        return indexes;
    }

    @Override
    public String toString() {
        return printed;
    }
}
