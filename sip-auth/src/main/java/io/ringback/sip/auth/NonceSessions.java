package io.ringback.sip.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nonce sessions that a client may use again. A server's belong to the peer that requests were sent to (RFC 3261
 * §22.2), a proxy's to the Call-ID (§22.3). Bounded: the owner that was not used for the longest time goes first, which
 * costs its next request a challenge. Safe for use by many threads.
 */
final class NonceSessions {
    private static final int MOST_REALMS = 8;

    private final int mostOwners;
    private final Map<Owner, Map<ProtectionSpace, NonceSession>> byOwner = new LinkedHashMap<>(64, 0.75f, true);

    NonceSessions(int mostOwners) {
        this.mostOwners = mostOwners;
    }

    /** Whom sessions belong to: a peer's name or a Call-ID. */
    private record Owner(Challenger challenger, String name) {}

    private static Owner owner(ProtectionSpace space, String peer, String callId) {
        return new Owner(space.challenger(), space.challenger() == Challenger.PROXY ? callId : peer);
    }

    synchronized void put(ProtectionSpace space, String peer, String callId, NonceSession session) {
        Map<ProtectionSpace, NonceSession> own =
                byOwner.computeIfAbsent(owner(space, peer, callId), unused -> new LinkedHashMap<>(2));
        own.remove(space);
        own.put(space, session);
        dropEldest(own, MOST_REALMS);
        dropEldest(byOwner, mostOwners);
    }

    private static <K, V> void dropEldest(Map<K, V> map, int most) {
        if (map.size() > most) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** The sessions whose credentials a request to this peer with this Call-ID should carry. */
    synchronized List<NonceSession> of(Challenger challenger, String peer, String callId) {
        String name = challenger == Challenger.PROXY ? callId : peer;
        Map<ProtectionSpace, NonceSession> own = byOwner.get(new Owner(challenger, name));
        return own == null ? List.of() : new ArrayList<>(own.values());
    }

    synchronized void drop(ProtectionSpace space, String peer, String callId) {
        Map<ProtectionSpace, NonceSession> own = byOwner.get(owner(space, peer, callId));
        if (own != null) {
            own.remove(space);
        }
    }

    synchronized void forgetCall(String callId) {
        Map<ProtectionSpace, NonceSession> own = byOwner.remove(new Owner(Challenger.PROXY, callId));
        if (own != null) {
            own.values().forEach(NonceSession::wipe);
        }
    }

    synchronized void wipe() {
        byOwner.values().forEach(own -> own.values().forEach(NonceSession::wipe));
        byOwner.clear();
    }
}
