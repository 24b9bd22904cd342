package io.ringback.sip.ua;

import io.ringback.sip.ua.dialog.Dialog;
import io.ringback.sip.ua.dialog.DialogId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The dialogs that are there, each with its user. Whoever enters one removes it on every way out. */
final class DialogTable {
    private final ConcurrentMap<DialogId, Entry> entries = new ConcurrentHashMap<>();

    record Entry(Dialog dialog, DialogUser user) {}

    void enter(Dialog dialog, DialogUser user) {
        entries.put(dialog.id(), new Entry(dialog, user));
    }

    void remove(Dialog dialog) {
        entries.remove(dialog.id());
    }

    Optional<Entry> find(DialogId id) {
        return Optional.ofNullable(entries.get(id));
    }

    int size() {
        return entries.size();
    }
}
