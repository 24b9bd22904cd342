package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;

/** The types of SIP's header fields. */
public final class HeaderTypes {
    // spotless:off
    /** {@link KnownHeader#VIA}. */
    public static final HeaderType<Via> VIA = HeaderType.of(KnownHeader.VIA, Via::read);
    /** {@link KnownHeader#FROM}. */
    public static final HeaderType<NameAddr> FROM = HeaderType.of(KnownHeader.FROM, NameAddr::read);
    /** {@link KnownHeader#TO}. */
    public static final HeaderType<NameAddr> TO = HeaderType.of(KnownHeader.TO, NameAddr::read);
    /** {@link KnownHeader#CONTACT}. */
    public static final HeaderType<Contact> CONTACT = HeaderType.of(KnownHeader.CONTACT, Contact::read);
    /** {@link KnownHeader#ROUTE}. */
    public static final HeaderType<NameAddr> ROUTE = HeaderType.of(KnownHeader.ROUTE, HeaderTypes::readRoute);
    /** {@link KnownHeader#RECORD_ROUTE}. */
    public static final HeaderType<NameAddr> RECORD_ROUTE = HeaderType.of(KnownHeader.RECORD_ROUTE, HeaderTypes::readRoute);
    /** {@link KnownHeader#CALL_ID}. */
    public static final HeaderType<Slice> CALL_ID = HeaderType.of(KnownHeader.CALL_ID, HeaderTypes::readCallId, HeaderTypes::write);
    /** {@link KnownHeader#CSEQ}. */
    public static final HeaderType<CSeq> CSEQ = HeaderType.of(KnownHeader.CSEQ, CSeq::read);
    /** {@link KnownHeader#MAX_FORWARDS}: 0 to 255. */
    public static final HeaderType<Integer> MAX_FORWARDS = number(KnownHeader.MAX_FORWARDS, 255);
    /** {@link KnownHeader#CONTENT_LENGTH}: bytes. */
    public static final HeaderType<Integer> CONTENT_LENGTH = number(KnownHeader.CONTENT_LENGTH, Integer.MAX_VALUE);
    /** {@link KnownHeader#CONTENT_TYPE}. */
    public static final HeaderType<MediaType> CONTENT_TYPE = HeaderType.of(KnownHeader.CONTENT_TYPE, MediaType::read);
    /** {@link KnownHeader#EXPIRES}: seconds, 0 to 2³² − 1. */
    public static final HeaderType<Long> EXPIRES = seconds(KnownHeader.EXPIRES);
    /** {@link KnownHeader#MIN_EXPIRES}: seconds, 0 to 2³² − 1. */
    public static final HeaderType<Long> MIN_EXPIRES = seconds(KnownHeader.MIN_EXPIRES);
    /** {@link KnownHeader#ALLOW}. */
    public static final HeaderType<Method> ALLOW = HeaderType.of(KnownHeader.ALLOW, Method::read);
    /** {@link KnownHeader#SUPPORTED}: option tags. */
    public static final HeaderType<Slice> SUPPORTED = token(KnownHeader.SUPPORTED);
    /** {@link KnownHeader#REQUIRE}: option tags. */
    public static final HeaderType<Slice> REQUIRE = token(KnownHeader.REQUIRE);
    /** {@link KnownHeader#PROXY_REQUIRE}: option tags. */
    public static final HeaderType<Slice> PROXY_REQUIRE = token(KnownHeader.PROXY_REQUIRE);
    /** {@link KnownHeader#UNSUPPORTED}: option tags. */
    public static final HeaderType<Slice> UNSUPPORTED = token(KnownHeader.UNSUPPORTED);
    /** {@link KnownHeader#WWW_AUTHENTICATE}. */
    public static final HeaderType<Challenge> WWW_AUTHENTICATE = HeaderType.of(KnownHeader.WWW_AUTHENTICATE, Challenge::read);
    /** {@link KnownHeader#PROXY_AUTHENTICATE}. */
    public static final HeaderType<Challenge> PROXY_AUTHENTICATE = HeaderType.of(KnownHeader.PROXY_AUTHENTICATE, Challenge::read);
    /** {@link KnownHeader#AUTHORIZATION}. */
    public static final HeaderType<Credentials> AUTHORIZATION = HeaderType.of(KnownHeader.AUTHORIZATION, Credentials::read);
    /** {@link KnownHeader#PROXY_AUTHORIZATION}. */
    public static final HeaderType<Credentials> PROXY_AUTHORIZATION = HeaderType.of(KnownHeader.PROXY_AUTHORIZATION, Credentials::read);
    /** {@link KnownHeader#AUTHENTICATION_INFO}. */
    public static final HeaderType<AuthParameters> AUTHENTICATION_INFO = HeaderType.of(KnownHeader.AUTHENTICATION_INFO, AuthParameters::read);
    /** {@link KnownHeader#PROXY_AUTHENTICATION_INFO}. */
    public static final HeaderType<AuthParameters> PROXY_AUTHENTICATION_INFO = HeaderType.of(KnownHeader.PROXY_AUTHENTICATION_INFO, AuthParameters::read);
    // spotless:on

