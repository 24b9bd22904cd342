package io.ringback.benchmarks.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.RefusalPolicy;
import io.ringback.sip.transaction.ServerTransaction;
import io.ringback.sip.transaction.TransactionLayer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/**
 * What one transaction costs in one lane that its only producer drives, over a reliable transport that answers at once.
 * The peer is a {@link Stamp}, which costs a few nanoseconds, so this is the layer's part; the copy of the request with
 * its Via is in it. An INVITE's transaction outlives its 2xx by 64·T1, so 1,024 of them end together, when that time is
 * skipped.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransactionBenchmark {
    private static final int BATCH = 1024;

    private final HandClock clock = new HandClock();
    private final SipRequest options = Messages.request(Method.OPTIONS);
    private final SipRequest invite = Messages.request(Method.INVITE);
    private final Stamp arrivingOptions = new Stamp(Messages.arriving(Method.OPTIONS), Messages.RELIABLE);
    private final Stamp arrivingInvite = new Stamp(Messages.arriving(Method.INVITE), Messages.RELIABLE);
    private final Stamp ok = new Stamp(Messages.response(Method.OPTIONS, "200 OK"), Messages.RELIABLE);
    private final Stamp trying = new Stamp(Messages.response(Method.INVITE, "100 Trying"), Messages.RELIABLE);
    private final Stamp ringing = new Stamp(Messages.response(Method.INVITE, "180 Ringing"), Messages.RELIABLE);
    private final Stamp accepted = new Stamp(Messages.response(Method.INVITE, "200 OK"), Messages.RELIABLE);
    private final SipResponse ownRinging = (SipResponse) Messages.response(Method.INVITE, "180 Ringing");
    private final SipResponse ownOk = (SipResponse) Messages.response(Method.OPTIONS, "200 OK");

    private int optionsBranchAt;
    private int inviteBranchAt;
    private long number;
    private long delivered;
    private long sent;
    private boolean building;
    private TransactionLayer layer = TransactionLayer.over(delivery -> Mono.empty());

    /** Makes the layer. */
    @Setup
    public void makeLayer() {
        layer.dispose();
        layer = TransactionLayer.builder(this::send)
                .scheduler(clock)
                .lanes(1)
                .refusal(RefusalPolicy.silent())
                .build();
        layer.requests().subscribe(this::serve);
        optionsBranchAt =
                Stamp.branchIn(layer.client(options, Messages.RELIABLE).request());
        inviteBranchAt = Stamp.branchIn(layer.client(invite, Messages.RELIABLE).request());
    }

    /** Tells whether what was measured has happened. */
    @TearDown
    public void check() {
        clock.skip(64, TimeUnit.SECONDS);
        if (layer.transactions() != 0 || delivered == 0 || sent == 0) {
            throw new IllegalStateException(
                    layer.transactions() + " open, " + delivered + " delivered, " + sent + " sent");
        }
        layer.dispose();
    }

    private Mono<Void> send(Delivery delivery) {
        sent++;
        if (delivery.message() instanceof SipRequest request) {
            if (request.method().equals(Method.OPTIONS)) {
                layer.accept(ok.with(request.bytes(), optionsBranchAt));
            } else {
                layer.accept(trying.with(request.bytes(), inviteBranchAt));
                layer.accept(ringing.with(request.bytes(), inviteBranchAt));
                layer.accept(accepted.with(request.bytes(), inviteBranchAt));
            }
        }
        return Mono.empty();
    }

    private void serve(ServerTransaction transaction) {
        delivered++;
        if (building) {
            transaction.respond(transaction.response(200).build()).subscribe();
        } else if (transaction.request().method().equals(Method.OPTIONS)) {
            transaction.respond(ownOk).subscribe();
        } else {
            transaction.respond(ownRinging).subscribe();
            transaction.respond(ownOk).subscribe();
        }
    }

    /** OPTIONS, 200, delivered, terminated. */
    @Benchmark
    public void nonInviteClient() {
        layer.client(options, Messages.RELIABLE).response().subscribe(response -> delivered++);
    }

    /** INVITE, 100, 180, 200, all delivered, terminated by timer M. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void inviteClient() {
        for (int i = 0; i < BATCH; i++) {
            layer.client(invite, Messages.RELIABLE).responses().subscribe(response -> delivered++);
        }
        clock.skip(33, TimeUnit.SECONDS);
    }

    /** The part of both that is no transaction yet: a branch, and the request with its Via. */
    @Benchmark
    public SipRequest requestWithVia() {
        delivered++;
        sent++;
        return layer.client(options, Messages.RELIABLE).request();
    }

    /** OPTIONS, passed to the user, a 200 that is ready, terminated. */
    @Benchmark
    public void nonInviteServer() {
        layer.accept(arrivingOptions.with(number++));
    }

    /** OPTIONS, passed to the user, who builds the 200, terminated. */
    @Benchmark
    public void nonInviteServerBuildingItsResponse() {
        building = true;
        layer.accept(arrivingOptions.with(number++));
    }

    /** INVITE, passed to the user, 180, 200, terminated by timer L. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void inviteServer() {
        for (int i = 0; i < BATCH; i++) {
            layer.accept(arrivingInvite.with(number++));
        }
        clock.skip(33, TimeUnit.SECONDS);
    }
}
