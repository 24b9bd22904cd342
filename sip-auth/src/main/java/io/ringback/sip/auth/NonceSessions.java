package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nonce sessions that a client may use again. A server's belong to the peer that requests were sent to (RFC 3261
 * §22.2), a proxy's to that peer and the Call-ID (§22.3). A nonce's count belongs to none of them: it goes on when
 * another call meets the same nonce (RFC 7616 §3.4). Bounded: what was not used for the longest time goes first, which
 * costs the owner's next request a challenge. Safe for use by many threads.
 */
final class NonceSessions {
    private static final int MOST_REALMS = 8;

    private final int most;
    private final Map<Owner, Map<Place, NonceSession>> byOwner = new LinkedHashMap<>(64, 0.75f, true);

    /** By texts, which have an order, so that a peer whose nonces have the same hash code does not slow us down. */
    private final Map<String, NonceCount> counts = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * No sessions.
     *
     * @param most how many owners are kept, and how many nonces' counts
     */
    NonceSessions(int most) {
        this.most = most;
    }

    /** Whom sessions are forgotten with: a peer's name or a Call-ID. */
    private record Owner(Challenger challenger, String name) {}

    /** Where a session's credentials are sent. */
    private record Place(String peer, ProtectionSpace space) {}

    private static Owner owner(Challenger challenger, String peer, String callId) {
        return new Owner(challenger, challenger == Challenger.PROXY ? callId : peer);
    }

    synchronized void put(ProtectionSpace space, String peer, String callId, NonceSession session) {
        Map<Place, NonceSession> own =
                byOwner.computeIfAbsent(owner(space.challenger(), peer, callId), unused -> new LinkedHashMap<>(2));
        Place place = new Place(peer, space);
        own.remove(place);
        own.put(place, session);
        dropEldest(own, MOST_REALMS);
        dropEldest(byOwner, most);
    }

    private static <K, V> void dropEldest(Map<K, V> map, int most) {
        if (map.size() > most) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** The sessions whose credentials a request to this peer with this Call-ID should carry. */
    synchronized List<NonceSession> of(Challenger challenger, String peer, String callId) {
        Map<Place, NonceSession> own = byOwner.get(owner(challenger, peer, callId));
        if (own == null) {
            return List.of();
        }
        List<NonceSession> found = new ArrayList<>(own.size());
        own.forEach((place, session) -> {
            if (place.peer().equals(peer)) {
                found.add(session);
            }
        });
        return found;
    }

    /** The count of a nonce: where it stands, if it is known, else at the start. */
    synchronized NonceCount count(ProtectionSpace space, Slice nonce) {
        String key = space.challenger() + " " + space.realm() + "\0" + nonce;
        NonceCount count = counts.computeIfAbsent(key, unused -> NonceCount.from(ClientNonce.random()));
        dropEldest(counts, most);
        return count;
    }

    synchronized void drop(ProtectionSpace space, String peer, String callId) {
        Map<Place, NonceSession> own = byOwner.get(owner(space.challenger(), peer, callId));
        if (own != null) {
            own.remove(new Place(peer, space));
        }
    }

    synchronized void forgetCall(String callId) {
        Map<Place, NonceSession> own = byOwner.remove(new Owner(Challenger.PROXY, callId));
        if (own != null) {
            own.values().forEach(NonceSession::wipe);
        }
    }

    synchronized void wipe() {
        byOwner.values().forEach(own -> own.values().forEach(NonceSession::wipe));
        byOwner.clear();
        counts.clear();
    }
}
