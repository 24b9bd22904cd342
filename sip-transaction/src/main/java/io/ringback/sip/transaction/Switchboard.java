package io.ringback.sip.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.lane.Lane;
import io.ringback.sip.transaction.lane.Task;
import io.ringback.sip.transaction.machine.Event;
import io.ringback.sip.transaction.match.Branch;
import io.ringback.sip.transaction.match.KeyTable;
import io.ringback.sip.transaction.match.Probe;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** The transactions of one lane: finds the one that an arrival belongs to, or makes it. */
final class Switchboard implements Lane.Desk {
    /** Those that a CANCEL can be for; INVITE is the one that it is meant for (RFC 3261 §9.1). */
    private static final List<Method> CANCELLABLE = List.of(
            Method.INVITE,
            Method.BYE,
            Method.REGISTER,
            Method.OPTIONS,
            Method.PRACK,
            Method.UPDATE,
            Method.INFO,
            Method.SUBSCRIBE,
            Method.NOTIFY,
            Method.REFER,
            Method.MESSAGE,
            Method.PUBLISH);

    private final Settings settings;
    private final RequestFlux requests;
    private final Lane lane;
    private final Probe probe;
    private final KeyTable<Transaction> transactions = new KeyTable<>();
    private final KeyTable<Alias> aliases = new KeyTable<>();
    private final HopRoster roster = new HopRoster();
    private RequestFlux.@Nullable Intake claimed;
    private @Nullable Refusal closing;
    private @Nullable Runnable whenEmpty;
    private boolean over;

    Switchboard(Settings settings, RequestFlux requests, Scheduler scheduler) {
        this.settings = settings;
        this.requests = requests;
        this.probe = new Probe(settings.keys());
        this.lane = new Lane(scheduler, settings.drive() == Drive.CALLER, settings.queue(), this);
    }

    Settings settings() {
        return settings;
    }

    Lane lane() {
        return lane;
    }

    int transactions() {
        return transactions.size();
    }

    boolean isQuiet() {
        return transactions.size() == 0
                && aliases.size() == 0
                && roster.isEmpty()
                && lane.wheel().size() == 0
                && lane.waiting() == 0;
    }

    @Override
    public void take(Object item, long now) {
        if (item instanceof Task task) {
            task.run(now);
        } else if (item instanceof Delivery delivery) {
            try {
                arrive(delivery, now);
            } catch (SyntaxException unreadable) {
                settings.observer().strayed(TransactionObserver.Stray.MALFORMED);
            }
        }
    }

    private void arrive(Delivery delivery, long now) {
        if (delivery.message().kind() == SipMessage.Kind.RESPONSE) {
            arrive((SipResponse) delivery.message(), delivery.hop(), now);
        } else {
            arrive((SipRequest) delivery.message(), delivery, now);
        }
    }

    private void arrive(SipResponse response, Hop hop, long now) {
        if (probe.client(response) && transactions.find(probe) instanceof ClientSide client) {
            client.receive(response, now);
        } else if (response.isSuccess() && response.cSeq().method().equals(Method.INVITE)) {
            settings.strays().onSuccess(response, hop, Optional.empty());
        } else {
            settings.observer().strayed(TransactionObserver.Stray.RESPONSE);
        }
    }

    private void arrive(SipRequest request, Delivery delivery, long now) {
        if (!probe.server(request)) {
            settings.observer().strayed(TransactionObserver.Stray.MALFORMED);
            return;
        }
        ServerSide present = findServer();
        if (request.method().equals(Method.ACK)) {
            acknowledge(request, delivery.hop(), present, now);
        } else if (present != null) {
            present.on(Event.REQUEST, null, now);
        } else if (request.method().equals(Method.CANCEL)) {
            cancel(request, delivery, now);
        } else {
            admit(request, delivery, now);
        }
    }

    private @Nullable ServerSide findServer() {
        if (transactions.find(probe) instanceof ServerSide server) {
            return server;
        }
        Alias alias = aliases.find(probe);
        return alias == null ? null : alias.owner();
    }

    private void acknowledge(SipRequest ack, Hop hop, @Nullable ServerSide invite, long now) {
        if (invite == null) {
            settings.strays().onAck(ack, hop, Optional.empty());
        } else {
            invite.on(Event.ACK, ack, now);
        }
    }

    /** A CANCEL is answered here; what it is for, the user decides (RFC 3261 §9.2). */
    private void cancel(SipRequest cancel, Delivery delivery, long now) {
        ServerSide target = null;
        for (int i = 0; target == null && i < CANCELLABLE.size(); i++) {
            if (probe.cancelled(cancel, CANCELLABLE.get(i)) && transactions.find(probe) instanceof ServerSide found) {
                target = found;
            }
        }
        probe.server(cancel);
        ServerSide own = open(delivery, now);
        own.respondAlone(
                Responses.tagged(cancel, target != null ? 200 : 481, (target != null ? target : own).toTag())
                        .build(),
                now);
        if (target != null) {
            target.cancel(cancel);
        }
    }

