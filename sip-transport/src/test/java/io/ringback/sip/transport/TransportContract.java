package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.FreePort;
import io.ringback.testing.Rfc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What every transport keeps to, whatever it runs over. The names of two transports that reach each other: a and b. */
interface TransportContract {
    Duration LONG = Duration.ofSeconds(20);

    /**
     * A bound transport that has not been started, on a network with all others of this test. Closed by the test class.
     */
    SipTransport bind(TransportObserver observer);

    /** The size of the largest message that can be carried, in bytes. */
    int largestMessage();

    private SipTransport bind() {
        return bind(TransportObserver.none());
    }

    private static void send(SipTransport from, SipTransport to, int cSeq) {
        Hop hop = from.hopTo(to.localAddress());
        from.send(new Delivery(Messages.options(hop, cSeq), hop)).block(LONG);
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private static List<Integer> nextNumbers(Recorder recorder, int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(recorder.nextMessage().cSeq().number());
        }
        return numbers;
    }

    @Test
    default void tellsWhereItIsBound() {
        SipTransport a = bind();

        assertThat(a.localAddress().isUnresolved()).isFalse();
        assertThat(a.localAddress().getPort()).isPositive();
        assertThat(a.isDisposed()).isFalse();
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    default void aHopNamesTheBoundAddressAsSentBy() {
        SipTransport a = bind();
        InetSocketAddress remote = bind().localAddress();
        Hop hop = a.hopTo(remote);

        assertThat(hop.remote()).isEqualTo(remote);
        assertThat(hop.transport()).isEqualTo(a.protocol());
        assertThat(hop.sentBy())
                .isEqualTo(HostPort.of(
                        a.localAddress().getAddress().getHostAddress(),
                        a.localAddress().getPort()));
    }

    @Test
    default void hopsAreEqualIfMessagesTakeTheSameWay() {
        SipTransport a = bind();
        SipTransport b = bind();

        assertThat(a.hopTo(b.localAddress())).isEqualTo(a.hopTo(b.localAddress()));
        assertThat(a.hopTo(b.localAddress())).isNotEqualTo(a.hopTo(a.localAddress()));
        assertThat(a.hopTo(b.localAddress())).isNotEqualTo(b.hopTo(b.localAddress()));
    }

    @Test
    default void makesNoHopToAnAddressThatCannotBeReached() {
        SipTransport a = bind();

        assertThatThrownBy(() -> a.hopTo(InetSocketAddress.createUnresolved("biloxi.example", 5060)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> a.hopTo(new InetSocketAddress(a.localAddress().getAddress(), 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void carriesMessagesInOrder() {
        SipTransport a = bind();
        SipTransport b = bind();
        Recorder arrivals = new Recorder();
        b.start(arrivals);

        for (int cSeq = 1; cSeq <= 50; cSeq++) {
            send(a, b, cSeq);
        }

        assertThat(nextNumbers(arrivals, 50)).isEqualTo(numbers(1, 50));
    }

    @Test
    default void carriesAMessageByteForByte() {
        SipTransport a = bind();
        SipTransport b = bind();
        Recorder arrivals = new Recorder();
        b.start(arrivals);
        Hop hop = a.hopTo(b.localAddress());
        SipRequest request = Messages.options(hop, 7);

        a.send(new Delivery(request, hop)).block(LONG);

        assertThat(arrivals.nextMessage()).isEqualTo(request);
    }

    @Test
    @Rfc(number = 3261, section = "18.2.2")
    default void anAnswerGoesBackByTheHopOfItsRequest() {
        SipTransport a = bind();
        SipTransport b = bind();
        Recorder answers = new Recorder();
        a.start(answers);
        b.start(arrival -> {
            SipRequest request = (SipRequest) ((Delivery) arrival).message();
            b.send(new Delivery(Messages.ok(request), arrival.hop())).subscribe();
            return Admission.ACCEPTED;
        });

        send(a, b, 1);

        Delivery answer = answers.nextDelivery();
        assertThat(answer.message().startLine()).hasToString("SIP/2.0 200 OK");
        assertThat(answer.hop().remote()).isEqualTo(b.localAddress());
    }

    @Test
    default void sendingStartsWithTheSubscriptionAndAnewWithEach() {
        SipTransport a = bind();
        SipTransport b = bind();
        Recorder arrivals = new Recorder();
        b.start(arrivals);
        Hop hop = a.hopTo(b.localAddress());
        Mono<Void> first = a.send(new Delivery(Messages.options(hop, 1), hop));
        Mono<Void> second = a.send(new Delivery(Messages.options(hop, 2), hop));

        second.block(LONG);
        first.block(LONG);
        first.block(LONG);

        assertThat(nextNumbers(arrivals, 3)).containsExactly(2, 1, 1);
    }

    @Test
    @Rfc(number = 3261, section = "18.1.1")
    default void carriesTheLargestMessageWhole() {
        SipTransport a = bind();
        SipTransport b = bind();
        Recorder arrivals = new Recorder();
        b.start(arrivals);
        Hop hop = a.hopTo(b.localAddress());
        SipRequest largest = Messages.optionsOfSize(hop, largestMessage());

        a.send(new Delivery(largest, hop)).block(LONG);

        assertThat(arrivals.nextMessage()).isEqualTo(largest);
    }

    @Test
    default void refusesAMessageThatIsTooLargeAndGoesOn() {
        TransportCounters counters = TransportCounters.create();
        SipTransport a = bind(counters);
        SipTransport b = bind();
        Recorder arrivals = new Recorder();
        b.start(arrivals);
        Hop hop = a.hopTo(b.localAddress());
        SipRequest tooLarge = Messages.optionsOfSize(hop, largestMessage() + 1);

        StepVerifier.create(a.send(new Delivery(tooLarge, hop)))
                .expectErrorSatisfies(failure -> {
                    MessageTooLargeException typed = (MessageTooLargeException) failure;
                    assertThat(typed.size()).isEqualTo(largestMessage() + 1);
                    assertThat(typed.limit()).isEqualTo(largestMessage());
                    assertThat(typed.remote()).isEqualTo(b.localAddress());
                })
                .verify(LONG);
        send(a, b, 2);

        assertThat(nextNumbers(arrivals, 1)).containsExactly(2);
        assertThat(counters.failedSends()).isEqualTo(1);
        assertThat(counters.sent()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 3261, section = "18.4")
    default void aFailureIsReportedToItsSenderOnce() {
        TransportCounters counters = TransportCounters.create();
        SipTransport a = bind(counters);
        Recorder arrivals = new Recorder();
        a.start(arrivals);
        Hop nowhere = new HopWithoutPort(a.protocol(), a.localAddress());
        AtomicInteger failures = new AtomicInteger();

        a.send(new Delivery(Messages.options(nowhere, 1), nowhere))
                .doOnError(SendFailedException.class, failure -> failures.incrementAndGet())
                .onErrorComplete(SendFailedException.class)
                .block(LONG);

        assertThat(failures).hasValue(1);
        assertThat(counters.failedSends()).isEqualTo(1);
        assertThat(arrivals.waiting()).isZero();
    }

    @Test
    default void keepsTheOrderOfEachOfManySenders() {
        SipTransport a = bind();
        SipTransport b = bind();
        Recorder arrivals = new Recorder();
        b.start(arrivals);
        Hop hop = a.hopTo(b.localAddress());

        Flux.range(0, 4)
                .flatMap(sender -> Flux.range(1, 20)
                        .concatMap(n -> a.send(new Delivery(Messages.options(hop, sender * 100 + n), hop)))
                        .subscribeOn(Schedulers.boundedElastic()))
                .blockLast(LONG);

        List<Integer> arrived = nextNumbers(arrivals, 80);
        for (int sender = 0; sender < 4; sender++) {
            int of = sender;
            assertThat(arrived).filteredOn(n -> n / 100 == of).isEqualTo(numbers(sender * 100 + 1, sender * 100 + 20));
        }
    }

    @Test
    default void everySendEndsWhenTheTransportIsClosedMeanwhile() {
        SipTransport a = bind();
        SipTransport b = bind();
        b.start(new Recorder());
        Hop hop = a.hopTo(b.localAddress());
        Set<Class<?>> failures = ConcurrentHashMap.newKeySet();
        AtomicInteger ends = new AtomicInteger();

        Flux<Void> sends = Flux.range(0, 4)
                .flatMap(sender -> Flux.range(1, 200)
                        .concatMap(n -> a.send(new Delivery(Messages.options(hop, n), hop))
                                .doOnError(failure -> failures.add(failure.getClass()))
                                .onErrorComplete()
                                .doFinally(end -> ends.incrementAndGet()))
                        .subscribeOn(Schedulers.boundedElastic()));
        Mono<Void> close = Mono.defer(a::close).subscribeOn(Schedulers.boundedElastic());
        Flux.merge(sends, close).blockLast(LONG);

        assertThat(ends).hasValue(800);
        assertThat(failures).isSubsetOf(TransportClosedException.class);
    }

    @Test
    default void sendsNothingAfterItsEnd() {
        SipTransport a = bind();
        SipTransport b = bind();
        Hop hop = a.hopTo(b.localAddress());
        SipRequest request = Messages.options(hop, 1);
        a.close().block(LONG);

        StepVerifier.create(a.send(new Delivery(request, hop)))
                .expectError(TransportClosedException.class)
                .verify(LONG);
        assertThat(a.isDisposed()).isTrue();
    }

    @Test
    default void closesOnceHoweverOftenItIsAskedTo() {
        SipTransport a = bind();

        StepVerifier.create(a.close().then(a.close()).then(a.onClose())).verifyComplete();
        a.dispose();

        assertThat(a.isDisposed()).isTrue();
    }

    @Test
    default void canBeBoundAgainAfterItsEnd() {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next());
        bindTo(address).close().block(LONG);

        assertThat(bindTo(address).localAddress()).isEqualTo(address);
    }

    @Test
    default void refusesAnAddressThatIsTaken() {
        InetSocketAddress taken = bind().localAddress();

        assertThatThrownBy(() -> bindTo(taken))
                .isInstanceOfSatisfying(
                        BindFailedException.class,
                        failure -> assertThat(failure.address()).isEqualTo(taken));
    }

    /** As {@link #bind}, at a certain address. */
    SipTransport bindTo(InetSocketAddress address);

    @Test
    default void startsOnlyOnce() {
        SipTransport a = bind();
        ArrivalHandler handler = new Recorder();
        a.start(handler);

        assertThatThrownBy(() -> a.start(handler)).isInstanceOf(IllegalStateException.class);
        StepVerifier.create(a.arrivals())
                .expectError(IllegalStateException.class)
                .verify(LONG);
    }

    @Test
    default void carriesMessagesBothWaysAtOnce() {
        SipTransport a = bind();
        SipTransport b = bind();
        Recorder atA = new Recorder();
        Recorder atB = new Recorder();
        a.start(atA);
        b.start(atB);
        Hop toB = a.hopTo(b.localAddress());
        Hop toA = b.hopTo(a.localAddress());

        Flux.merge(
                        Flux.range(1, 100).concatMap(n -> a.send(new Delivery(Messages.options(toB, n), toB))),
                        Flux.range(1, 100).concatMap(n -> b.send(new Delivery(Messages.options(toA, n), toA))))
                .blockLast(LONG);

        assertThat(nextNumbers(atA, 100)).isEqualTo(numbers(1, 100));
        assertThat(nextNumbers(atB, 100)).isEqualTo(numbers(1, 100));
    }

    @Test
    default void survivesAHandlerThatThrows() {
        TransportCounters counters = TransportCounters.create();
        Failures failures = new Failures(counters);
        SipTransport a = bind();
        SipTransport b = bind(failures);
        Recorder arrivals = new Recorder();
        b.start(arrival -> {
            if (((Delivery) arrival).message().cSeq().number() == 1) {
                throw new IllegalStateException("on purpose");
            }
            return arrivals.accept(arrival);
        });

        send(a, b, 1);
        send(a, b, 2);

        assertThat(nextNumbers(arrivals, 1)).containsExactly(2);
        assertThat(counters.dropped(DropReason.HANDLER_FAILED)).isEqualTo(1);
        assertThat(failures.seen()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void survivesAnObserverThatThrows() {
        TransportObserver broken = new TransportObserver() {
            @Override
            public void received(InetSocketAddress remote, int bytes) {
                throw new IllegalStateException("on purpose");
            }
        };
        SipTransport a = bind();
        SipTransport b = bind(broken);
        Recorder arrivals = new Recorder();
        b.start(arrivals);

        send(a, b, 1);
        send(a, b, 2);

        assertThat(nextNumbers(arrivals, 2)).containsExactly(1, 2);
    }

    @Test
    default void countsWhatTheHandlerRefuses() {
        TransportCounters counters = TransportCounters.create();
        SipTransport a = bind();
        SipTransport b = bind(counters);
        Recorder arrivals = new Recorder();
        b.start(arrival -> {
            boolean odd = ((Delivery) arrival).message().cSeq().number() % 2 == 1;
            return odd ? Admission.REFUSED : arrivals.accept(arrival);
        });

        for (int cSeq = 1; cSeq <= 6; cSeq++) {
            send(a, b, cSeq);
        }

        assertThat(nextNumbers(arrivals, 3)).containsExactly(2, 4, 6);
        assertThat(counters.dropped(DropReason.REFUSED)).isEqualTo(3);
        assertThat(counters.received()).isEqualTo(6);
    }

    @Test
    default void offersItsArrivalsAsAFluxThatEndsWithIt() {
        SipTransport a = bind();
        SipTransport b = bind();
        Flux<Integer> numbers = b.arrivals()
                .ofType(Delivery.class)
                .map(delivery -> delivery.message().cSeq().number());

        StepVerifier.create(numbers)
                .then(() -> send(a, b, 1))
                .expectNext(1)
                .then(() -> send(a, b, 2))
                .expectNext(2)
                .then(b::dispose)
                .expectComplete()
                .verify(LONG);
    }

    @Test
    default void refusesMoreArrivalsThanASlowSubscriberMayLetWait() {
        TransportCounters counters = TransportCounters.create();
        SipTransport a = bind();
        SipTransport b = bind(counters);

        StepVerifier.create(
                        ArrivalFlux.of(b, 2)
                                .map(arrival ->
                                        ((Delivery) arrival).message().cSeq().number()),
                        0)
                .then(() -> sendUntil(a, b, () -> counters.dropped(DropReason.REFUSED) == 3))
                .thenRequest(2)
                .expectNext(1, 2)
                .thenCancel()
                .verify(LONG);
    }

    private static void sendUntil(SipTransport from, SipTransport to, BooleanSupplier done) {
        for (int cSeq = 1; cSeq <= 5; cSeq++) {
            send(from, to, cSeq);
        }
        Eventually.holds(done);
    }

    @Test
    default void noHandlerCanBlockAnEventLoopUnseen() {
        Failures failures = new Failures(TransportCounters.create());
        SipTransport a = bind();
        SipTransport b = bind(failures);
        b.start(arrival -> {
            try {
                new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Admission.ACCEPTED;
        });

        send(a, b, 1);

        assertThat(failures.next()).isInstanceOf(BlockingOperationError.class);
    }

    /** A hop as no transport makes it. */
    record HopWithoutPort(TransportProtocol transport, InetSocketAddress local) implements Hop {
        @Override
        public InetSocketAddress remote() {
            return new InetSocketAddress(local.getAddress(), 0);
        }

        @Override
        public HostPort sentBy() {
            return HostPort.of(local.getAddress().getHostAddress(), local.getPort());
        }
    }
}
