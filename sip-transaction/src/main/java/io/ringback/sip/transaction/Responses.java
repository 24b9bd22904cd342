package io.ringback.sip.transaction;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.machine.Timings;
import io.ringback.text.Slice;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The responses that the layer makes itself (RFC 3261 §8.2.6). */
final class Responses {
    private static final int TRYING = 100;
    private static final double NANOS = 1e9;

    private Responses() {}

    /** A response with a To tag, if the request has none and the response is no 100. */
    static SipResponse.Builder tagged(SipRequest request, int statusCode, String tag) {
        SipResponse.Builder builder = SipResponse.to(request, statusCode);
        if (statusCode != TRYING && request.to().tag().isEmpty()) {
            builder.set(HeaderTypes.TO, request.to().withTag(tag));
        }
        return builder;
    }

    /** The 100 that is sent when the user has not answered in time; its Timestamp tells the delay (§8.2.6.1). */
    static SipResponse trying(SipRequest request, Timings timings, boolean invite) {
        SipResponse.Builder builder = SipResponse.to(request, TRYING);
        Optional<Slice> timestamp = request.headers().text(KnownHeader.TIMESTAMP);
        if (timestamp.isPresent() && timestamp.get().indexOf(' ') < 0) {
            double delay = (invite ? timings.trying() : timings.untilT2()) / NANOS;
            builder.set(KnownHeader.TIMESTAMP, String.format(Locale.ROOT, "%s %.3f", timestamp.get(), delay));
        }
        return builder.build();
    }

    static SipResponse unavailable(SipRequest request, String tag, Duration retryAfter) {
        SipResponse.Builder builder = tagged(request, 503, tag);
        if (!retryAfter.isZero()) {
            builder.set(KnownHeader.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        return builder.build();
    }
}