    /** A new request: takes it if the user wants one more. */
    private void admit(SipRequest request, Delivery delivery, long now) {
        if (settings.detectMerged() && isMerged(request)) {
            probe.server(request);
            ServerSide own = open(delivery, now);
            own.respondAlone(Responses.tagged(request, 482, own.toTag()).build(), now);
            return;
        }
        Refusal refusal = closing;
        if (refusal == null && transactions.size() >= settings.capacity()) {
            refusal = Refusal.TOO_MANY_TRANSACTIONS;
        }
        if (refusal == null) {
            claimed = requests.claim();
            refusal = claimed == null ? requests.refusal() : null;
        }
        probe.server(request);
        if (refusal != null) {
            refuse(request, delivery.hop(), refusal);
            return;
        }
        ServerSide side = open(delivery, now);
        if (settings.detectMerged() && request.to().tag().isEmpty()) {
            probe.merged(request);
            Alias alias = alias(side);
            side.mergedBy(alias);
        }
    }

    private boolean isMerged(SipRequest request) {
        return request.to().tag().isEmpty() && probe.merged(request) && aliases.find(probe) != null;
    }

    /** Opens a transaction under the key that the probe has. */
    private ServerSide open(Delivery request, long now) {
        ServerSide side = new ServerSide(this, request, probe);
        list(side);
        side.start(now);
        return side;
    }

    private void list(Transaction transaction) {
        transactions.add(transaction);
        roster.add(transaction);
    }

    private Alias alias(ServerSide side) {
        Alias alias = new Alias(side, probe);
        aliases.add(alias);
        return alias;
    }

    /** The second key of an INVITE whose ACK has not its branch (RFC 3261 §17.2.3). */
    @Nullable
    Alias aliasForLegacyAck(ServerSide side, SipResponse response) {
        if (!side.isInvite() || !side.isLegacy()) {
            return null;
        }
        Slice tag = response.to().tag().orElse(Slice.empty());
        return probe.legacyAck(side.request(), tag) ? alias(side) : null;
    }

    /** Refuses without state (RFC 3261 §8.2.7): the answer to a retransmission is the same. */
    private void refuse(SipRequest request, Hop hop, Refusal reason) {
        settings.observer().refused(reason);
        if (settings.refusal().answers()) {
            SipResponse response = Responses.unavailable(
                    request,
                    Branch.hex(probe.derive(settings.tags())),
                    settings.refusal().retryAfter());
            Write.forget(settings.sender(), new Delivery(response, hop));
        }
    }

    /** Hands a request to whoever takes requests, if it is one for which a place was claimed. */
    void pass(ServerSide side) {
        RequestFlux.Intake place = claimed;
        if (place != null) {
            claimed = null;
            place.give(side);
        }
    }

    /** A request whose subscriber has gone before it could be handed over. May be called by any thread. */
    void abandon(ServerSide side) {
        settings.observer().refused(Refusal.NO_SUBSCRIBER);
        lane.signal(now -> side.respondAlone(
                Responses.unavailable(
                        side.request(), side.toTag(), settings.refusal().retryAfter()),
                now));
    }

    /** Begins a client transaction. */
    void begin(ClientSide side, long now) {
        Refusal refusal = closing;
        if (refusal == null && transactions.size() >= settings.capacity()) {
            refusal = Refusal.TOO_MANY_TRANSACTIONS;
        }
        if (refusal != null) {
            settings.observer().refused(refusal);
            side.refuse(refusal);
            return;
        }
        list(side);
        side.start(now);
    }

    /** A transaction is over. */
    void remove(Transaction transaction) {
        if (!transaction.isListed()) {
            return;
        }
        transactions.remove(transaction);
        roster.remove(transaction);
        if (transaction instanceof ServerSide server) {
            removeAlias(server.merged());
            removeAlias(server.legacyAck());
        }
        endIfEmpty();
    }

    private void removeAlias(@Nullable Alias alias) {
        if (alias != null) {
            aliases.remove(alias);
        }
    }

    /** A connection is gone. */
    void hopLost(Hop hop, long now) {
        for (Transaction transaction : roster.on(hop)) {
            transaction.hopLost(now);
        }
    }

    /** Takes nothing new, and ends, once, when all is over. */
    void shutDown(Runnable whenOver) {
        closing = closing == null ? Refusal.SHUTDOWN : closing;
        whenEmpty = whenOver;
        endIfEmpty();
    }

    /** Ends at once. */
    void close(Runnable whenOver) {
        closing = Refusal.CLOSED;
        shutDown(whenOver);
        for (Transaction transaction : transactions.all()) {
            transaction.closed(Refusal.CLOSED);
        }
    }

    private void endIfEmpty() {
        if (whenEmpty != null && !over && transactions.size() == 0) {
            over = true;
            lane.end(whenEmpty);
        }
    }
}
