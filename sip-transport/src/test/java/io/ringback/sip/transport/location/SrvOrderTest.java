package io.ringback.sip.transport.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.transport.location.DnsRecord.Srv;
import io.ringback.testing.Rfc;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The order of servers, drawn from a seeded source. */
class SrvOrderTest {
    private static final int DRAWS = 20_000;

    private static Srv srv(int priority, int weight, String target) {
        return new Srv(priority, weight, 5060, target);
    }

    private static double shareOfFirst(String target, Srv... servers) {
        Random random = new Random(Bench.SEED);
        long first = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Srv> ordered = SrvOrder.of(List.of(servers), random);
            first += ordered.get(0).target().equals(target) ? 1 : 0;
        }
        return (double) first / DRAWS;
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void ofOnePriorityAServerIsFirstAsOftenAsItsWeightSays() {
        assertThat(shareOfFirst("a", srv(1, 60, "a"), srv(1, 20, "b"), srv(1, 20, "c")))
                .isBetween(0.58, 0.62);
        assertThat(shareOfFirst("c", srv(1, 60, "a"), srv(1, 20, "b"), srv(1, 20, "c")))
                .isBetween(0.18, 0.22);
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void aServerOfWeightZeroIsSeldomTheFirst() {
        assertThat(shareOfFirst("a", srv(1, 0, "a"), srv(1, 99, "b"))).isBetween(0.005, 0.015);
    }

    @Test
    void serversWithoutWeightsShareTheLoad() {
        assertThat(shareOfFirst("a", srv(1, 0, "a"), srv(1, 0, "b"))).isBetween(0.48, 0.52);
    }

    @Test
    @Rfc(number = 3263, section = "4.2")
    void aLowerPriorityAlwaysComesFirst() {
        assertThat(shareOfFirst("b", srv(2, 65_535, "a"), srv(1, 0, "b"))).isEqualTo(1.0);
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        List<Srv> servers = List.of(srv(1, 1, "a"), srv(1, 2, "b"), srv(1, 3, "c"), srv(1, 4, "d"));

        assertThat(SrvOrder.of(servers, new Random(7))).isEqualTo(SrvOrder.of(servers, new Random(7)));
    }

    @Property(tries = 300)
    void noServerIsLostOrDoubled(
            @ForAll @Size(max = 64) List<@IntRange(max = 3) Integer> priorities,
            @ForAll @IntRange(max = 65_535) int weight,
            @ForAll long seed) {
        List<Srv> servers = priorities.stream()
                .map(priority -> srv(priority, priority == 0 ? 0 : weight, "host"))
                .toList();

        List<Srv> ordered = SrvOrder.of(servers, new Random(seed));

        assertThat(ordered).containsExactlyInAnyOrderElementsOf(servers);
        assertThat(ordered).isSortedAccordingTo(Comparator.comparingInt(Srv::priority));
    }
}
