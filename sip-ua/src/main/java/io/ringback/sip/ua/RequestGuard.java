package io.ringback.sip.ua;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.message.Violation;
import io.ringback.text.Slice;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a server checks in every request before it looks at what is asked for: RFC 3261 §8.2, in its order. */
final class RequestGuard {
    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

    /** The headers that we serve requests by. A malformed one besides these is ignored (§8.2.2). */
    private static final Set<KnownHeader> NEEDED = EnumSet.of(
            KnownHeader.MAX_FORWARDS,
            KnownHeader.CONTACT,
            KnownHeader.RECORD_ROUTE,
            KnownHeader.REQUIRE,
            KnownHeader.EXPIRES,
            KnownHeader.CONTENT_TYPE,
            KnownHeader.CONTENT_LENGTH);

    private RequestGuard() {}

    /**
     * Checks a request.
     *
     * @return the response that refuses it, or empty if it may be served
     */
    static Optional<SipResponse.Builder> refuse(SipRequest request) {
        Optional<Violation> violation = request.validate(NEEDED);
        if (violation.isPresent()) {
            return Optional.of(SipResponse.to(request, Math.max(violation.get().status(), 400))
                    .reasonPhrase(violation.get().rule().description()));
        }
        if (!Signalling.ALLOWED.contains(request.method())) {
            SipResponse.Builder refusal = SipResponse.to(request, 405);
            Signalling.advertise(refusal);
            return Optional.of(refusal);
        }
        if (!SCHEMES.contains(request.requestUri().scheme())) {
            return Optional.of(SipResponse.to(request, 416));
        }
        return refuseExtensions(request).or(() -> refuseBody(request));
    }

    /** No extension is supported yet, so any that is required is refused (§8.2.2.3). */
    private static Optional<SipResponse.Builder> refuseExtensions(SipRequest request) {
        List<Slice> required = request.headers().all(HeaderTypes.REQUIRE);
        if (required.isEmpty()) {
            return Optional.empty();
        }
        SipResponse.Builder refusal = SipResponse.to(request, 420);
        required.forEach(tag -> refusal.add(HeaderTypes.UNSUPPORTED, tag));
        return Optional.of(refusal);
    }

    /** §8.2.3: a body of another type than a session description, unless it is said to be optional. */
    private static Optional<SipResponse.Builder> refuseBody(SipRequest request) {
        boolean optional = request.headers()
                .text(KnownHeader.CONTENT_DISPOSITION)
                .map(value -> value.toString().replace(" ", "").contains("handling=optional"))
                .orElse(false);
        boolean readable = request.contentType()
                .map(type -> type.isSameType(MediaType.SDP))
                .orElse(true);
        boolean plain = request.headers()
                .text(KnownHeader.CONTENT_ENCODING)
                .map(encoding -> encoding.equalsIgnoreCase("identity"))
                .orElse(true);
        if (request.body().isEmpty() || optional || (readable && plain)) {
            return Optional.empty();
        }
        return Optional.of(SipResponse.to(request, 415)
                .set(KnownHeader.ACCEPT, MediaType.SDP.text())
                .set(KnownHeader.ACCEPT_ENCODING, "identity"));
    }
}
