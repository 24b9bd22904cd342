package io.ringback.sip.cli.command;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where to listen, as {@code udp:127.0.0.1:5060}; an IPv6 address is in brackets, port 0 takes a free one.
 *
 * @param protocol the transport
 * @param address the local address
 */
record ListenAddress(TransportProtocol protocol, InetSocketAddress address) {
    /** Where a trunk listens if nothing else is said. */
    static final ListenAddress DEFAULT = new ListenAddress(
            TransportProtocol.UDP,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), TransportProtocol.UDP.defaultPort()));

    /** Reads it from the command line. */
    static final class FromText implements ITypeConverter<ListenAddress> {
        /** Made by picocli. */
        FromText() {}

        @Override
        public ListenAddress convert(String value) {
            int colon = Math.max(value.indexOf(':'), 0);
            Optional<TransportProtocol> protocol = TransportProtocol.of(Slice.of(value.substring(0, colon)));
            if (protocol.isEmpty()) {
                throw new TypeConversionException("PROTOCOL:HOST:PORT is expected, such as udp:127.0.0.1:5060");
            }
            return new ListenAddress(protocol.get(), address(value.substring(colon + 1), protocol.get()));
        }

        private static InetSocketAddress address(String value, TransportProtocol protocol) {
            boolean any = value.endsWith(":0");
            try {
                // No URI has the port 0, which means any port here.
                HostPort hostPort = SipUri.of("sip:" + (any ? value.substring(0, value.length() - 2) : value))
                        .hostPort();
                InetAddress host = InetAddress.getByName(hostPort.host().name().toString());
                return new InetSocketAddress(host, any ? 0 : hostPort.portOr(protocol.defaultPort()));
            } catch (SyntaxException | IllegalArgumentException | UnknownHostException e) {
                throw new TypeConversionException("HOST:PORT is expected after the protocol");
            }
        }
    }
}
