package io.ringback.sip.transaction;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Two layers in virtual time, joined by a network that loses, doubles, delays and so reorders, with users at both sides
 * who do what they were told. All of it follows from one seed.
 */
final class Storm {
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final int RETRANSMIT_2XX = 2_000;

    /** How bad the network is: losses and duplicates in percent, the longest delay in milliseconds. */
    record Weather(int losses, int duplicates, int delay) {}

    /** What the client does with one request, in milliseconds since the beginning; -1 for never. */
    record Plan(
            boolean invite,
            boolean reliable,
            int at,
            int disposeAfter,
            int cancelAfter,
            int demandEvery,
            int answerAfter,
            int status,
            boolean rings) {}

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final Scheduler.Worker network = time.createWorker();
    final List<Call> calls = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final Book clientBook = new Book("client");
    final Book serverBook = new Book("server");
    final TransactionLayer client;
    final TransactionLayer server;
    final List<ServerTransaction> served = new ArrayList<>();
    final List<SipMessage> sentByClient = new ArrayList<>();
    final List<SipMessage> reachedClient = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final SplittableRandom random;
    private final Weather weather;
    private final List<Plan> plans;

    /** One request at the client, and how it went. */
    final class Call {
        final Plan plan;
        final ClientTransaction transaction;
        final List<String> ends = new ArrayList<>();
        boolean disposed;
        boolean completedByRejection;
        private int emitting;

        Call(Plan plan, int number) {
            this.plan = plan;
            SipRequest request = Wire.request(plan.invite() ? Method.INVITE : Method.OPTIONS)
                    .edit()
                    .set(KnownHeader.CALL_ID, "storm-" + number)
                    .build();
            this.transaction = client.client(request, plan.reliable() ? Wire.TCP : Wire.UDP);
        }

        void begin() {
            BaseSubscriber<SipResponse> user = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    if (plan.demandEvery() < 0) {
                        requestUnbounded();
                    }
                }

                @Override
                protected void hookOnNext(SipResponse response) {
                    if (emitting++ != 0 || !ends.isEmpty()) {
                        faults.add("a signal at the wrong time");
                    }
                    take(response);
                    emitting--;
                }

                @Override
                protected void hookOnError(Throwable failure) {
                    ends.add(failure.getClass().getSimpleName());
                }

