package io.ringback.sip.transaction;

import io.ringback.sip.message.SipResponse;
import reactor.util.context.Context;

/** Who waits for a client transaction's responses. Called in the lane. */
interface Receiver {
    /** Nobody. */
    Receiver NONE = new Receiver() {
        @Override
        public boolean take(SipResponse response, boolean last) {
            return false;
        }

        @Override
        public void complete() {}

        @Override
        public void fail(TransactionException failure) {}

        @Override
        public Context context() {
            return Context.empty();
        }
    };

    /**
     * Takes a response.
     *
     * @param last whether none follows
     * @return false if nobody awaits it
     */
    boolean take(SipResponse response, boolean last);

    /** No response follows. */
    void complete();

    /** The transaction has failed. */
    void fail(TransactionException failure);

    /** The Reactor Context of whoever waits. */
    Context context();
}
