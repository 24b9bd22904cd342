package io.ringback.sip.transport;

import java.util.Optional;
import java.util.function.Predicate;

/** How WebSocket connections are opened and taken (RFC 7118). Immutable. */
public final class WebSocketSettings {
    private static final WebSocketSettings DEFAULTS = new WebSocketSettings("/", origin -> true);

    private final String path;
    private final Predicate<Optional<String>> origins;

    private WebSocketSettings(String path, Predicate<Optional<String>> origins) {
        this.path = path;
        this.origins = origins;
    }

    /**
     * The path {@code /}, and pages of any origin.
     *
     * @return a shared value
     */
    public static WebSocketSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Another path: servers answer others with 404, and clients ask for it.
     *
     * @param newPath begins with a slash, and has neither query nor fragment
     * @return new settings
     * @throws IllegalArgumentException if it does not
     */
    public WebSocketSettings withPath(String newPath) {
        if (!newPath.startsWith("/") || newPath.indexOf('?') >= 0 || newPath.indexOf('#') >= 0) {
            throw new IllegalArgumentException("a path begins with a slash and has no query");
        }
        return new WebSocketSettings(newPath, origins);
    }

    /**
     * Takes connections only from pages that are allowed to; others are answered with 403 (RFC 6455 §10.2). Only
     * browsers send an origin, and only they keep to it: this protects their users, not the server.
     *
     * @param allowed tells by the Origin header, which is empty for those that are no browsers
     * @return new settings
     */
    public WebSocketSettings withOrigins(Predicate<Optional<String>> allowed) {
        return new WebSocketSettings(path, allowed);
    }

    String path() {
        return path;
    }

    boolean allows(Optional<String> origin) {
        return origins.test(origin);
    }
}
