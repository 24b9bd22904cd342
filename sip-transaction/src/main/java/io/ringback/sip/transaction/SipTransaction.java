package io.ringback.sip.transaction;

import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One request and its responses (RFC 3261 §17), at either side. Safe for use by many threads. */
public sealed interface SipTransaction permits ClientTransaction, ServerTransaction {
    /**
     * What tells it from others.
     *
     * @return its key
     */
    TransactionKey key();

    /**
     * The request.
     *
     * @return the request as it is on the wire
     */
    SipRequest request();

    /**
     * Where the request goes to or came from.
     *
     * @return the hop
     */
    Hop hop();

    /**
     * Where the transaction is.
     *
     * @return its state at some time during the call
     */
    TransactionState state();

    /**
     * Watches the state. Any number may watch.
     *
     * @return the present state and every change; completes behind {@link TransactionState#TERMINATED}, never fails
     */
    Flux<TransactionState> states();

    /**
     * The end of the transaction, however it ends.
     *
     * @return completes when it is over, never fails
     */
    default Mono<Void> terminated() {
        return states().then();
    }
}
