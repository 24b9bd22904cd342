package io.ringback.sip.transaction;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.lane.Task;
import io.ringback.sip.transaction.machine.ClientEffects;
import io.ringback.sip.transaction.machine.Event;
import io.ringback.sip.transaction.machine.InviteClientMachine;
import io.ringback.sip.transaction.machine.Machine;
import io.ringback.sip.transaction.machine.NonInviteClientMachine;
import io.ringback.sip.transaction.match.Branch;
import io.ringback.sip.transaction.match.Probe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/** A client transaction in its lane. As a task, it is its own beginning. */
final class ClientSide extends Transaction implements ClientEffects, Task {
    private final Machine<?, ClientEffects> machine;
    private final ClientTransaction handle;
    private final Method method;
    private final long branchHigh;
    private final long branchLow;
    private Receiver receiver;
    private @Nullable Delivery ack;
    private @Nullable Cancellation cancellation;

    /** A transaction for a request that has a branch of our own. */
    ClientSide(Switchboard board, Delivery request, Receiver receiver, Branch branch) {
        super(board, request);
        this.method = request().method();
        this.branchHigh = branch.high();
        this.branchLow = branch.low();
        this.machine = isInvite()
                ? new InviteClientMachine(board.settings().timings(), hop().reliable(), this)
                : new NonInviteClientMachine(board.settings().timings(), hop().reliable(), this);
        this.receiver = receiver;
        this.handle = new ClientTransaction(this);
    }

    boolean isInvite() {
        return method.equals(Method.INVITE);
    }

    @Override
    Machine<?, ClientEffects> machine() {
        return machine;
    }

    @Override
    public int hash() {
        return Probe.clientHash(branchHigh);
    }

    @Override
    public boolean has(Probe probe) {
        return probe.isClient(branchHigh, branchLow, method);
    }

    @Override
    ClientTransaction handle() {
        return handle;
    }

    @Override
    Context context() {
        return receiver.context();
    }

    /** Whoever waits, from the thread that subscribes; the queue to the lane makes it visible there. */
    void receiveBy(Receiver subscriber) {
        receiver = subscriber;
    }

    @Override
    public void run(long now) {
        if (receiver == Receiver.NONE || (receiver instanceof ResponseSubscription early && !early.begin(now))) {
            receiver = Receiver.NONE;
            machine.abort();
        } else {
            board.begin(this, now);
        }
    }

    /** It was not taken, and nothing was sent. */
    void refuse(Refusal reason) {
        closed(reason);
    }

    void receive(SipResponse response, long now) {
        on(Event.received(response.statusCode()), response, now);
        if (cancellation != null) {
            proceedToCancel(cancellation, now);
        }
    }

    void detach(Receiver gone) {
        if (receiver == gone) {
            receiver = Receiver.NONE;
        }
    }

    void strayed(SipResponse success) {
        board.settings().strays().onSuccess(success, hop(), Optional.of(request()));
    }

    TransactionException overflow() {
        return new ResponseOverflowException(handle.key(), currentState());
    }

    /** Asks for a CANCEL (RFC 3261 §9.1): it waits for a provisional response, and a final one makes it needless. */
    void cancel(MonoSink<SipResponse> sink, long now) {
        Cancellation asked = cancellation == null ? new Cancellation() : cancellation;
        cancellation = asked;
        asked.add(sink);
        proceedToCancel(asked, now);
    }

    private void proceedToCancel(Cancellation asked, long now) {
        switch (currentState()) {
            case PROCEEDING -> {
                if (asked.begin()) {
                    board.begin(cancelBy(asked), now);
                    on(Event.CANCELLED, null, now);
                }
            }
            case ACCEPTED, COMPLETED, TERMINATED -> asked.needless();
            default -> {
                // Held: nothing has come back yet.
            }
        }
    }

    /** The CANCEL's own transaction, which has the same branch. */
    private ClientSide cancelBy(Receiver asked) {
        Delivery cancel = new Delivery(Companions.cancel(request()), hop());
        return new ClientSide(board, cancel, asked, new Branch(branchHigh, branchLow));
    }

    @Override
    public void send() {
        Write.start(board.settings().sender(), origin, this, null);
    }

    @Override
    public void resend() {
        board.settings().observer().retransmitted(handle);
        send();
    }

    @Override
    public void acknowledge(SipResponse response) {
        if (ack != null && isFor(ack, response)) {
            board.settings().observer().retransmitted(handle);
        } else {
            ack = new Delivery(Companions.ack(request(), response), hop());
        }
        Write.start(board.settings().sender(), ack, this, null);
    }

    /** Tells whether the ACK has this response's To: proxies may aggregate, so that another one follows. */
    private static boolean isFor(Delivery ack, SipResponse response) {
        return ack.message()
                .headers()
                .text(KnownHeader.TO)
                .equals(response.headers().text(KnownHeader.TO));
    }

    @Override
    public void deliver(SipResponse response) {
        boolean success = isInvite() && response.isSuccess();
        boolean last = !success && !response.isProvisional();
        if (!receiver.take(response, last) && success) {
            strayed(response);
        }
    }

    @Override
    public void inform(Event cause) {
        TransactionException failure = failure(cause);
        board.settings().observer().failed(handle, failure);
        receiver.fail(failure);
    }

    @Override
    public void end() {
        super.end();
        receiver.complete();
        if (cancellation != null) {
            cancellation.needless();
        }
    }

    @Override
    void closed(Refusal reason) {
        receiver.fail(new TransactionRefusedException(reason, handle.key(), currentState()));
        machine.abort();
    }
}
