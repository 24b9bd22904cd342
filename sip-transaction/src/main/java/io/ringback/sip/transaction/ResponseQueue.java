package io.ringback.sip.transaction;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Responses that wait to be requested. It is short: repeated 100s are the first to go; a reliable provisional response
 * (RFC 3262) or a final one has places kept free for it; 2xx of one To tag that repeat count as one.
 */
final class ResponseQueue {
    private static final int PROVISIONALS = 8;
    private static final int ALL = 2 * PROVISIONALS;
    private static final int TRYING = 100;

    private final Deque<SipResponse> responses = new ArrayDeque<>(4);

    boolean isEmpty() {
        return responses.isEmpty();
    }

    SipResponse poll() {
        return responses.remove();
    }

    /** Tells whether there was room. */
    boolean offer(SipResponse response) {
        if (isRepeated(response)) {
            return true;
        }
        boolean reserved = !response.isProvisional() || response.headers().has(KnownHeader.RSEQ);
        int limit = reserved ? ALL : PROVISIONALS;
        if (responses.size() >= limit && !responses.removeIf(waiting -> waiting.statusCode() == TRYING)) {
            return false;
        }
        responses.add(response);
        return true;
    }

    private boolean isRepeated(SipResponse response) {
        if (response.statusCode() == TRYING) {
            return responses.stream().anyMatch(waiting -> waiting.statusCode() == TRYING);
        }
        if (!response.isSuccess()) {
            return false;
        }
        Optional<Slice> tag = response.to().tag();
        return responses.stream()
                .anyMatch(waiting -> waiting.isSuccess() && waiting.to().tag().equals(tag));
    }

    void forEachSuccess(Consumer<SipResponse> action) {
        responses.stream().filter(SipResponse::isSuccess).forEach(action);
    }
}
