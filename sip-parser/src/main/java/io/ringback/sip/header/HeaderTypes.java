package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.text.Slice;
import java.time.Instant;
import java.util.Optional;

/** The types of RFC 3261's header fields. Those of its extensions are in {@link ExtensionTypes}. */
public final class HeaderTypes {
    private static final TypeTable TYPES = new TypeTable();

    // spotless:off
    /** {@link KnownHeader#VIA}. */
    public static final HeaderType<Via> VIA = TYPES.add(KnownHeader.VIA, Via::isPlain, Via::plain, Via::read);
    /** {@link KnownHeader#FROM}. */
    public static final HeaderType<NameAddr> FROM = TYPES.tagged(KnownHeader.FROM);
    /** {@link KnownHeader#TO}. */
    public static final HeaderType<NameAddr> TO = TYPES.tagged(KnownHeader.TO);
    /** {@link KnownHeader#CONTACT}. */
    public static final HeaderType<Contact> CONTACT = TYPES.add(KnownHeader.CONTACT, Contact::isPlain, Contact::plain, Contact::read);
    /** {@link KnownHeader#ROUTE}. */
    public static final HeaderType<NameAddr> ROUTE = TYPES.bracketed(KnownHeader.ROUTE);
    /** {@link KnownHeader#RECORD_ROUTE}. */
    public static final HeaderType<NameAddr> RECORD_ROUTE = TYPES.bracketed(KnownHeader.RECORD_ROUTE);
    /** {@link KnownHeader#CALL_ID}. */
    public static final HeaderType<Slice> CALL_ID = TYPES.slice(KnownHeader.CALL_ID, CallId::isPlain, CallId::read);
    /** {@link KnownHeader#CSEQ}. */
    public static final HeaderType<CSeq> CSEQ = TYPES.add(KnownHeader.CSEQ, CSeq::isPlain, CSeq::plain, CSeq::read);
    /** {@link KnownHeader#MAX_FORWARDS}: 0 to 255. */
    public static final HeaderType<Integer> MAX_FORWARDS = TYPES.number(KnownHeader.MAX_FORWARDS, 255);
    /** {@link KnownHeader#CONTENT_LENGTH}: bytes. */
    public static final HeaderType<Integer> CONTENT_LENGTH = TYPES.number(KnownHeader.CONTENT_LENGTH, Integer.MAX_VALUE);
    /** {@link KnownHeader#CONTENT_TYPE}. */
    public static final HeaderType<MediaType> CONTENT_TYPE = TYPES.add(KnownHeader.CONTENT_TYPE, MediaType::read);
    /** {@link KnownHeader#EXPIRES}: seconds, 0 to 2³² − 1. */
    public static final HeaderType<Long> EXPIRES = TYPES.seconds(KnownHeader.EXPIRES);
    /** {@link KnownHeader#MIN_EXPIRES}: seconds, 0 to 2³² − 1. */
    public static final HeaderType<Long> MIN_EXPIRES = TYPES.seconds(KnownHeader.MIN_EXPIRES);
    /** {@link KnownHeader#ALLOW}. */
    public static final HeaderType<Method> ALLOW = TYPES.tokens(KnownHeader.ALLOW, Method::of, Method::read, Method::writeTo);
    /** {@link KnownHeader#SUPPORTED}: option tags. */
    public static final HeaderType<Slice> SUPPORTED = TYPES.token(KnownHeader.SUPPORTED);
    /** {@link KnownHeader#REQUIRE}: option tags. */
    public static final HeaderType<Slice> REQUIRE = TYPES.token(KnownHeader.REQUIRE);
    /** {@link KnownHeader#PROXY_REQUIRE}: option tags. */
    public static final HeaderType<Slice> PROXY_REQUIRE = TYPES.token(KnownHeader.PROXY_REQUIRE);
    /** {@link KnownHeader#UNSUPPORTED}: option tags. */
    public static final HeaderType<Slice> UNSUPPORTED = TYPES.token(KnownHeader.UNSUPPORTED);
    /** {@link KnownHeader#WWW_AUTHENTICATE}. */
    public static final HeaderType<Challenge> WWW_AUTHENTICATE = TYPES.add(KnownHeader.WWW_AUTHENTICATE, Challenge::isPlain, Challenge::plain, Challenge::read);
    /** {@link KnownHeader#PROXY_AUTHENTICATE}. */
    public static final HeaderType<Challenge> PROXY_AUTHENTICATE = TYPES.add(KnownHeader.PROXY_AUTHENTICATE, Challenge::isPlain, Challenge::plain, Challenge::read);
    /** {@link KnownHeader#AUTHORIZATION}. */
    public static final HeaderType<Credentials> AUTHORIZATION = TYPES.add(KnownHeader.AUTHORIZATION, Credentials::isPlain, Credentials::plain, Credentials::read);
    /** {@link KnownHeader#PROXY_AUTHORIZATION}. */
    public static final HeaderType<Credentials> PROXY_AUTHORIZATION = TYPES.add(KnownHeader.PROXY_AUTHORIZATION, Credentials::isPlain, Credentials::plain, Credentials::read);
    /** {@link KnownHeader#AUTHENTICATION_INFO}. */
    public static final HeaderType<AuthenticationInfo> AUTHENTICATION_INFO = TYPES.add(KnownHeader.AUTHENTICATION_INFO, AuthenticationInfo::read);
    /** {@link KnownHeader#ACCEPT}. */
    public static final HeaderType<Accept> ACCEPT = TYPES.add(KnownHeader.ACCEPT, Accept::read);
    /** {@link KnownHeader#ACCEPT_ENCODING}. */
    public static final HeaderType<AcceptEncoding> ACCEPT_ENCODING = TYPES.add(KnownHeader.ACCEPT_ENCODING, AcceptEncoding::read);
    /** {@link KnownHeader#ACCEPT_LANGUAGE}. */
    public static final HeaderType<AcceptLanguage> ACCEPT_LANGUAGE = TYPES.add(KnownHeader.ACCEPT_LANGUAGE, AcceptLanguage::read);
    /** {@link KnownHeader#ALERT_INFO}. */
    public static final HeaderType<BracketedUri> ALERT_INFO = TYPES.add(KnownHeader.ALERT_INFO, BracketedUri::read);
    /** {@link KnownHeader#CALL_INFO}. */
    public static final HeaderType<CallInfo> CALL_INFO = TYPES.add(KnownHeader.CALL_INFO, CallInfo::read);
    /** {@link KnownHeader#CONTENT_DISPOSITION}. */
    public static final HeaderType<ContentDisposition> CONTENT_DISPOSITION = TYPES.add(KnownHeader.CONTENT_DISPOSITION, ContentDisposition::read);
    /** {@link KnownHeader#CONTENT_ENCODING}: content codings. */
    public static final HeaderType<Slice> CONTENT_ENCODING = TYPES.token(KnownHeader.CONTENT_ENCODING);
    /** {@link KnownHeader#CONTENT_LANGUAGE}: language tags. */
    public static final HeaderType<Slice> CONTENT_LANGUAGE = TYPES.slice(KnownHeader.CONTENT_LANGUAGE, LanguageTag::read);
    /** {@link KnownHeader#DATE}: to the second. */
    public static final HeaderType<Instant> DATE = TYPES.add(KnownHeader.DATE, SipDate::plain, SipDate::read, SipDate::write);
    /** {@link KnownHeader#ERROR_INFO}. */
    public static final HeaderType<BracketedUri> ERROR_INFO = TYPES.add(KnownHeader.ERROR_INFO, BracketedUri::read);
    /** {@link KnownHeader#IN_REPLY_TO}: Call-IDs. */
    public static final HeaderType<Slice> IN_REPLY_TO = TYPES.slice(KnownHeader.IN_REPLY_TO, CallId::read);
    /** {@link KnownHeader#MIME_VERSION}. */
    public static final HeaderType<MimeVersion> MIME_VERSION = TYPES.add(KnownHeader.MIME_VERSION, MimeVersion::read);
    /** {@link KnownHeader#ORGANIZATION}: perhaps empty. */
    public static final HeaderType<String> ORGANIZATION = TYPES.text(KnownHeader.ORGANIZATION);
    /** {@link KnownHeader#PRIORITY}: {@code emergency}, {@code urgent}, {@code normal}, {@code non-urgent} or another token. */
    public static final HeaderType<Slice> PRIORITY = TYPES.token(KnownHeader.PRIORITY);
    /** {@link KnownHeader#REPLY_TO}. */
    public static final HeaderType<NameAddr> REPLY_TO = TYPES.add(KnownHeader.REPLY_TO, NameAddr::read);
    /** {@link KnownHeader#RETRY_AFTER}. */
    public static final HeaderType<RetryAfter> RETRY_AFTER = TYPES.add(KnownHeader.RETRY_AFTER, RetryAfter::read);
    /** {@link KnownHeader#SERVER}. */
    public static final HeaderType<Products> SERVER = TYPES.add(KnownHeader.SERVER, Products::read);
    /** {@link KnownHeader#SUBJECT}: perhaps empty. */
    public static final HeaderType<String> SUBJECT = TYPES.text(KnownHeader.SUBJECT);
    /** {@link KnownHeader#TIMESTAMP}. */
    public static final HeaderType<Timestamp> TIMESTAMP = TYPES.add(KnownHeader.TIMESTAMP, Timestamp::read);
    /** {@link KnownHeader#USER_AGENT}. */
    public static final HeaderType<Products> USER_AGENT = TYPES.add(KnownHeader.USER_AGENT, Products::read);
    /** {@link KnownHeader#WARNING}. */
    public static final HeaderType<Warning> WARNING = TYPES.add(KnownHeader.WARNING, Warning::read);
    // spotless:on

    private static final HeaderType<?>[] BY_INDEX = TypeTable.byIndex(TYPES, ExtensionTypes.TYPES);

    private HeaderTypes() {}

    /**
     * The type of a known header.
     *
     * @param name the header
     * @return its type
     */
    public static Optional<HeaderType<?>> of(KnownHeader name) {
        return Optional.ofNullable(BY_INDEX[name.index()]);
    }
}
