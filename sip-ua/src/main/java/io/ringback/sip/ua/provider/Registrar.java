package io.ringback.sip.ua.provider;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.IncomingRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bindings of a trunk's users: RFC 3261 §10.3. They are kept in memory, a bounded number of them. */
final class Registrar {
    private static final long DEFAULT_SECONDS = 3_600;
    private static final long SHORTEST_SECONDS = 30;
    private static final long LONGEST_SECONDS = 86_400;
    private static final int MOST_USERS = 10_000;
    private static final int MOST_BINDINGS = 10;

    /** So that a list of all bindings fits into a datagram, and is not many times as long as what asks for it. */
    private static final int LONGEST_BINDING = 512;

    private final InstantSource clock;
    private final Map<AddressOfRecord, List<Binding>> users = new HashMap<>();

    /** One place where a user can be reached, and who has put it there. */
    private record Binding(Uri uri, NameAddr address, String callId, int sequence, long endMillis) {}

    /** A change to one binding; zero seconds remove it. */
    private record Change(NameAddr address, long seconds) {}

    Registrar(InstantSource clock) {
        this.clock = clock;
    }

    /** Serves a REGISTER; all of its changes are made, or none (§10.3 step 7). */
    synchronized SipResponse.Builder register(IncomingRequest incoming) {
        SipRequest request = incoming.request();
        AddressOfRecord user = AddressOfRecord.of(request.to().uri());
        List<Binding> bindings = current(user);
        List<Contact> contacts = request.headers().all(HeaderTypes.CONTACT);
        Optional<Long> expires = request.headers().first(HeaderTypes.EXPIRES);
        boolean star = contacts.contains(Contact.STAR);
        if (star && (contacts.size() > 1 || expires.orElse(-1L) != 0)) {
            return incoming.response(400);
        }
        List<Change> changes = star ? removals(bindings) : changes(contacts, expires);
        if (changes.stream().anyMatch(change -> change.seconds() > 0 && change.seconds() < SHORTEST_SECONDS)) {
            return incoming.response(423).set(HeaderTypes.MIN_EXPIRES, SHORTEST_SECONDS);
        }
        if (changes.stream().anyMatch(change -> change.address().text().length() > LONGEST_BINDING)) {
            return incoming.response(413);
        }
        Optional<List<Binding>> changed = apply(request, bindings, changes);
        if (changed.isEmpty()) {
            return incoming.response(500);
        }
        if (isFull(user, changed.get()) || changed.get().size() > MOST_BINDINGS) {
            return incoming.response(503);
        }
        store(user, changed.get());
        return list(incoming, changed.get());
    }

    /** Whether there is no room for a new user, not even by forgetting those whose bindings have expired. */
    private boolean isFull(AddressOfRecord user, List<Binding> bindings) {
        if (bindings.isEmpty() || users.containsKey(user) || users.size() < MOST_USERS) {
            return false;
        }
        long now = clock.millis();
        users.values().removeIf(kept -> kept.stream().allMatch(binding -> binding.endMillis() <= now));
        return users.size() >= MOST_USERS;
    }

    private List<Binding> current(AddressOfRecord user) {
        long now = clock.millis();
        return users.getOrDefault(user, List.of()).stream()
                .filter(binding -> binding.endMillis() > now)
                .toList();
    }

    private void store(AddressOfRecord user, List<Binding> bindings) {
        if (bindings.isEmpty()) {
            users.remove(user);
        } else {
            users.put(user, bindings);
        }
    }

    private static List<Change> removals(List<Binding> bindings) {
        return bindings.stream()
                .map(binding -> new Change(binding.address(), 0))
                .toList();
    }

    private static List<Change> changes(List<Contact> contacts, Optional<Long> expires) {
        return contacts.stream()
                .map(contact -> new Change(
                        contact.address().orElseThrow(),
                        Math.min(contact.expires().or(() -> expires).orElse(DEFAULT_SECONDS), LONGEST_SECONDS)))
                .toList();
    }

    /** A request that is not newer than the binding it would change fails as a whole (§10.3 step 7). */
    private Optional<List<Binding>> apply(SipRequest request, List<Binding> bindings, List<Change> changes) {
        List<Binding> result = new ArrayList<>(bindings);
        String callId = request.callId().toString();
        int sequence = request.cSeq().number();
        for (Change change : changes) {
            Uri uri = change.address().uri();
            Optional<Binding> known =
                    result.stream().filter(b -> isSame(b.uri(), uri)).findFirst();
            if (known.isPresent()
                    && known.get().callId().equals(callId)
                    && sequence <= known.get().sequence()) {
                return Optional.empty();
            }
            known.ifPresent(result::remove);
            if (change.seconds() > 0) {
                long end = clock.millis() + change.seconds() * 1_000;
                result.add(new Binding(uri, change.address(), callId, sequence, end));
            }
        }
        return Optional.of(result);
    }

    private static boolean isSame(Uri a, Uri b) {
        boolean sip = a instanceof SipUri && b instanceof SipUri;
        return sip ? ((SipUri) a).isEquivalent((SipUri) b) : a.equals(b);
    }

    private SipResponse.Builder list(IncomingRequest incoming, List<Binding> bindings) {
        SipResponse.Builder response = incoming.response(200);
        for (Binding binding : bindings) {
            // A part of a second counts as one, so that a client is given what it has asked for.
            long seconds = Math.max(1, (binding.endMillis() - clock.millis() + 999) / 1_000);
            NameAddr address = binding.address();
            Parameters parameters = address.parameters().with("expires", Long.toString(seconds));
            NameAddr listed = address.withUri(binding.uri()).withParameters(parameters);
            response.add(HeaderTypes.CONTACT, Contact.of(listed));
        }
        return response;
    }
}
