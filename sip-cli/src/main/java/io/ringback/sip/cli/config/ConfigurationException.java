package io.ringback.sip.cli.config;

import java.io.Serial;

/** A configuration that cannot be used. Its message names file, line and column, and holds no secret. */
public final class ConfigurationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ConfigurationException(String file, Place place, String problem) {
        super(file + ":" + place.line() + ":" + place.column() + ": " + problem);
    }
}
