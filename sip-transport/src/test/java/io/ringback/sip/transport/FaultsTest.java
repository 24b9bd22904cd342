package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static List<Integer> pattern(Faults faults, Direction direction) {
        FaultDice dice = new FaultDice(faults);
        return IntStream.range(0, 10_000).mapToObj(i -> dice.roll(direction)).toList();
    }

    private static long share(List<Integer> pattern, int copies) {
        return pattern.stream().filter(n -> n == copies).count();
    }

    @Property(tries = 100)
    void followFromTheSeedAlone(@ForAll long seed) {
        Faults faults = Faults.seeded(seed).lose(30).duplicate(10);

        assertThat(pattern(faults, Direction.IN)).isEqualTo(pattern(faults, Direction.IN));
        assertThat(pattern(faults, Direction.IN)).isNotEqualTo(pattern(faults, Direction.OUT));
        assertThat(pattern(faults, Direction.IN))
                .isNotEqualTo(pattern(Faults.seeded(seed + 1).lose(30).duplicate(10), Direction.IN));
    }

    @Property(tries = 100)
    void loseAndDoubleAsManyAsAskedFor(@ForAll long seed) {
        List<Integer> pattern = pattern(Faults.seeded(seed).lose(30).duplicate(10), Direction.OUT);

        assertThat(share(pattern, 0)).isBetween(2_700L, 3_300L);
        assertThat(share(pattern, 2)).isBetween(550L, 850L);
    }

    @Test
    void loseAllOrNothing() {
        assertThat(pattern(Faults.seeded(1).lose(100), Direction.IN)).containsOnly(0);
        assertThat(pattern(Faults.seeded(1).duplicate(100), Direction.IN)).containsOnly(2);
        assertThat(pattern(Faults.none(), Direction.IN)).containsOnly(1);
    }

    @Test
    void refuseWhatIsNoPercentage() {
        for (double percent : new double[] {-1, 101, Double.NaN}) {
            assertThatThrownBy(() -> Faults.none().lose(percent)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Faults.none().duplicate(percent)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void loseAndDoubleWhatLeavesASocketAndCountIt() {
        Faults faults = Faults.seeded(7).lose(30).duplicate(20);
        TransportCounters counters = TransportCounters.create();
        UdpTransport a =
                UdpTransport.builder().observer(counters).faults(faults).bind().block(LONG);
        UdpTransport b = UdpTransport.builder().bind().block(LONG);
        Recorder arrivals = new Recorder();
        b.start(arrivals);
        Hop hop = a.hopTo(b.localAddress());
        List<Integer> expected = new ArrayList<>();
        for (int n = 1; n <= 40; n++) {
            a.send(new Delivery(Messages.options(hop.sentBy(), n), hop)).block(LONG);
            for (int copy = 0; copy < faults.copies(Direction.OUT, n - 1); copy++) {
                expected.add(n);
            }
        }

        assertThat(expected)
                .allSatisfy(
                        n -> assertThat(arrivals.nextMessage().cSeq().number()).isEqualTo(n));
        assertThat(counters.dropped(DropReason.INJECTED_LOSS))
                .isEqualTo(40 - expected.stream().distinct().count());
        assertThat(counters.duplicated())
                .isEqualTo(expected.size() - expected.stream().distinct().count());
        a.close().then(b.close()).block(LONG);
    }

    @Test
    void loseWhatComesToASocketAndCountIt() {
        TransportCounters counters = TransportCounters.create();
        UdpTransport a = UdpTransport.builder().bind().block(LONG);
        UdpTransport b = UdpTransport.builder()
                .observer(counters)
                .faults(Faults.seeded(7).lose(100))
                .bind()
                .block(LONG);
        b.start(new Recorder());
        Hop hop = a.hopTo(b.localAddress());

        a.send(new Delivery(Messages.options(hop.sentBy(), 1), hop)).block(LONG);

        Eventually.holds(() -> counters.dropped(DropReason.INJECTED_LOSS) == 1);
        a.close().then(b.close()).block(LONG);
    }
}
