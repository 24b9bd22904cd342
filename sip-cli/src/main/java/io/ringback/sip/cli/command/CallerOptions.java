package io.ringback.sip.cli.command;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.ua.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who calls, and with which credentials. */
final class CallerOptions {
    private static final SipUri ANONYMOUS = SipUri.of("sip:anonymous@anonymous.invalid");

    @Mixin
    private AccountOptions account = new AccountOptions();

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
        return account.read(firstHop);
    }

    /** Who calls, if that was said. */
    Optional<NameAddr> from() {
        return Optional.ofNullable(from).map(NameAddr::of);
    }

    /** Who calls if it was not said. */
    NameAddr defaultFrom(SipUri called) {
        SipUri host = SipUri.of(new HostPort(called.host(), HostPort.NO_PORT));
        return NameAddr.of(account.user().map(host::withUser).orElse(ANONYMOUS));
    }
}
