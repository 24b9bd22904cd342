package io.ringback.sip.cli.command;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.ua.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who calls, and with which credentials. */
final class CallerOptions {
    private static final SipUri ANONYMOUS = SipUri.of("sip:anonymous@anonymous.invalid");

    @Option(names = "--user", paramLabel = "U", description = "The user name that answers challenges.")
    private @Nullable String user;

    @Mixin
    private PasswordOptions password = new PasswordOptions();

    @Option(
            names = "--realm",
            paramLabel = "R",
            description = "The realm of the password. Without it, the realm that the proxy itself names, and no other.")
    private @Nullable String realm;

    @Option(
            names = "--from",
            paramLabel = "URI",
            converter = SipUriText.class,
            description = "Who calls; by default the user at the called host.")
    private @Nullable SipUri from;

    /** Made by picocli. */
    CallerOptions() {}

    /** The account, if a user was given; its defaults are bound to the first hop. */
    Optional<Account> account(HostPort firstHop) {
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

    /** Who calls, if that was said. */
    Optional<NameAddr> from() {
        return Optional.ofNullable(from).map(NameAddr::of);
    }

    /** Who calls if it was not said. */
    NameAddr defaultFrom(SipUri called) {
        SipUri host = SipUri.of(new HostPort(called.host(), HostPort.NO_PORT));
        return NameAddr.of(user == null ? ANONYMOUS : host.withUser(user));
    }
}
