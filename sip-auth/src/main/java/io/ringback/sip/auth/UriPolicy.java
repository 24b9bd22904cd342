package io.ringback.sip.auth;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/**
 * Which {@code uri} of a digest a server takes for a Request-URI. They may differ where a proxy has retargeted the
 * request (RFC 3261 §22.4 item 6, RFC 8760 §2.6 item 6); but whoever takes any URI takes a digest that was made for
 * another destination.
 */
@FunctionalInterface
public interface UriPolicy {
    /** The same bytes. */
    UriPolicy SAME = (uri, request) -> uri.equals(request.rawRequestUri());

    /** The same bytes, or SIP URIs that are equivalent (RFC 3261 §19.1.4). */
    UriPolicy EQUIVALENT = (uri, request) -> SAME.accepts(uri, request) || areEquivalent(uri, request);

    /** Any: for a user agent server behind proxies that retarget. */
    UriPolicy ANY = (uri, request) -> true;

    /**
     * Decides.
     *
     * @param uri the digest's URI, without quotes and escapes
     * @param request the request with the Request-URI as it arrived
     * @return whether the digest may be for this request
     */
    boolean accepts(Slice uri, SipRequest request);

    private static boolean areEquivalent(Slice uri, SipRequest request) {
        try {
            return Uri.of(uri) instanceof SipUri digest
                    && request.requestUri() instanceof SipUri target
                    && digest.isEquivalent(target);
        } catch (SyntaxException e) {
            return false;
        }
    }
}
