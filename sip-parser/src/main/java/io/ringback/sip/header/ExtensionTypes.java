package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;

/** The types of the header fields that extensions of RFC 3261 have added. */
public final class ExtensionTypes {
    static final TypeTable TYPES = new TypeTable();

    // spotless:off
    /** {@link KnownHeader#PATH}. */
    public static final HeaderType<NameAddr> PATH = TYPES.bracketed(KnownHeader.PATH);
    /** {@link KnownHeader#SERVICE_ROUTE}. */
    public static final HeaderType<NameAddr> SERVICE_ROUTE = TYPES.bracketed(KnownHeader.SERVICE_ROUTE);
    /** {@link KnownHeader#PROXY_AUTHENTICATION_INFO}. */
    public static final HeaderType<AuthenticationInfo> PROXY_AUTHENTICATION_INFO = TYPES.add(KnownHeader.PROXY_AUTHENTICATION_INFO, AuthenticationInfo::read);
    /** {@link KnownHeader#RSEQ}: 1 to 2³² − 1. */
    public static final HeaderType<Long> RSEQ = TYPES.add(KnownHeader.RSEQ, ExtensionTypes::readResponseNumber, (value, to) -> to.decimal(value));
    /** {@link KnownHeader#RACK}. */
    public static final HeaderType<RAck> RACK = TYPES.add(KnownHeader.RACK, RAck::read);
    /** {@link KnownHeader#EVENT}. */
    public static final HeaderType<Event> EVENT = TYPES.add(KnownHeader.EVENT, Event::read);
    /** {@link KnownHeader#ALLOW_EVENTS}: event types. */
    public static final HeaderType<Slice> ALLOW_EVENTS = TYPES.slice(KnownHeader.ALLOW_EVENTS, Event::readType);
    /** {@link KnownHeader#SUBSCRIPTION_STATE}. */
    public static final HeaderType<SubscriptionState> SUBSCRIPTION_STATE = TYPES.add(KnownHeader.SUBSCRIPTION_STATE, SubscriptionState::read);
    /** {@link KnownHeader#INFO_PACKAGE}. */
    public static final HeaderType<InfoPackage> INFO_PACKAGE = TYPES.add(KnownHeader.INFO_PACKAGE, InfoPackage::read);
    /** {@link KnownHeader#RECV_INFO}. */
    public static final HeaderType<InfoPackage> RECV_INFO = TYPES.add(KnownHeader.RECV_INFO, InfoPackage::read);
    /** {@link KnownHeader#SESSION_EXPIRES}. */
    public static final HeaderType<SessionExpires> SESSION_EXPIRES = TYPES.add(KnownHeader.SESSION_EXPIRES, SessionExpires::read);
    /** {@link KnownHeader#MIN_SE}. */
    public static final HeaderType<MinSe> MIN_SE = TYPES.add(KnownHeader.MIN_SE, MinSe::read);
    /** {@link KnownHeader#REFER_TO}. */
    public static final HeaderType<NameAddr> REFER_TO = TYPES.add(KnownHeader.REFER_TO, NameAddr::read);
    /** {@link KnownHeader#REFERRED_BY}. */
    public static final HeaderType<ReferredBy> REFERRED_BY = TYPES.add(KnownHeader.REFERRED_BY, ReferredBy::read);
    /** {@link KnownHeader#REFER_SUB}. */
    public static final HeaderType<ReferSub> REFER_SUB = TYPES.add(KnownHeader.REFER_SUB, ReferSub::read);
    /** {@link KnownHeader#REPLACES}. */
    public static final HeaderType<Replaces> REPLACES = TYPES.add(KnownHeader.REPLACES, Replaces::read);
    /** {@link KnownHeader#JOIN}. */
    public static final HeaderType<Join> JOIN = TYPES.add(KnownHeader.JOIN, Join::read);
    /** {@link KnownHeader#TARGET_DIALOG}. */
    public static final HeaderType<TargetDialog> TARGET_DIALOG = TYPES.add(KnownHeader.TARGET_DIALOG, TargetDialog::read);
    /** {@link KnownHeader#SESSION_ID}. */
    public static final HeaderType<SessionId> SESSION_ID = TYPES.add(KnownHeader.SESSION_ID, SessionId::read);
    /** {@link KnownHeader#SIP_ETAG}. */
    public static final HeaderType<Slice> SIP_ETAG = TYPES.token(KnownHeader.SIP_ETAG);
    /** {@link KnownHeader#SIP_IF_MATCH}. */
    public static final HeaderType<Slice> SIP_IF_MATCH = TYPES.token(KnownHeader.SIP_IF_MATCH);
    /** {@link KnownHeader#SUPPRESS_IF_MATCH}: an entity tag, or a star. */
    public static final HeaderType<Slice> SUPPRESS_IF_MATCH = TYPES.token(KnownHeader.SUPPRESS_IF_MATCH);
    /** {@link KnownHeader#PRIVACY}. */
    public static final HeaderType<Privacy> PRIVACY = TYPES.add(KnownHeader.PRIVACY, Privacy::read);
    /** {@link KnownHeader#DIVERSION}. */
    public static final HeaderType<Diversion> DIVERSION = TYPES.add(KnownHeader.DIVERSION, Diversion::read);
    /** {@link KnownHeader#REMOTE_PARTY_ID}. */
    public static final HeaderType<RemotePartyId> REMOTE_PARTY_ID = TYPES.add(KnownHeader.REMOTE_PARTY_ID, RemotePartyId::isPlain, RemotePartyId::plain, RemotePartyId::read);
    /** {@link KnownHeader#HISTORY_INFO}. */
    public static final HeaderType<HistoryInfo> HISTORY_INFO = TYPES.add(KnownHeader.HISTORY_INFO, HistoryInfo::read);
    /** {@link KnownHeader#IDENTITY}. */
    public static final HeaderType<Identity> IDENTITY = TYPES.add(KnownHeader.IDENTITY, Identity::read);
    /** {@link KnownHeader#IDENTITY_INFO}. */
    public static final HeaderType<BracketedUri> IDENTITY_INFO = TYPES.add(KnownHeader.IDENTITY_INFO, BracketedUri::read);
    /** {@link KnownHeader#REASON}. */
    public static final HeaderType<Reason> REASON = TYPES.add(KnownHeader.REASON, Reason::read);
    /** {@link KnownHeader#ACCEPT_CONTACT}. */
    public static final HeaderType<AcceptContact> ACCEPT_CONTACT = TYPES.add(KnownHeader.ACCEPT_CONTACT, AcceptContact::read);
    /** {@link KnownHeader#REJECT_CONTACT}. */
    public static final HeaderType<RejectContact> REJECT_CONTACT = TYPES.add(KnownHeader.REJECT_CONTACT, RejectContact::read);
    /** {@link KnownHeader#REQUEST_DISPOSITION}. */
    public static final HeaderType<RequestDisposition> REQUEST_DISPOSITION = TYPES.add(KnownHeader.REQUEST_DISPOSITION, RequestDisposition::read);
    /** {@link KnownHeader#ANSWER_MODE}. */
    public static final HeaderType<AnswerMode> ANSWER_MODE = TYPES.add(KnownHeader.ANSWER_MODE, AnswerMode::read);
    /** {@link KnownHeader#PRIV_ANSWER_MODE}. */
    public static final HeaderType<AnswerMode> PRIV_ANSWER_MODE = TYPES.add(KnownHeader.PRIV_ANSWER_MODE, AnswerMode::read);
    /** {@link KnownHeader#RESOURCE_PRIORITY}. */
    public static final HeaderType<ResourcePriority> RESOURCE_PRIORITY = TYPES.add(KnownHeader.RESOURCE_PRIORITY, ResourcePriority::read);
    /** {@link KnownHeader#ACCEPT_RESOURCE_PRIORITY}. */
    public static final HeaderType<ResourcePriority> ACCEPT_RESOURCE_PRIORITY = TYPES.add(KnownHeader.ACCEPT_RESOURCE_PRIORITY, ResourcePriority::read);
    /** {@link KnownHeader#FLOW_TIMER}: seconds. */
    public static final HeaderType<Long> FLOW_TIMER = TYPES.seconds(KnownHeader.FLOW_TIMER);
    /** {@link KnownHeader#MAX_BREADTH}. */
    public static final HeaderType<Integer> MAX_BREADTH = TYPES.number(KnownHeader.MAX_BREADTH, Integer.MAX_VALUE);
    /** {@link KnownHeader#GEOLOCATION}. */
    public static final HeaderType<BracketedUri> GEOLOCATION = TYPES.add(KnownHeader.GEOLOCATION, BracketedUri::read);
    /** {@link KnownHeader#GEOLOCATION_ROUTING}. */
    public static final HeaderType<GeolocationRouting> GEOLOCATION_ROUTING = TYPES.add(KnownHeader.GEOLOCATION_ROUTING, GeolocationRouting::read);
    /** {@link KnownHeader#GEOLOCATION_ERROR}. */
    public static final HeaderType<GeolocationError> GEOLOCATION_ERROR = TYPES.add(KnownHeader.GEOLOCATION_ERROR, GeolocationError::read);
    /** {@link KnownHeader#USER_TO_USER}. */
    public static final HeaderType<UserToUser> USER_TO_USER = TYPES.add(KnownHeader.USER_TO_USER, UserToUser::read);
    /** {@link KnownHeader#FEATURE_CAPS}. */
    public static final HeaderType<FeatureCaps> FEATURE_CAPS = TYPES.add(KnownHeader.FEATURE_CAPS, FeatureCaps::read);
    /** {@link KnownHeader#SECURITY_CLIENT}. */
    public static final HeaderType<SecurityMechanism> SECURITY_CLIENT = TYPES.add(KnownHeader.SECURITY_CLIENT, SecurityMechanism::read);
    /** {@link KnownHeader#SECURITY_SERVER}. */
    public static final HeaderType<SecurityMechanism> SECURITY_SERVER = TYPES.add(KnownHeader.SECURITY_SERVER, SecurityMechanism::read);
    /** {@link KnownHeader#SECURITY_VERIFY}. */
    public static final HeaderType<SecurityMechanism> SECURITY_VERIFY = TYPES.add(KnownHeader.SECURITY_VERIFY, SecurityMechanism::read);
    /** {@link KnownHeader#CONTENT_TRANSFER_ENCODING}: {@code 7bit}, {@code 8bit}, {@code binary}, {@code quoted-printable}, {@code base64} or another token, without regard to case. */
    public static final HeaderType<Slice> CONTENT_TRANSFER_ENCODING = TYPES.token(KnownHeader.CONTENT_TRANSFER_ENCODING);
    /** {@link KnownHeader#CONTENT_ID}. */
    public static final HeaderType<ContentId> CONTENT_ID = TYPES.add(KnownHeader.CONTENT_ID, ContentId::read);
    /** {@link KnownHeader#P_ASSERTED_IDENTITY}. */
    public static final HeaderType<NameAddr> P_ASSERTED_IDENTITY = TYPES.plain(KnownHeader.P_ASSERTED_IDENTITY);
    /** {@link KnownHeader#P_PREFERRED_IDENTITY}. */
    public static final HeaderType<NameAddr> P_PREFERRED_IDENTITY = TYPES.plain(KnownHeader.P_PREFERRED_IDENTITY);
    /** {@link KnownHeader#P_ASSERTED_SERVICE}. */
    public static final HeaderType<ServiceId> P_ASSERTED_SERVICE = TYPES.add(KnownHeader.P_ASSERTED_SERVICE, ServiceId::read);
    /** {@link KnownHeader#P_PREFERRED_SERVICE}. */
    public static final HeaderType<ServiceId> P_PREFERRED_SERVICE = TYPES.add(KnownHeader.P_PREFERRED_SERVICE, ServiceId::read);
    /** {@link KnownHeader#P_ACCESS_NETWORK_INFO}. */
    public static final HeaderType<PAccessNetworkInfo> P_ACCESS_NETWORK_INFO = TYPES.add(KnownHeader.P_ACCESS_NETWORK_INFO, PAccessNetworkInfo::read);
    /** {@link KnownHeader#P_ASSOCIATED_URI}. */
    public static final HeaderType<NameAddr> P_ASSOCIATED_URI = TYPES.bracketed(KnownHeader.P_ASSOCIATED_URI);
    /** {@link KnownHeader#P_CALLED_PARTY_ID}. */
    public static final HeaderType<NameAddr> P_CALLED_PARTY_ID = TYPES.bracketed(KnownHeader.P_CALLED_PARTY_ID);
    /** {@link KnownHeader#P_CHARGING_FUNCTION_ADDRESSES}. */
    public static final HeaderType<PChargingFunctionAddresses> P_CHARGING_FUNCTION_ADDRESSES = TYPES.add(KnownHeader.P_CHARGING_FUNCTION_ADDRESSES, PChargingFunctionAddresses::read);
    /** {@link KnownHeader#P_CHARGING_VECTOR}. */
    public static final HeaderType<PChargingVector> P_CHARGING_VECTOR = TYPES.add(KnownHeader.P_CHARGING_VECTOR, PChargingVector::read);
    /** {@link KnownHeader#P_VISITED_NETWORK_ID}. */
    public static final HeaderType<PVisitedNetworkId> P_VISITED_NETWORK_ID = TYPES.add(KnownHeader.P_VISITED_NETWORK_ID, PVisitedNetworkId::read);
    /** {@link KnownHeader#P_EARLY_MEDIA}: {@code sendrecv}, {@code inactive}, {@code gated} and others. */
    public static final HeaderType<Slice> P_EARLY_MEDIA = TYPES.token(KnownHeader.P_EARLY_MEDIA);
    /** {@link KnownHeader#P_PRIVATE_NETWORK_INDICATION}. */
    public static final HeaderType<PPrivateNetworkIndication> P_PRIVATE_NETWORK_INDICATION = TYPES.add(KnownHeader.P_PRIVATE_NETWORK_INDICATION, PPrivateNetworkIndication::read);
    /** {@link KnownHeader#P_SERVED_USER}. */
    public static final HeaderType<PServedUser> P_SERVED_USER = TYPES.add(KnownHeader.P_SERVED_USER, PServedUser::read);
    /** {@link KnownHeader#P_USER_DATABASE}. */
    public static final HeaderType<BracketedUri> P_USER_DATABASE = TYPES.add(KnownHeader.P_USER_DATABASE, ExtensionTypes::readDatabase);
    /** {@link KnownHeader#P_CHARGE_INFO}. */
    public static final HeaderType<NameAddr> P_CHARGE_INFO = TYPES.plain(KnownHeader.P_CHARGE_INFO);
    /** {@link KnownHeader#P_MEDIA_AUTHORIZATION}. */
    public static final HeaderType<PMediaAuthorization> P_MEDIA_AUTHORIZATION = TYPES.add(KnownHeader.P_MEDIA_AUTHORIZATION, PMediaAuthorization::read);
    /** {@link KnownHeader#P_ANSWER_STATE}. */
    public static final HeaderType<PAnswerState> P_ANSWER_STATE = TYPES.add(KnownHeader.P_ANSWER_STATE, PAnswerState::read);
    /** {@link KnownHeader#P_PROFILE_KEY}: the key, perhaps a pattern of many users. */
    public static final HeaderType<NameAddr> P_PROFILE_KEY = TYPES.add(KnownHeader.P_PROFILE_KEY, NameAddr::read);
    /** {@link KnownHeader#P_REFUSED_URI_LIST}. */
    public static final HeaderType<PRefusedUriList> P_REFUSED_URI_LIST = TYPES.add(KnownHeader.P_REFUSED_URI_LIST, PRefusedUriList::read);
    /** {@link KnownHeader#P_DCS_TRACE_PARTY_ID}. */
    public static final HeaderType<PDcsTracePartyId> P_DCS_TRACE_PARTY_ID = TYPES.add(KnownHeader.P_DCS_TRACE_PARTY_ID, PDcsTracePartyId::read);
    /** {@link KnownHeader#P_DCS_OSPS}: {@code BLV}, {@code EI}, {@code RING} or another token. */
    public static final HeaderType<Slice> P_DCS_OSPS = TYPES.token(KnownHeader.P_DCS_OSPS);
    /** {@link KnownHeader#P_DCS_BILLING_INFO}. */
    public static final HeaderType<PDcsBillingInfo> P_DCS_BILLING_INFO = TYPES.add(KnownHeader.P_DCS_BILLING_INFO, PDcsBillingInfo::read);
    /** {@link KnownHeader#P_DCS_LAES}. */
    public static final HeaderType<PDcsLaes> P_DCS_LAES = TYPES.add(KnownHeader.P_DCS_LAES, PDcsLaes::read);
    /** {@link KnownHeader#P_DCS_REDIRECT}. */
    public static final HeaderType<PDcsRedirect> P_DCS_REDIRECT = TYPES.add(KnownHeader.P_DCS_REDIRECT, PDcsRedirect::read);
    // spotless:on

    private ExtensionTypes() {}

    private static BracketedUri readDatabase(Cursor cursor) {
        int from = cursor.position();
        BracketedUri database = BracketedUri.read(cursor);
        if (!DiameterUri.isOne(database.uri().raw(), cursor.manner())) {
            throw cursor.errorAt(HeaderRule.DATABASE, from);
        }
        return database;
    }

    private static Long readResponseNumber(Cursor cursor) {
        int from = cursor.position();
        long number = cursor.number(0xFFFF_FFFFL, HeaderRule.NUMBER);
        if (number == 0) {
            throw cursor.errorAt(HeaderRule.NUMBER, from);
        }
        return number;
    }
}
