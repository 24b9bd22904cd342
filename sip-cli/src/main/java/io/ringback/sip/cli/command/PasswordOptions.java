package io.ringback.sip.cli.command;

import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.cli.config.Secret;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The password: on the command line, where others on the machine can see it, or better in a file. */
final class PasswordOptions {
    @Option(
            names = "--password",
            paramLabel = "P",
            converter = FromText.class,
            description = "The password. Others on this machine can see it here: --password-file is better.")
    private @Nullable Secret password;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line is the password.")
    private @Nullable Path file;

    /** Made by picocli. */
    PasswordOptions() {}

    /** Tells whether a password was given at all. */
    boolean isGiven() {
        return password != null || file != null;
    }

    /** The user's credentials; the password is overwritten. */
    UserCredentials credentialsOf(String user) {
        try {
            return secret().asCredentials(user);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--user: a name has no line breaks");
        }
    }

    private Secret secret() {
        if (password != null && file != null) {
            throw new UsageException("--password and --password-file are both given");
        }
        if (password != null) {
            return password;
        }
        if (file == null) {
            throw new UsageException("--password or --password-file is missing");
        }
        try {
            return Secret.firstLineOf(file);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file);
        }
    }

    /** What picocli holds, it may print: so it holds a secret, which prints as nothing. */
    static final class FromText implements ITypeConverter<Secret> {
        /** Made by picocli. */
        FromText() {}

        @Override
        public Secret convert(String value) {
            return Secret.of(value);
        }
    }
}
