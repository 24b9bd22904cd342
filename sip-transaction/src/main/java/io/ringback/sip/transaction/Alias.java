package io.ringback.sip.transaction;

import io.ringback.sip.transaction.match.Keyed;

/** A further key of a server transaction. */
final class Alias extends Keyed {
    private final ServerSide owner;

    Alias(ServerSide owner) {
        this.owner = owner;
    }

    ServerSide owner() {
        return owner;
    }
}
