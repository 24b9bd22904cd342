package io.ringback.sip.transaction;

import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Keeps what a user's observer throws away from the machines. */
final class GuardedObserver implements TransactionObserver {
    private final TransactionObserver user;

    private GuardedObserver(TransactionObserver user) {
        this.user = user;
    }

    static TransactionObserver around(TransactionObserver user) {
        return user == NoObserver.INSTANCE ? user : new GuardedObserver(user);
    }

    @Override
    public void started(SipTransaction transaction) {
        guard(() -> user.started(transaction));
    }

    @Override
    public void changed(SipTransaction transaction, TransactionState from, TransactionState to) {
        guard(() -> user.changed(transaction, from, to));
    }

    @Override
    public void retransmitted(SipTransaction transaction) {
        guard(() -> user.retransmitted(transaction));
    }

    @Override
    public void failed(SipTransaction transaction, TransactionException failure) {
        guard(() -> user.failed(transaction, failure));
    }

    @Override
    public void ended(SipTransaction transaction, long nanos) {
        guard(() -> user.ended(transaction, nanos));
    }

    @Override
    public void refused(Refusal reason) {
        guard(() -> user.refused(reason));
    }

    @Override
    public void strayed(Stray kind) {
        guard(() -> user.strayed(kind));
    }

    static void guard(Runnable call) {
        try {
            call.run();
        } catch (Throwable fault) {
            drop(fault);
        }
    }

    /** Keeps what a user's code has thrown from going any further. */
    static void drop(Throwable fault) {
        Exceptions.throwIfJvmFatal(fault);
        Operators.onErrorDropped(fault, Context.empty());
    }
}
