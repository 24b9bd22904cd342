package io.ringback.sip.transport.location;

import io.ringback.sip.address.Host;
import java.net.InetAddress;

/** What a DNS server says about a name, as far as it helps to find a SIP server. Names have no dot at their end. */
public sealed interface DnsRecord {
    /** The name of the root of all domains: as an SRV target, that a service is not there (RFC 2782). */
    String ROOT = ".";

    /**
     * A service of a domain (RFC 3403 §4.1).
     *
     * @param order which records come first, 0 to 65535; those of a higher order count only if none of a lower one does
     * @param preference which of the same order comes first, 0 to 65535
     * @param flags {@code s} if an SRV record follows
     * @param service such as {@code SIP+D2U}, as it is written
     * @param regexp a rule to rewrite the name by; empty for SIP
     * @param replacement the name to ask for next
     */
    record Naptr(int order, int preference, String flags, String service, String regexp, String replacement)
            implements DnsRecord {}

    /**
     * A host that serves (RFC 2782).
     *
     * @param priority who is asked first, 0 to 65535
     * @param weight how often it is the first of its priority, 0 to 65535
     * @param port 0 to 65535
     * @param target the host's name, or {@link #ROOT}
     */
    record Srv(int priority, int weight, int port, String target) implements DnsRecord {}

    /**
     * An address of a host.
     *
     * @param address IPv4 or IPv6
     */
    record Address(InetAddress address) implements DnsRecord {
        @Override
        public String toString() {
            return Host.of(address).toString();
        }
    }
}
