package io.ringback.sip.ua.dial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All dial-peers.
 *
 * @param peers the dial-peers in the order of the configuration
 */
public record DialPlan(List<DialPeer> peers) {
    /** Keeps the list from being changed. */
    public DialPlan {
        peers = List.copyOf(peers);
    }

    /**
     * The dial-peer for a number: the one whose pattern names most of its digits one by one, and among equals the
     * first.
     *
     * @param dialled the number as it was dialled
     * @return the dial-peer, if any takes the number
     */
    public Optional<DialPeer> choose(String dialled) {
        Optional<DialPeer> best = Optional.empty();
        int most = -1;
        for (DialPeer peer : peers) {
            OptionalInt explicit = peer.destinationPattern().match(dialled);
            if (explicit.isPresent() && explicit.getAsInt() > most) {
                best = Optional.of(peer);
                most = explicit.getAsInt();
            }
        }
        return best;
    }

    /**
     * The dial-peer of a name.
     *
     * @param name a name in the configuration
     * @return the dial-peer, if there is one
     */
    public Optional<DialPeer> named(String name) {
        return peers.stream().filter(peer -> peer.name().equals(name)).findFirst();
    }
}
