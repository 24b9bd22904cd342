package io.ringback.sip.ua;

import io.ringback.sip.message.Hop;
import java.time.Duration;

/**
 * Watches how requests go from one server to the next (RFC 3263 §4.3); every method does nothing by default. Called on
 * event loops and workers: it must not block. What it throws fails the request.
 */
public interface FailoverObserver {
    /** Why a server is left for the next one (RFC 3263 §4.3). */
    enum Failure {
        /** No response came, provisional or final. */
        TIMED_OUT,
        /** The transport could not send, or its connection has gone. */
        UNREACHABLE,
        /** It answered 503. */
        UNAVAILABLE
    }

    /**
     * The observer that does nothing.
     *
     * @return a shared instance
     */
    static FailoverObserver none() {
        return FailoverMemory.NOBODY;
    }

    /**
     * A request is sent.
     *
     * @param hop where to
     */
    default void attempted(Hop hop) {}

    /**
     * A request has failed at a server; the next one is tried, if there is one.
     *
     * @param hop which
     * @param failure how
     */
    default void failed(Hop hop, Failure failure) {}

    /**
     * A server is not tried, as it has asked for that (503 with Retry-After, RFC 3261 §21.5.4).
     *
     * @param hop which
     * @param remaining how long it will not be
     */
    default void passedOver(Hop hop, Duration remaining) {}
}
