package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.message.Hop;
import io.ringback.testing.Rfc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlowTokensTest {
    @RegisterExtension
    final StreamFixture fixture = new StreamFixture();

    @Test
    @Rfc(number = 5626, section = "5.3")
    void leadsBackToAConnectionUntilItIsGone() {
        StreamTransport transport = fixture.start(StreamTransport.tcp());
        FlowTokens tokens = FlowTokens.of(transport);
        RawStream peer = fixture.peer(transport);
        peer.send(Messages.options("SIP/2.0/TCP 127.0.0.1:5066;branch=z9hG4bK1", 1, ""));
        Hop flow = fixture.nextDelivery().hop();

        String token = tokens.token(flow);

        assertThat(token).matches("[A-Za-z0-9_-]+").hasSizeLessThanOrEqualTo(64);
        assertThat(tokens.hop(token)).contains(flow);
        peer.close();
        fixture.ended(CloseReason.THEIRS, 1);
        assertThat(tokens.hop(token)).isEmpty();
    }

    @Test
    void leadsBackToTheAddressesOfADatagram() {
        UdpTransport transport = UdpTransport.builder().bind().block(StreamFixture.LONG);
        fixture.closeLater(() -> transport.close().block(StreamFixture.LONG));
        FlowTokens tokens = FlowTokens.of(transport);
        Hop hop = transport.hopTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_660));

        assertThat(tokens.hop(tokens.token(hop))).contains(hop);
    }

    @Test
    @Rfc(number = 5626, section = "5.2")
    void leadsNowhereIfItIsChangedOrMadeUnderAnotherKey() {
        UdpTransport transport = UdpTransport.builder().bind().block(StreamFixture.LONG);
        fixture.closeLater(() -> transport.close().block(StreamFixture.LONG));
        FlowTokens tokens = FlowTokens.of(transport);
        Hop hop = transport.hopTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060));
        String token = tokens.token(hop);

        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.hop(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(FlowTokens.of(transport).hop(token)).isEmpty();
        assertThatThrownBy(() -> FlowTokens.of().token(hop)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void leadsNowhereWhateverSomebodyMakesUp(@ForAll String anything) {
        assertThat(FlowTokens.of().hop(anything)).isEmpty();
    }
}
