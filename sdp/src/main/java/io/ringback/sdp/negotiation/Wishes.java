package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import java.util.HashMap;
import java.util.Map;

/**
 * Which directions this side wants. What the peer forces upon it changes nothing here, so that nobody is stuck on hold
 * (RFC 6337 §5.3).
 */
final class Wishes {
    private final Map<Integer, Direction> directions;
    private boolean onHold;

    Wishes() {
        this.directions = new HashMap<>();
    }

    private Wishes(Wishes other) {
        this.directions = new HashMap<>(other.directions);
        this.onHold = other.onHold;
    }

    Wishes copy() {
        return new Wishes(this);
    }

    void set(int stream, Direction direction) {
        directions.put(stream, direction);
    }

    void forget(int stream) {
        directions.remove(stream);
    }

    void hold(boolean hold) {
        onHold = hold;
    }

    Direction of(int stream, MediaCapability capability) {
        Direction wanted = directions.getOrDefault(stream, capability.direction());
        return onHold ? wanted.held() : wanted;
    }
}
