package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this side wants (RFC 6337 §5.1). Directions stay: what the peer forces upon them changes nothing here, so that
 * nobody is stuck on hold (§5.3). Changes of streams are forgotten once they are agreed, or the peer has refused them.
 */
final class Wishes {
    /** What shall become of one stream: another capability or place, or nothing of either to remove it. */
    record Change(Optional<MediaCapability> capability, Optional<LocalPlace> place) {
        boolean removes() {
            return capability.isEmpty() && place.isEmpty();
        }

        LocalStream applyTo(LocalStream stream) {
            LocalStream changed = capability.map(stream::servedBy).orElse(stream);
            boolean moves = place.isPresent() || !changed.type().equals(stream.type());
            return moves ? changed.at(place.orElse(LocalPlace.NONE)) : changed;
        }
    }

    static final Wishes NOTHING = new Wishes(Connection.of("0.0.0.0"));

    private final Map<Integer, Direction> directions;
    private final Map<Integer, Change> changes;
    private final List<MediaCapability> added;
    private Connection connection;
    private boolean onHold;
    private int revision;

    Wishes(Connection connection) {
        this.directions = new HashMap<>();
        this.changes = new HashMap<>();
        this.added = new ArrayList<>(0);
        this.connection = connection;
    }

    private Wishes(Wishes other) {
        this.directions = new HashMap<>(other.directions);
        this.changes = new HashMap<>(other.changes);
        this.added = new ArrayList<>(other.added);
        this.connection = other.connection;
        this.onHold = other.onHold;
        this.revision = other.revision;
    }

    Wishes copy() {
        return new Wishes(this);
    }

    /** Rises with every wish. */
    int revision() {
        return revision;
    }

    void set(int stream, Direction direction) {
        directions.put(stream, direction);
        revision++;
    }

    void hold(boolean hold) {
        onHold = hold;
        revision++;
    }

    void move(Connection newConnection) {
        connection = newConnection;
        revision++;
    }

    void add(MediaCapability capability) {
        added.add(capability);
        revision++;
    }

    void remove(int stream) {
        changes.put(stream, new Change(Optional.empty(), Optional.empty()));
        revision++;
    }

    void replace(int stream, MediaCapability capability) {
        changes.put(stream, new Change(Optional.of(capability), place(stream)));
        revision++;
    }

    void move(int stream, LocalPlace place) {
        Change before = changes.get(stream);
        changes.put(stream, new Change(before == null ? Optional.empty() : before.capability(), Optional.of(place)));
        revision++;
    }

    private Optional<LocalPlace> place(int stream) {
        Change before = changes.get(stream);
        return before == null ? Optional.empty() : before.place();
    }

    Connection connection() {
        return connection;
    }

    List<MediaCapability> added() {
        return added;
    }

    /** A stream as it is wanted; disabled if it is to be removed. */
    LocalStream apply(int index, LocalStream stream) {
        Change change = changes.get(index);
        if (change == null || !stream.isEnabled()) {
            return stream;
        }
        return change.removes() ? stream.disable() : change.applyTo(stream);
    }

    /**
     * What of this is settled by a description: the changes, and what was added in the places where it says anything
     * new.
     *
     * @param drafts what it says
     * @param before our streams before it
     */
    Wishes settledBy(List<Drafted> drafts, List<LocalStream> before) {
        if (changes.isEmpty() && added.isEmpty()) {
            return NOTHING;
        }
        List<MediaCapability> fresh = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            LocalStream told = i < before.size() ? apply(i, before.get(i)) : null;
            Optional<MediaCapability> serves = drafts.get(i).stream().capability();
            if (told == null || !told.capability().equals(serves)) {
                serves.ifPresent(fresh::add);
            }
        }
        Wishes then = copy();
        then.added.removeIf(capability -> !fresh.remove(capability));
        return then;
    }

    /** Forgets all changes of streams that wait. */
    void withdraw() {
        changes.clear();
        added.clear();
        revision++;
    }

    /** What was wanted then is agreed, or refused; a stream that has ended takes what was wanted of it along. */
    void settle(Wishes then, List<NegotiatedMedia> agreed) {
        changes.entrySet().removeIf(change -> change.getValue().equals(then.changes.get(change.getKey())));
        then.added.forEach(added::remove);
        for (NegotiatedMedia media : agreed) {
            if (!media.isAccepted()) {
                directions.remove(media.index());
                changes.remove(media.index());
            }
        }
    }

    Direction of(int stream, MediaCapability capability) {
        Direction wanted = directions.getOrDefault(stream, capability.direction());
        return onHold ? wanted.held() : wanted;
    }
}
