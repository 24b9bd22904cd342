package io.ringback.sip.ua;

/** Serves requests outside of dialogs. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Serves a request, which has passed the checks of RFC 3261 §8.2. Called by the transaction layer's threads; must
     * not block. What it throws is answered with 500.
     *
     * @param request the request, which has to be answered sooner or later
     */
    void handle(IncomingRequest request);

    /**
     * A handler for user agents that only place calls: it answers OPTIONS, and finds nobody for anything else.
     *
     * @return the default
     */
    static RequestHandler callerOnly() {
        return request -> request.respond(request.isOptions() ? request.capabilities() : request.response(480));
    }
}
