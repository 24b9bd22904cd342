package io.ringback.sip.ua.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Host;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that may talk to a trunk. */
class AccessListTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void admitsTheMembersOfANetwork(String network, String address, boolean admitted) {
        AccessList list = new AccessList(List.of(AccessList.Network.of(network)));
        assertThat(list.test(Host.of(address).address())).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2/24", "example.com", "192.0.2.0/x", "::/129"})
    void refusesWhatIsNoNetwork(String cidr) {
        assertThatThrownBy(() -> AccessList.Network.of(cidr)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void admitsEveryoneWhenEmpty() {
        assertThat(AccessList.EVERYONE.test(Host.of("203.0.113.1").address())).isTrue();
    }
}
