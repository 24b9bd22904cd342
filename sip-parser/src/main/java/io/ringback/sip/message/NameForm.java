package io.ringback.sip.message;

import io.ringback.sip.header.KnownHeader;

/** In which form the names of header fields are written that have two (RFC 3261 §7.3.3). */
enum NameForm {
    /** As each stands. */
    KEPT,
    /** One letter. */
    COMPACT,
    /** The whole name. */
    LONG;

    /** Tells whether a field's name is in the other form; all compact names have one letter, and no other has. */
    boolean changes(long slot) {
        int id = Slots.id(slot);
        return this != KEPT
                && id > 0
                && !KnownHeader.at(id - 1).compact().isEmpty()
                && (this == COMPACT) == (Slots.nameLength(slot) > 1);
    }

    String nameOf(KnownHeader header) {
        return this == COMPACT ? header.compact() : header.printed();
    }
}
