package io.ringback.sip.cli.command;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.ua.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With which credentials challenges are answered. */
final class AccountOptions {
    @Option(names = "--user", paramLabel = "U", description = "The user name that answers challenges.")
    private @Nullable String user;

    @Mixin
    private PasswordOptions password = new PasswordOptions();

    @Option(
            names = "--realm",
            paramLabel = "R",
            description = "The realm of the password. Without it, the realm that the proxy itself names, and no other.")
    private @Nullable String realm;

    /** Made by picocli. */
    AccountOptions() {}

    /** The account, if a user was given; its defaults are bound to the first hop. */
    Optional<Account> read(HostPort firstHop) {
        if (user == null) {
            if (password.isGiven() || realm != null) {
                throw new UsageException("--user is missing");
            }
            return Optional.empty();
        }
        UserCredentials credentials = password.credentialsOf(user);
        String peer = firstHop.toString();
        RealmCredentials known = RealmCredentials.none();
        return Optional.of(
                Account.of(peer, realm == null ? known.peer(peer, credentials) : known.realm(realm, credentials)));
    }

    /** The user's name, if it was given. */
    Optional<String> user() {
        return Optional.ofNullable(user);
    }
}
