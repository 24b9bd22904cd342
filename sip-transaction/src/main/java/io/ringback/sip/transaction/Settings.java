package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.transaction.machine.Timings;
import io.ringback.sip.transaction.match.Branches;
import io.ringback.sip.transaction.match.SipHash;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What all lanes of a layer share. Immutable.
 *
 * @param sender sends a message
 * @param timings how long timers run, in nanoseconds
 * @param branches where branches come from
 * @param keys the hash of all tables
 * @param tags the function that To tags are computed with
 * @param strays takes what belongs to no transaction
 * @param observer watches
 * @param refusal what happens to requests that cannot be taken
 * @param detectMerged whether merged requests are answered 482
 * @param capacity how many transactions a lane may have
 */
record Settings(
        Function<? super Delivery, ? extends Mono<Void>> sender,
        Timings timings,
        Branches branches,
        SipHash keys,
        SipHash tags,
        StrayHandler strays,
        TransactionObserver observer,
        RefusalPolicy refusal,
        boolean detectMerged,
        int capacity) {}
