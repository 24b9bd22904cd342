package io.ringback.sip.transaction.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class LaneTest {
    private static final long PATIENCE = 30;

    private final Scheduler one = Schedulers.newParallel("lane-test", 1, true);

    @AfterEach
    void stop() {
        one.dispose();
        Hooks.resetOnErrorDropped();
    }

    /** A lane whose desk does what it is offered. */
    private static Lane lane(Scheduler scheduler, boolean byCaller, int capacity) {
        return new Lane(scheduler, byCaller, capacity, (item, now) -> ((Runnable) item).run());
    }

    @Test
    void aLaneThatIsFullRefusesNewWorkFirstAndTakesSignalsStill() {
        Lane lane = lane(one, false, 8);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        // To wait in any kinder way is to block, which is found out.
        lane.signal(now -> {
            begun.countDown();
            while (goOn.getCount() != 0) {}
        });
        assertThat(await(begun)).isTrue();
        int fresh = 0;
        while (lane.offerNew((Runnable) done::incrementAndGet)) {
            fresh++;
        }
        int rest = 0;
        while (lane.offer((Runnable) done::incrementAndGet)) {
            rest++;
        }
        CountDownLatch signalled = new CountDownLatch(1);
        lane.signal(now -> signalled.countDown());
        assertThat(fresh).isEqualTo(6);
        assertThat(rest).isEqualTo(2);
        assertThat(lane.waiting()).isEqualTo(9);
        goOn.countDown();

        assertThat(await(signalled)).isTrue();
        CountDownLatch last = new CountDownLatch(1);
        while (!lane.offer((Runnable) last::countDown)) {
            Thread.onSpinWait();
        }
        assertThat(await(last)).isTrue();
        assertThat(done).hasValue(8);
    }

    @Test
    void aLaneThatNeverRestsLetsAnotherOneOfTheSameThreadWork() {
        Lane busy = lane(one, false, 1024);
        Lane other = lane(one, false, 1024);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicReference<Runnable> again = new AtomicReference<>();
        again.set(() -> {
            if (!enough.get()) {
                busy.offer(again.get());
            }
        });
        busy.offer(again.get());
        CountDownLatch turn = new CountDownLatch(1);
        other.offer((Runnable) turn::countDown);

        assertThat(await(turn)).isTrue();
        enough.set(true);
    }

    @Test
    void signalsThatNeverCeaseLeaveTurnsForWork() {
        Lane lane = lane(one, false, 16);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicReference<Task> again = new AtomicReference<>();
        again.set(now -> {
            if (!enough.get()) {
                lane.signal(again.get());
            }
        });
        lane.signal(again.get());
        CountDownLatch turn = new CountDownLatch(1);
        lane.offer((Runnable) turn::countDown);

        assertThat(await(turn)).isTrue();
        enough.set(true);
    }

    @Test
    void aThreadThatMustNotBlockWorksItselfAndOthersLeaveItToTheWorker() {
        Lane lane = lane(one, true, 16);
        Scheduler loop = Schedulers.newParallel("loop", 1, true);
        List<String> workers = new ArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        Runnable note = () -> {
            workers.add(Thread.currentThread().getName().replaceAll("-\\d+$", ""));
            both.countDown();
        };
        lane.offer(note);
        CountDownLatch first = both;
        while (first.getCount() == 2) {
            Thread.onSpinWait();
        }
        loop.schedule(() -> lane.offer(note));
        assertThat(await(both)).isTrue();
        loop.dispose();

        assertThat(workers).containsExactly("lane-test", "loop");
    }

    @Test
    void aBatchThatIsTooLongForItsCallerGoesToTheWorker() {
        Lane lane = lane(one, true, 4096);
        Scheduler loop = Schedulers.newParallel("loop", 1, true);
        List<String> workers = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1000);
        loop.schedule(() -> lane.offer((Runnable) () -> {
            for (int i = 0; i < 1000; i++) {
                lane.offer((Runnable) () -> {
                    workers.add(Thread.currentThread().getName().replaceAll("-\\d+$", ""));
                    done.countDown();
                });
            }
        }));
        assertThat(await(done)).isTrue();
        loop.dispose();

        assertThat(workers.stream().distinct()).containsExactly("loop", "lane-test");
        assertThat(workers.indexOf("lane-test")).isBetween(200, 256);
    }

    @Test
    void workIsDoneByOneThreadAtATimeInTheOrderOfEachProducer() throws InterruptedException {
        Lane lane = lane(one, true, 1 << 16);
        int each = 20_000;
        int[][] lastOf = {{-1}, {-1}};
        int[] inside = {0};
        List<String> faults = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(2 * each);
        Scheduler loops = Schedulers.newParallel("loop", 2, true);
        for (int producer = 0; producer < 2; producer++) {
            int[] last = lastOf[producer];
            loops.schedule(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    Runnable item = () -> {
                        if (inside[0]++ != 0 || last[0] != number - 1) {
                            faults.add("item " + number + " behind " + last[0]);
                        }
                        last[0] = number;
                        inside[0]--;
                        done.countDown();
                    };
                    while (!lane.offer(item)) {}
                }
            });
        }
        assertThat(done.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        loops.dispose();

        assertThat(faults).isEmpty();
    }

    @Test
    void aLaneOutlivesAnErrorOfTheVirtualMachine() {
        Lane lane = lane(one, false, 16);
        CountDownLatch alive = new CountDownLatch(1);
        lane.offer((Runnable) () -> {
            throw new NoClassDefFoundError("a class of the user's");
        });
        lane.offer((Runnable) alive::countDown);

        assertThat(await(alive)).isTrue();
    }

    @Test
    void blockingInALaneIsFoundByTheTestsThemselves() {
        AtomicReference<Throwable> found = new AtomicReference<>();
        CountDownLatch dropped = new CountDownLatch(1);
        Hooks.onErrorDropped(failure -> {
            found.set(failure);
            dropped.countDown();
        });
        lane(one, false, 16).offer((Runnable) () -> LockSupport.parkNanos(1));

        assertThat(await(dropped)).isTrue();
        assertThat(found.get()).isInstanceOf(BlockingOperationError.class);
    }

    @Test
    void anEndedLaneDoesWhatComesLateAtOnce() {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        Lane lane = lane(time, false, 16);
        List<String> done = new ArrayList<>();
        lane.signal(now -> lane.end(() -> done.add("ended")));
        lane.signal(now -> done.add("waited"));
        time.advanceTimeBy(Duration.ofSeconds(1));
        lane.signal(now -> done.add("late"));

        assertThat(done).containsExactly("ended", "waited", "late");
        assertThat(lane.waiting()).isZero();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
