package io.ringback.sip.cli.config;

import io.ringback.sip.auth.CredentialsSource;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.cli.config.YamlNode.Scalar;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists of credentials, whose passwords stand there, in files, or in the environment. */
final class CredentialsReader {
    private final YamlSource source;
    private final Path folder;
    private final Function<String, Optional<String>> environment;

    CredentialsReader(YamlSource source, Path folder, Function<String, Optional<String>> environment) {
        this.source = source;
        this.folder = folder;
        this.environment = environment;
    }

    /** One user; without a realm it is for whatever realm the trunk itself names. */
    record Login(Optional<String> realm, UserCredentials credentials) {}

    List<Login> read(List<YamlNode> nodes) {
        return nodes.stream().map(this::login).toList();
    }

    /** What logins give for the trunk of a name. */
    static CredentialsSource sourceFor(String trunk, List<Login> logins) {
        RealmCredentials credentials = RealmCredentials.none();
        for (Login login : logins) {
            login.realm()
                    .ifPresentOrElse(
                            realm -> credentials.realm(realm, login.credentials()),
                            () -> credentials.peer(trunk, login.credentials()));
        }
        return credentials;
    }

    private Login login(YamlNode node) {
        YamlSection section =
                YamlSection.of(source, node, "realm", "username", "password", "password-file", "password-env");
        Scalar username = section.required("username");
        Secret secret = secret(section);
        try {
            return new Login(section.scalar("realm").map(Scalar::text), secret.asCredentials(username.text()));
        } catch (IllegalArgumentException e) {
            throw source.error(username.place(), "a user's name has no line breaks");
        }
    }

    private Secret secret(YamlSection section) {
        Optional<Scalar> text = section.scalar("password");
        Optional<Scalar> file = section.scalar("password-file");
        Optional<Scalar> variable = section.scalar("password-env");
        if (text.stream().count() + file.stream().count() + variable.stream().count() != 1) {
            throw section.error("one of password, password-file and password-env is expected here");
        }
        return text.map(scalar -> Secret.of(scalar.text()))
                .or(() -> file.map(this::fromFile))
                .or(() -> variable.map(this::fromEnvironment))
                .orElseThrow();
    }

    /** A relative name is relative to the configuration. */
    private Secret fromFile(Scalar name) {
        try {
            return Secret.firstLineOf(folder.resolve(name.text()));
        } catch (IOException | InvalidPathException e) {
            throw source.error(name.place(), "the password's file cannot be read");
        }
    }

    private Secret fromEnvironment(Scalar variable) {
        return environment
                .apply(variable.text())
                .map(Secret::of)
                .orElseThrow(() -> source.error(variable.place(), "the password's variable is not set"));
    }
}
