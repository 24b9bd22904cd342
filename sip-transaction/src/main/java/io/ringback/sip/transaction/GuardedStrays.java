package io.ringback.sip.transaction;

import io.ringback.sip.message.Hop;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.Optional;

/** Counts strays, and keeps what a user's handler throws away from the lanes. */
final class GuardedStrays implements StrayHandler {
    private final StrayHandler user;
    private final TransactionObserver observer;

    GuardedStrays(StrayHandler user, TransactionObserver observer) {
        this.user = user;
        this.observer = observer;
    }

    @Override
    public void onSuccess(SipResponse response, Hop hop, Optional<SipRequest> invite) {
        observer.strayed(TransactionObserver.Stray.RESPONSE);
        GuardedObserver.guard(() -> user.onSuccess(response, hop, invite));
    }

    @Override
    public void onAck(SipRequest ack, Hop hop, Optional<ServerTransaction> accepted) {
        observer.strayed(TransactionObserver.Stray.ACK);
        GuardedObserver.guard(() -> user.onAck(ack, hop, accepted));
    }

    @Override
    public void onMalformed(Malformed malformed) {
        observer.strayed(TransactionObserver.Stray.MALFORMED);
        GuardedObserver.guard(() -> user.onMalformed(malformed));
    }
}
