package io.ringback.sip.auth;

import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;

/** What a digest protects: A2 of RFC 7616 §3.4.3. Immutable. */
public final class DigestSubject {
    private final String method;
    private final QuotedBytes uri;
    private final Slice body;

    private DigestSubject(String method, QuotedBytes uri, Slice body) {
        this.method = method;
        this.uri = uri;
        this.body = body;
    }

    /**
     * What is to be protected.
     *
     * @param method the request's method; empty for a response, whose A2 has none (§3.5)
     * @param uri the digest's {@code uri}: the exact bytes of the Request-URI
     * @param body the body's bytes, perhaps none: looked at with {@code auth-int} only
     * @return these
     * @throws IllegalArgumentException if the URI has control characters
     */
    public static DigestSubject of(String method, Slice uri, Slice body) {
        return new DigestSubject(method, QuotedBytes.plain(uri), body);
    }

    /**
     * What is to be protected of a request.
     *
     * @param request the request as it is sent
     * @return its method, its Request-URI's bytes and its body
     */
    public static DigestSubject of(SipRequest request) {
        return of(request.method().name(), request.rawRequestUri(), request.body());
    }

    /**
     * What is to be protected of a response to this request.
     *
     * @param responseBody the response's body
     * @return no method, this URI, and that body
     */
    public DigestSubject ofResponse(Slice responseBody) {
        return ofResponse(uri, responseBody);
    }

    /** What is to be protected of a response. */
    static DigestSubject ofResponse(QuotedBytes uri, Slice responseBody) {
        return new DigestSubject("", uri, responseBody);
    }

    String method() {
        return method;
    }

    QuotedBytes uri() {
        return uri;
    }

    Slice body() {
        return body;
    }

    /** The method and the URI. */
    @Override
    public String toString() {
        return method + " " + uri.plain();
    }
}
