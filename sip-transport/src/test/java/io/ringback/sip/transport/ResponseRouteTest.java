package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Host;
import io.ringback.sip.header.Via;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ResponseRouteTest {
    private static InetSocketAddress source(String address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static ResponseRoute route(String via, InetSocketAddress source) {
        return ResponseRoute.of(Via.read(Slice.of(via).cursor()), source, 5060);
    }

    @Test
    @Rfc(number = 3581, section = "6")
    void routesTheExampleOfTheRfc() {
        ResponseRoute route =
                route("SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKkjshdyff", source("192.0.2.1", 9988));

        assertThat(route.via())
                .hasToString("SIP/2.0/UDP 10.1.1.1:4540;branch=z9hG4bKkjshdyff;received=192.0.2.1;rport=9988");
        assertThat(route.destination()).isEqualTo(source("192.0.2.1", 9988));
    }

    @Test
    @Rfc(number = 3261, section = "18.2.1")
    void marksTheExampleOfTheRfc() {
        ResponseRoute route = route("SIP/2.0/UDP bobspc.biloxi.com:5060", source("192.0.2.4", 32_000));

        assertThat(route.via()).hasToString("SIP/2.0/UDP bobspc.biloxi.com:5060;received=192.0.2.4");
        assertThat(route.destination()).isEqualTo(source("192.0.2.4", 5060));
    }

    @Test
    void comparesIpv6AddressesAndNotTheirText() {
        ResponseRoute same = route("SIP/2.0/UDP [2001:DB8:0::1]:5070;branch=z9hG4bK1", source("2001:db8::1", 32_000));
        ResponseRoute other = route("SIP/2.0/UDP [2001:db8::2];branch=z9hG4bK1", source("2001:db8::1", 32_000));

        assertThat(same.via().parameters().has("received")).isFalse();
        assertThat(other.via().parameters().text("received")).contains("2001:db8:0:0:0:0:0:1");
        assertThat(other.destination()).isEqualTo(source("2001:db8::1", 5060));
    }

    @Test
    void aMaddrThatNamesTheSourceLeadsNowhereElse() {
        InetSocketAddress source = source("192.0.2.1", 5060);
        Via own = Via.read(Slice.of("SIP/2.0/UDP a.example;maddr=192.0.2.1").cursor());
        Via other =
                Via.read(Slice.of("SIP/2.0/UDP a.example;maddr=239.255.255.1").cursor());
        Via none = Via.read(Slice.of("SIP/2.0/UDP a.example").cursor());

        assertThat(ResponseRoute.elsewhere(own, source)).isEmpty();
        assertThat(ResponseRoute.elsewhere(other, source)).contains(Host.of("239.255.255.1"));
        assertThat(ResponseRoute.elsewhere(none, source)).isEmpty();
    }
}
