package io.ringback.sip.cli.command;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --bind}: the local address. */
final class BindOptions {
    @Option(names = "--bind", paramLabel = "HOST", description = "The local address; the system chooses by default.")
    private @Nullable String bind;

    /** Made by picocli. */
    BindOptions() {}

    /** An address with a port that the system chooses, of the kind that leads to a hop. */
    InetSocketAddress address(HostPort firstHop) {
        if (bind == null) {
            boolean ipv6 = firstHop.host().kind() == Host.Kind.IPV6;
            return new InetSocketAddress(ipv6 ? "::" : "0.0.0.0", 0);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(bind), 0);
        } catch (UnknownHostException e) {
            throw new UsageException("--bind: this is no address of this machine");
        }
    }
}
