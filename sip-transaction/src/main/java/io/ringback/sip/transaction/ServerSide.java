package io.ringback.sip.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.machine.Event;
import io.ringback.sip.transaction.machine.InviteServerMachine;
import io.ringback.sip.transaction.machine.Machine;
import io.ringback.sip.transaction.machine.NonInviteServerMachine;
import io.ringback.sip.transaction.machine.ServerEffects;
import io.ringback.sip.transaction.match.Branch;
import io.ringback.sip.transaction.match.Probe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/** A server transaction in its lane. */
final class ServerSide extends Transaction implements ServerEffects {
    private final Machine<?, ServerEffects> machine;
    private final ServerTransaction handle;
    private final boolean invite;
    private final byte[] key;
    private final int hash;
    private @Nullable Delivery latest;
    private @Nullable Answer answer;
    private @Nullable SipRequest cancel;
    private @Nullable Alias legacyAck;
    private @Nullable Alias merged;

    /** A transaction for a request, under the key that the probe has. */
    ServerSide(Switchboard board, Delivery request, Probe probe) {
        super(board, request);
        this.key = probe.copy();
        this.hash = probe.hash();
        this.invite = request().method().equals(Method.INVITE);
        this.machine = invite
                ? new InviteServerMachine(board.settings().timings(), hop().reliable(), this)
                : new NonInviteServerMachine(board.settings().timings(), hop().reliable(), this);
        this.handle = new ServerTransaction(this);
    }

    @Override
    public int hash() {
        return hash;
    }

    @Override
    public boolean has(Probe probe) {
        return probe.isCopiedIn(key);
    }

    boolean isLegacy() {
        return Probe.isLegacy(key);
    }

    String toTag() {
        return Branch.hex(board.settings().tags().hash(key, 0, key.length));
    }

    @Override
    Machine<?, ServerEffects> machine() {
        return machine;
    }

    @Override
    ServerTransaction handle() {
        return handle;
    }

    @Override
    Context context() {
        return Context.empty();
    }

    @Nullable
    Alias merged() {
        return merged;
    }

    void mergedBy(Alias alias) {
        merged = alias;
    }

    @Nullable
    Alias legacyAck() {
        return legacyAck;
    }

    boolean hasFinal() {
        return latest != null && !((SipResponse) latest.message()).isProvisional();
    }

    /** The user's response, or one of the layer's own. */
    void respond(Answer given, long now) {
        SipResponse response = given.response();
        String rule = Rfc4320.forbids(this, response.statusCode());
        if (rule != null) {
            given.fail(refused(response, rule));
        } else if (Rfc4320.isTooEarly(this, response.statusCode())) {
            given.complete();
        } else {
            answer = given;
            if (!on(Event.respond(response.statusCode()), response, now)) {
                given.fail(refused(response, "the transaction is past it"));
            }
            answer = null;
        }
    }

    /** The user's response, with which the transaction is over: nobody waits for its ACK, or sends it again. */
    void refuse(Answer given, long now) {
        SipResponse response = given.response();
        if (!invite || hasFinal() || isOver() || response.statusCode() < 300) {
            respond(given, now);
            return;
        }
        answer = given;
        send(response);
        answer = null;
        machine.abort();
    }

    boolean isInvite() {
        return invite;
    }

    private TransactionException refused(SipResponse response, String rule) {
        return new ResponseRefusedException(response.statusCode(), rule, handle.key(), currentState());
    }

    /** Answers without a user. */
    void respondAlone(SipResponse response, long now) {
        on(Event.respond(response.statusCode()), response, now);
    }

    /** A CANCEL has come for this transaction (RFC 3261 §9.2); it matters while there is no final response. */
    void cancel(SipRequest request) {
        if (invite && !hasFinal() && !isOver() && cancel == null) {
            cancel = request;
            Watch present = watchers();
            if (present != null) {
                present.cancelled().tryEmitValue(request);
            }
        }
    }

    @Override
    void onWatched(Watch made) {
        if (cancel != null) {
            made.cancelled().tryEmitValue(cancel);
        } else if (hasFinal()) {
            made.cancelled().tryEmitEmpty();
        }
    }

    @Override
    public void deliver() {
        board.pass(this);
    }

    @Override
    public void deliverAck(SipRequest ack) {
        board.settings().strays().onAck(ack, hop(), Optional.of(handle));
    }

    @Override
    public void send(SipResponse response) {
        latest = new Delivery(response, hop());
        if (!response.isProvisional()) {
            legacyAck = legacyAck == null ? board.aliasForLegacyAck(this, response) : legacyAck;
            Watch present = watchers();
            if (present != null) {
                present.cancelled().tryEmitEmpty();
            }
        }
        Write.start(board.settings().sender(), latest, this, answer);
    }

    @Override
    public void sendTrying() {
        latest = new Delivery(Responses.trying(request(), board.settings().timings(), invite), hop());
        Write.start(board.settings().sender(), latest, this, null);
    }

    @Override
    public void resend() {
        if (latest != null) {
            board.settings().observer().retransmitted(handle);
            Write.start(board.settings().sender(), latest, this, null);
        }
    }

    @Override
    public void inform(Event cause) {
        TransactionException failure = failure(cause);
        board.settings().observer().failed(handle, failure);
        watch().failures().tryEmitNext(failure);
    }

    @Override
    void closed(Refusal reason) {
        machine.abort();
    }
}
