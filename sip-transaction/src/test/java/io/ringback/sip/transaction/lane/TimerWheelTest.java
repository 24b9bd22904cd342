package io.ringback.sip.transaction.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final long MILLI = 1_000_000;

    private final TimerWheel wheel = new TimerWheel(0);
    private final List<Long> fired = new ArrayList<>();

    private class Probe extends TimerNode {
        @Override
        protected void fire(long now) {
            fired.add(now / MILLI);
        }
    }

    private void tickTo(long millis) {
        for (long at = 0; at <= millis; at += 10) {
            wheel.advance(at * MILLI);
        }
    }

    @Test
    void firesOnTheFirstTickAtOrBehindItsTime() {
        wheel.arm(new Probe(), 500 * MILLI);
        wheel.arm(new Probe(), 501 * MILLI);
        wheel.arm(new Probe(), 0);
        tickTo(1000);

        assertThat(fired).containsExactly(10L, 500L, 510L);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void firesTimersFurtherAwayThanOneTurn() {
        wheel.arm(new Probe(), 200_000 * MILLI);
        tickTo(199_990);
        assertThat(fired).isEmpty();
        tickTo(200_000);
        assertThat(fired).containsExactly(200_000L);
    }

    @Test
    void countsOnlyTheLastTimeOfATimerThatIsArmedAgain() {
        Probe timer = new Probe();
        wheel.arm(timer, 500 * MILLI);
        wheel.arm(timer, 700 * MILLI);
        assertThat(wheel.size()).isEqualTo(1);
        tickTo(1000);

        assertThat(fired).containsExactly(700L);
    }

    @Test
    void letsATimerArmItselfAgainAndDisarmOthersThatAreDue() {
        Probe victim = new Probe();
        TimerNode first = new TimerNode() {
            @Override
            protected void fire(long now) {
                fired.add(-now / MILLI);
                wheel.disarm(victim);
                if (now < 200 * MILLI) {
                    wheel.arm(this, now + 100 * MILLI);
                }
            }
        };
        wheel.arm(first, 100 * MILLI);
        wheel.arm(victim, 100 * MILLI);
        tickTo(400);

        assertThat(fired).containsExactly(-100L, -200L);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void catchesUpAfterALongPause() {
        for (int i = 1; i <= 100; i++) {
            wheel.arm(new Probe(), i * 1000L * MILLI);
        }
        wheel.advance(3_600_000 * MILLI);

        assertThat(fired).hasSize(100);
        assertThat(wheel.size()).isZero();
    }

    @Property(tries = 300)
    void firesEveryTimerOnceNeitherEarlyNorLate(
            @ForAll @Size(max = 100) List<@LongRange(min = 0, max = 120_000) Long> times,
            @ForAll @Size(max = 100) List<@IntRange(min = 1, max = 60_000) Integer> pauses) {
        TimerWheel fresh = new TimerWheel(0);
        List<Long> wrong = new ArrayList<>();
        long[] last = {0};
        int[] count = {0};
        for (long time : times) {
            fresh.arm(
                    new TimerNode() {
                        @Override
                        protected void fire(long now) {
                            count[0]++;
                            long due = Math.max(time, 1);
                            if (now < due * MILLI || last[0] >= due * MILLI + TimerWheel.TICK) {
                                wrong.add(time);
                            }
                        }
                    },
                    time * MILLI);
        }
        long now = 0;
        for (int pause : pauses) {
            last[0] = now;
            now += pause * MILLI;
            fresh.advance(now);
        }
        last[0] = now;
        fresh.advance(now + 130_000 * MILLI);

        assertThat(count[0]).isEqualTo(times.size());
        assertThat(wrong).isEmpty();
        assertThat(fresh.size()).isZero();
    }

    @Test
    void firesTheOthersAfterOneHasThrown() {
        TimerNode broken = new TimerNode() {
            @Override
            protected void fire(long now) {
                throw new IllegalStateException("broken");
            }
        };
        wheel.arm(new Probe(), 100 * MILLI);
        wheel.arm(broken, 100 * MILLI);
        wheel.arm(new Probe(), 100 * MILLI);
        wheel.arm(new Probe(), 150 * MILLI);

        assertThatIllegalStateException().isThrownBy(() -> wheel.advance(200 * MILLI));
        assertThat(fired).containsExactly(200L);
        wheel.advance(200 * MILLI);
        assertThat(fired).containsExactly(200L, 200L, 200L);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void letsATimerArmManyForTheSameSlotWhileItIsFired() {
        wheel.arm(
                new TimerNode() {
                    @Override
                    protected void fire(long now) {
                        for (int i = 0; i < 1000; i++) {
                            wheel.arm(new Probe(), now + 4096 * TimerWheel.TICK);
                        }
                    }
                },
                100 * MILLI);
        wheel.arm(new Probe(), 100 * MILLI);
        wheel.advance(100 * MILLI);
        assertThat(fired).containsExactly(100L);
        wheel.advance(100 * MILLI + 4096 * TimerWheel.TICK);

        assertThat(fired).hasSize(1001);
        assertThat(wheel.size()).isZero();
    }

    @Property(tries = 200)
    void behavesLikeASetOfTimes(
            @ForAll @Size(max = 400) List<@IntRange(min = -20, max = 20) Integer> steps,
            @ForAll @IntRange(min = 1, max = 60) int span) {
        TimerWheel fresh = new TimerWheel(0);
        Set<Integer> rung = new HashSet<>();
        TimerNode[] nodes = new TimerNode[21];
        Arrays.setAll(nodes, i -> new TimerNode() {
            @Override
            protected void fire(long now) {
                rung.add(i);
            }
        });
        Map<Integer, Long> model = new HashMap<>();
        long tick = 0;
        for (int step : steps) {
            int number = Math.abs(step);
            if (step > 0) {
                long at = tick + 1 + (long) step * span;
                fresh.arm(nodes[number], at * TimerWheel.TICK);
                model.put(number, at);
            } else if (step < 0) {
                fresh.disarm(nodes[number]);
                model.remove(number);
            } else {
                tick += span;
                fresh.advance(tick * TimerWheel.TICK);
            }
            long reached = tick;
            Set<Integer> due = new HashSet<>(model.keySet());
            due.removeIf(timer -> model.get(timer) > reached);
            assertThat(rung).isEqualTo(due);
            model.keySet().removeAll(due);
            rung.clear();
            assertThat(fresh.size()).isEqualTo(model.size());
        }
    }
}
