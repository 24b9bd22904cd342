package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Sinks;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

@ExtendWith(LeakGate.class)
class UdpSocketOptionsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private UdpTransport transport;

    private UdpTransport bind(UdpTransport.Builder builder) {
        transport = builder.bind().block(LONG);
        return transport;
    }

    @AfterEach
    void end() {
        if (transport != null) {
            transport.close().block(LONG);
        }
    }

    @Test
    void aSocketOfTheWildcardAddressNamesTheAddressItSendsFrom() {
        bind(UdpTransport.builder().address(new InetSocketAddress(0)));
        int port = transport.localAddress().getPort();
        Hop hop = transport.hopTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060));

        assertThat(hop.sentBy()).isEqualTo(HostPort.of("127.0.0.1", port));
    }

    @Test
    void findsOutWhereItSendsFromWithoutBlockingTheEventLoop() {
        Failures failures = new Failures(TransportCounters.create());
        bind(UdpTransport.builder().address(new InetSocketAddress(0)).observer(failures));
        int port = transport.localAddress().getPort();
        Sinks.One<HostPort> named = Sinks.one();
        transport.start(arrival -> {
            named.tryEmitValue(arrival.hop().sentBy());
            return Admission.ACCEPTED;
        });
        Hop hop = transport.hopTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

        transport.send(new Delivery(Messages.options(hop.sentBy(), 1), hop)).block(LONG);

        assertThat(named.asMono().block(LONG)).isEqualTo(HostPort.of("127.0.0.1", port));
        assertThat(failures.seen()).isEmpty();
    }

    @Test
    void seesAnIpv4PeerOfADualSocketAsOne() {
        bind(UdpTransport.builder().address(new InetSocketAddress(0)));
        Recorder arrivals = new Recorder();
        transport.start(arrivals);
        UdpTransport peer = UdpTransport.builder().bind().block(LONG);
        Hop hop = peer.hopTo(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), transport.localAddress().getPort()));

        peer.send(new Delivery(Messages.options(hop.sentBy(), 1), hop)).block(LONG);

        Delivery arrival = arrivals.nextDelivery();
        assertThat(arrival.hop().remote()).isEqualTo(peer.localAddress());
        assertThat(arrival.message().via().parameters().has("received")).isFalse();
        peer.close().block(LONG);
    }

    @Test
    void tellsItsSenderWhatTheSystemRefuses() {
        TransportCounters counters = TransportCounters.create();
        bind(UdpTransport.builder().observer(counters));
        Recorder arrivals = new Recorder();
        transport.start(arrivals);
        Hop elsewhere = transport.hopTo(new InetSocketAddress("192.0.2.1", 5060));
        Hop self = transport.hopTo(transport.localAddress());

        StepVerifier.create(transport.send(new Delivery(Messages.options(elsewhere.sentBy(), 1), elsewhere)))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(SendFailedException.class)
                        .hasMessageContaining("192.0.2.1"))
                .verify(LONG);
        transport.send(new Delivery(Messages.options(self.sentBy(), 2), self)).block(LONG);

        assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(2);
        assertThat(counters.failedSends()).isEqualTo(1);
    }

    @Test
    void survivesAPeerThatIsGone() {
        bind(UdpTransport.builder());
        Recorder arrivals = new Recorder();
        transport.start(arrivals);
        RawPeer gone = RawPeer.open();
        Hop hop = transport.hopTo(gone.address());
        gone.close();
        Hop self = transport.hopTo(transport.localAddress());

        for (int n = 1; n <= 3; n++) {
            transport.send(new Delivery(Messages.options(hop.sentBy(), n), hop)).block(LONG);
        }
        transport.send(new Delivery(Messages.options(self.sentBy(), 4), self)).block(LONG);

        assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(4);
    }

    @Test
    void leavesTheLoopsOfOthersAlone() {
        LoopResources loops = LoopResources.create("shared", 1, true);
        UdpTransport first = UdpTransport.builder().runOn(loops).bind().block(LONG);
        bind(UdpTransport.builder().runOn(loops));
        first.close().block(LONG);
        Recorder arrivals = new Recorder();
        transport.start(arrivals);
        Hop self = transport.hopTo(transport.localAddress());

        transport.send(new Delivery(Messages.options(self.sentBy(), 1), self)).block(LONG);

        assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(1);
        transport.close().block(LONG);
        loops.disposeLater(Duration.ZERO, LONG).block(LONG);
    }

    @Test
    void endsInAnOrderlyWayAlthoughItsLoopsAreGone() {
        LoopResources loops = LoopResources.create("shared", 1, true);
        bind(UdpTransport.builder().runOn(loops));
        Hop self = transport.hopTo(transport.localAddress());

        loops.disposeLater(Duration.ZERO, LONG).block(LONG);

        StepVerifier.create(transport.send(new Delivery(Messages.options(self.sentBy(), 1), self)))
                .expectError(TransportClosedException.class)
                .verify(LONG);
        transport.close().block(LONG);
    }

    @Test
    void canBeClosedAfterItsLoops() {
        LoopResources loops = LoopResources.create("shared", 1, true);
        bind(UdpTransport.builder().runOn(loops));

        loops.disposeLater(Duration.ZERO, LONG).block(LONG);
        transport.close().block(LONG);

        assertThat(transport.isDisposed()).isTrue();
    }

    @Test
    void readsManyDatagramsAtOnceWhereTheSystemCan() {
        EpollDatagramChannel channel = new EpollDatagramChannel();
        UdpReads.configure(channel, 8_191);

        assertThat(channel.config().getMaxDatagramPayloadSize()).isEqualTo(8_192);
        assertThat(channel.config().getRecvByteBufAllocator().newHandle().guess())
                .isEqualTo(32 * 8_192);
        channel.unsafe().closeForcibly();
    }

    @Test
    void readsOneDatagramOfAnySizeWhereItCannot() {
        NioDatagramChannel channel = new NioDatagramChannel();
        UdpReads.configure(channel, 65_535);

        assertThat(channel.config().getRecvByteBufAllocator().newHandle().guess())
                .isEqualTo(65_536);
        channel.unsafe().closeForcibly();
    }

    @Test
    void refusesSizesAndAddressesThatMakeNoSense() {
        UdpTransport.Builder builder = UdpTransport.builder();

        assertThatThrownBy(() -> builder.largestDatagram(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.largestDatagram(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.address(InetSocketAddress.createUnresolved("a.example", 5060)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