    private static final List<HeaderType<?>> ALL = List.of(
            VIA,
            FROM,
            TO,
            CONTACT,
            ROUTE,
            RECORD_ROUTE,
            CALL_ID,
            CSEQ,
            MAX_FORWARDS,
            CONTENT_LENGTH,
            CONTENT_TYPE,
            EXPIRES,
            MIN_EXPIRES,
            ALLOW,
            SUPPORTED,
            REQUIRE,
            PROXY_REQUIRE,
            UNSUPPORTED,
            WWW_AUTHENTICATE,
            PROXY_AUTHENTICATE,
            AUTHORIZATION,
            PROXY_AUTHORIZATION,
            AUTHENTICATION_INFO,
            PROXY_AUTHENTICATION_INFO);

    private static final HeaderType<?>[] BY_ORDINAL = byOrdinal();

    private HeaderTypes() {}

    /**
     * The type of a known header.
     *
     * @param name the header
     * @return its type, or empty if its value is only text here
     */
    public static Optional<HeaderType<?>> of(KnownHeader name) {
        return Optional.ofNullable(BY_ORDINAL[name.index()]);
    }

    private static HeaderType<?>[] byOrdinal() {
        HeaderType<?>[] types = new HeaderType<?>[KnownHeader.values().length];
        for (HeaderType<?> type : ALL) {
            types[((KnownHeader) type.name()).index()] = type;
        }
        return types;
    }

    private static HeaderType<Integer> number(KnownHeader name, int max) {
        return HeaderType.of(
                name, cursor -> (int) cursor.number(max, HeaderRule.NUMBER), (value, to) -> to.decimal(value));
    }

    private static HeaderType<Long> seconds(KnownHeader name) {
        return HeaderType.of(
                name, cursor -> cursor.number(0xFFFF_FFFFL, HeaderRule.NUMBER), (value, to) -> to.decimal(value));
    }

    private static HeaderType<Slice> token(KnownHeader name) {
        return HeaderType.of(name, cursor -> cursor.take(Lexis.TOKEN, AddressRule.TOKEN), HeaderTypes::write);
    }

    private static void write(Slice value, ByteWriter to) {
        to.slice(value);
    }

    /** Routes are {@code name-addr}: always in brackets (RFC 3261 §20.30, §20.34). */
    private static NameAddr readRoute(Cursor cursor) {
        int from = cursor.position();
        NameAddr route = NameAddr.read(cursor);
        if (cursor.since(from).indexOf('<') < 0) {
            throw cursor.errorAt(AddressRule.NAME_ADDR, from);
        }
        return route;
    }

    private static Slice readCallId(Cursor cursor) {
        int from = cursor.position();
        cursor.take(Lexis.WORD, HeaderRule.CALL_ID);
        if (cursor.skip('@')) {
            cursor.take(Lexis.WORD, HeaderRule.CALL_ID);
        }
        return cursor.since(from);
    }
}