                @Override
                protected void hookOnComplete() {
                    ends.add("complete");
                }
            };
            transaction.responses().subscribe(user);
            if (plan.demandEvery() > 0) {
                Scheduler.Worker demand = time.createWorker();
                demand.schedulePeriodically(
                        () -> user.request(1), plan.demandEvery(), plan.demandEvery(), TimeUnit.MILLISECONDS);
                later(1_100_000, demand::dispose);
            }
            if (plan.disposeAfter() >= 0) {
                later(plan.disposeAfter(), () -> {
                    disposed = ends.isEmpty();
                    user.dispose();
                });
            }
            if (plan.invite()) {
                // A user's patience: nobody waits for ever for an answer that is lost.
                int patience = plan.cancelAfter() >= 0 ? plan.cancelAfter() : 180_000;
                later(patience, () -> transaction.cancel().subscribe(response -> {}, failure -> {}));
            }
        }

        private void take(SipResponse response) {
            if (plan.invite() && response.isSuccess()) {
                acknowledge(response);
            } else if (plan.invite() && !response.isProvisional()) {
                completedByRejection = true;
            }
        }
    }

    /** Which transactions of a layer are open, and how many ended how often. */
    final class Book implements TransactionObserver {
        final String side;
        final Set<String> over = new HashSet<>();
        int started;
        int ended;
        int refused;

        Book(String side) {
            this.side = side;
        }

        @Override
        public void started(SipTransaction transaction) {
            started++;
            over.remove(key(transaction.request()));
        }

        @Override
        public void ended(SipTransaction transaction, long nanos) {
            ended++;
            if (!over.add(key(transaction.request()))) {
                faults.add(side + " ended twice: " + transaction);
            }
        }

        @Override
        public void refused(Refusal reason) {
            refused++;
        }
    }

    Storm(long seed, Weather weather, List<Plan> plans) {
        this.random = new SplittableRandom(seed);
        this.weather = weather;
        this.plans = plans;
        client = TransactionLayer.builder(message -> carry(message, clientBook))
                .scheduler(time)
                .lanes(2)
                .observer(clientBook)
                .strays(new StrayHandler() {
                    @Override
                    public void onSuccess(SipResponse response, Hop hop, Optional<SipRequest> invite) {
                        acknowledge(response);
                    }
                })
                .build();
        server = TransactionLayer.builder(message -> carry(message, serverBook))
                .scheduler(time)
                .lanes(2)
                .observer(serverBook)
                .strays(new StrayHandler() {
                    @Override
                    public void onAck(SipRequest ack, Hop hop, Optional<ServerTransaction> accepted) {
                        acknowledged.add(ack.callId().toString());
                    }
                })
                .build();
        server.requests().subscribe(this::serve);
    }

    static String key(SipMessage message) {
        return message.via().branch().orElseThrow() + " " + message.cSeq().method();
    }

    static boolean isAckOf(SipRequest request, SipRequest invite) {
        return request.method().equals(Method.ACK)
                && request.via().branch().equals(invite.via().branch());
    }

    static boolean isRejectionOf(SipResponse response, SipRequest invite) {
        return response.statusCode() >= 300
                && invite.method().equals(Method.INVITE)
                && key(response).equals(key(invite));
    }

    private void later(int millis, Runnable task) {
        network.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** The network; the layer that sends must not send for a transaction that is over. */
    private Mono<Void> carry(Delivery message, Book from) {
        boolean own = (message.message().kind() == SipMessage.Kind.REQUEST) == (from == clientBook);
        SipMessage sent = message.message();
        boolean ack = sent instanceof SipRequest request && request.method().equals(Method.ACK);
        if (own && !ack && from.over.contains(key(sent)) && !isStateless(sent)) {
            faults.add(from.side + " sends after the end: " + Wire.brief(message) + " " + key(sent));
        }
        if (from == clientBook) {
            sentByClient.add(sent);
        }
        TransactionLayer to = from == clientBook ? server : client;
        boolean reliable = message.hop().reliable();
        int copies = reliable ? 1 : copies();
        for (int copy = 0; copy < copies; copy++) {
            later(reliable ? 10 : random.nextInt(weather.delay() + 1), () -> {
                if (to == client) {
                    reachedClient.add(sent);
                }
                to.accept(message);
            });
        }
        return Mono.empty();
    }

    /** A refusal is sent without a transaction, whatever transaction there was before. */
    private static boolean isStateless(SipMessage message) {
        return message instanceof SipResponse response && response.statusCode() == 503;
    }

    private int copies() {
        if (random.nextInt(100) < weather.losses()) {
            return 0;
        }
        return random.nextInt(100) < weather.duplicates() ? 2 : 1;
    }

    private void acknowledge(SipResponse success) {
        SipRequest ack = SipRequest.builder(Method.ACK, success.to().uri())
                .set(KnownHeader.VIA, "SIP/2.0/UDP client.example.com:5060;branch=z9hG4bKack" + random.nextInt())
                .copy(success, KnownHeader.FROM)
                .copy(success, KnownHeader.TO)
                .copy(success, KnownHeader.CALL_ID)
                .set(KnownHeader.CSEQ, success.cSeq().number() + " ACK")
                .build();
        carry(new Delivery(ack, Wire.UDP), clientBook);
    }

    private void serve(ServerTransaction transaction) {
        served.add(transaction);
        int number = Integer.parseInt(transaction.request().callId().toString().substring(6));
        Plan plan = plans.get(number);
        boolean invite = transaction.request().method().equals(Method.INVITE);
        if (invite && plan.rings()) {
            respond(transaction, 180);
        }
        transaction.cancelled().subscribe(cancel -> respond(transaction, 487));
        if (plan.answerAfter() >= 0) {
            later(plan.answerAfter(), () -> {
                respond(transaction, plan.status());
                if (invite && plan.status() == 200) {
                    repeat(transaction, 1);
                }
            });
        } else if (invite) {
            later(400_000, () -> respond(transaction, 480));
        }
    }

    /** Whoever accepts a call sends its 2xx until the ACK comes (RFC 3261 §13.3.1.4). */
    private void repeat(ServerTransaction transaction, int times) {
        later(RETRANSMIT_2XX, () -> {
            boolean open = transaction.state() == TransactionState.ACCEPTED
                    && !acknowledged.contains(transaction.request().callId().toString());
            if (open && times * RETRANSMIT_2XX < 30_000) {
                respond(transaction, 200);
                repeat(transaction, times + 1);
            }
        });
    }

    private static void respond(ServerTransaction transaction, int status) {
        transaction.respond(transaction.response(status).build()).subscribe(nothing -> {}, refused -> {});
    }

    /** Lets it all happen, until nothing can happen any more. */
    void run() {
        for (int number = 0; number < plans.size(); number++) {
            Call call = new Call(plans.get(number), number);
            calls.add(call);
            later(call.plan.at(), call::begin);
        }
        time.advanceTimeBy(LONG);
    }
}
