package io.ringback.sip.transport.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Host;
import io.ringback.testing.Rfc;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of one host's addresses. */
class AddressOrderTest {
    private static List<String> order(String... addresses) {
        return AddressOrder.of(Stream.of(addresses)
                        .map(text -> Host.of(text).address())
                        .toList())
                .stream()
                .map(address -> address.getHostAddress().replace(":0:0:0:0:0", ":"))
                .toList();
    }

    @Test
    @Rfc(number = 8305, section = "4")
    void familiesTakeTurns() {
        assertThat(order("192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::1", "2001:db8::2"))
                .containsExactly("2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "192.0.2.3");
    }

    @Test
    @Rfc(number = 6724, section = "2.1")
    void addressesOfLowPrecedenceComeAfterIpv4() {
        assertThat(order("2002:c000:204::1", "192.0.2.1")).startsWith("192.0.2.1");
        assertThat(order("2001:0:1::1", "192.0.2.1")).startsWith("192.0.2.1");
        assertThat(order("fd00::1", "192.0.2.1")).startsWith("192.0.2.1");
        assertThat(order("fec0::1", "fd00::1"))
                .first()
                .isEqualTo(order("fd00::1").get(0));
        assertThat(order("192.0.2.1", "::1")).first().asString().startsWith("0:");
    }

    @Test
    void theAnswersOwnOrderHoldsWithinAFamily() {
        assertThat(order("192.0.2.3", "192.0.2.1", "192.0.2.2")).containsExactly("192.0.2.3", "192.0.2.1", "192.0.2.2");
    }
}
