package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.testing.Rfc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SentByTest {
    private static final InetSocketAddress WILDCARD = new InetSocketAddress(5062);
    private static final InetSocketAddress REMOTE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5080);

    @Test
    void namesTheAddressThatTheSystemSendsFromWhereTheWildcardIsBound() {
        SentBy sentBy = SentBy.of(WILDCARD, null, TransportProtocol.UDP);

        assertThat(sentBy.towards(REMOTE)).isEqualTo(HostPort.of("127.0.0.1", 5062));
    }

    @Test
    @Rfc(number = 3261, section = "18.1.2")
    void knowsOnlyWhatItHasNamed() {
        SentBy sentBy = SentBy.of(WILDCARD, null, TransportProtocol.UDP);

        assertThat(sentBy.isOurs(HostPort.of("127.0.0.1", 5062))).isFalse();
        sentBy.towards(REMOTE);
        assertThat(sentBy.isOurs(HostPort.of("127.0.0.1", 5062))).isTrue();
        assertThat(sentBy.isOurs(HostPort.of("127.0.0.1", 5063))).isFalse();
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    void anAbsentPortIsTheDefaultOne() {
        SentBy absent = SentBy.of(WILDCARD, HostPort.of("a.example", HostPort.NO_PORT), TransportProtocol.UDP);
        SentBy written = SentBy.of(WILDCARD, HostPort.of("a.example", 5060), TransportProtocol.UDP);

        assertThat(absent.isOurs(HostPort.of("A.example", 5060))).isTrue();
        assertThat(written.isOurs(HostPort.of("a.example", HostPort.NO_PORT))).isTrue();
        assertThat(written.isOurs(HostPort.of("a.example", 5062))).isFalse();
        assertThat(written.isOurs(HostPort.of("b.example", 5060))).isFalse();
    }

    @Test
    void comparesIpv6AddressesAndNotTheirText() {
        SentBy sentBy = SentBy.of(WILDCARD, HostPort.of("2001:db8::1", 5060), TransportProtocol.UDP);

        assertThat(sentBy.isOurs(HostPort.of("[2001:DB8:0:0::1]", 5060))).isTrue();
    }
}
