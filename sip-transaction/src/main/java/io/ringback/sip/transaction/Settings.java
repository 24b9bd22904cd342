package io.ringback.sip.transaction;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.transaction.machine.Timings;
import io.ringback.sip.transaction.match.SipHash;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What all lanes of a layer share. Immutable.
 *
 * @param sender sends a message
 * @param timings how long timers run, in nanoseconds
 * @param via writes the Via of requests
 * @param keys the hash of all tables
 * @param tags the function that To tags are computed with
 * @param strays takes what belongs to no transaction
 * @param observer watches
 * @param refusal what happens to requests that cannot be taken
 * @param detectMerged whether merged requests are answered 482
 * @param capacity how many transactions a lane may have
 * @param queue how much may wait for a lane
 * @param drive which thread does a lane's work
 */
record Settings(
        Function<? super Delivery, ? extends Mono<Void>> sender,
        Timings timings,
        ViaLine via,
        SipHash keys,
        SipHash tags,
        StrayHandler strays,
        TransactionObserver observer,
        RefusalPolicy refusal,
        boolean detectMerged,
        int capacity,
        int queue,
        Drive drive) {}
