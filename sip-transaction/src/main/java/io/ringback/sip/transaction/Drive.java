package io.ringback.sip.transaction;

/** Which thread does the work of a lane that is at rest. One thread at a time does, whichever it is. */
public enum Drive {
    /** A worker of the layer's scheduler: whoever brings work leaves it there. */
    WORKER,
    /**
     * Whoever brings work, if it is a thread that must not block (Reactor's {@code NonBlocking}), such as an event loop
     * or another lane's worker. Other threads leave it to a worker, for they may hold locks; so does a thread that has
     * done a long batch.
     */
    CALLER
}
