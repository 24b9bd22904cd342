package io.ringback.sip.ua;

import io.ringback.sip.ua.dialog.Dialog;
import io.ringback.sip.ua.dialog.DialogId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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

    /** Asks all users to end their dialogs; completes when they have. */
    Mono<Void> hangUpAll() {
        return Flux.fromIterable(entries.values())
                .flatMap(entry -> entry.user().hangUp(), Integer.MAX_VALUE)
                .then();
    }

    int size() {
        return entries.size();
    }
}
