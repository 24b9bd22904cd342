package io.ringback.sip.cli.command;

import java.io.Serial;

/** Something that the user can mend: an option, a file, a configuration. Its message holds no secret. */
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
