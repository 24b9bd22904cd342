package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an offer of what this side wants (RFC 3264 §5, §8; RFC 6337 §5.1). Pure but for the places that it asks for.
 *
 * @param capabilities what this side can do
 * @param ports where it receives
 * @param policy what the RFCs leave to it
 * @param wishes what it wants
 */
record Offerer(Capabilities capabilities, MediaPorts ports, NegotiationPolicy policy, Wishes wishes) {
    /** What an offer says of streams. */
    record Draft(List<Drafted> media, List<Group> groups) {}

    /**
     * The first offer of a session: a stream for each capability that has a port. Each has the place for which the port
     * was asked, so that one without a port is offered as disabled if others follow.
     *
     * @throws NegotiationException if there are capabilities, but no ports
     */
    Draft initial() {
        List<MediaCapability> all = new ArrayList<>(capabilities.media());
        all.addAll(wishes.added());
        List<LocalStream> streams = new ArrayList<>(all.size());
        int used = 0;
        for (MediaCapability capability : all) {
            streams.add(placed(streams.size(), LocalStream.of(capability, LocalPlace.NONE)));
            used = streams.get(streams.size() - 1).isEnabled() ? streams.size() : used;
        }
        streams.subList(used, streams.size()).clear();
        if (streams.isEmpty() && !all.isEmpty()) {
            throw NegotiationException.of(Refusal.NOTHING_TO_OFFER);
        }
        return draft(streams);
    }

    /** An offer that changes a session: all streams so far in their places, and those that were added. */
    Draft next(List<LocalStream> told) {
        List<LocalStream> streams = new ArrayList<>(told.size() + wishes.added().size());
        for (int i = 0; i < told.size(); i++) {
            streams.add(placed(i, wishes.apply(i, told.get(i))));
        }
        int place = policy.reusedPlaces() ? 0 : streams.size();
        for (MediaCapability capability : wishes.added()) {
            while (place < streams.size() && isTaken(place, streams, told)) {
                place++;
            }
            LocalStream added = placed(place, LocalStream.of(capability, LocalPlace.NONE));
            if (!added.isEnabled()) {
                continue;
            }
            if (place == streams.size()) {
                streams.add(added);
            } else {
                streams.set(place, added);
            }
        }
        return draft(streams);
    }

    /** A place can be used again once the peer knows that its stream has ended (RFC 3264 §8.1). */
    private static boolean isTaken(int place, List<LocalStream> streams, List<LocalStream> told) {
        return streams.get(place).isEnabled()
                || (place < told.size() && told.get(place).isEnabled());
    }

    private LocalStream placed(int index, LocalStream stream) {
        if (!stream.isEnabled() || stream.own().port() != 0) {
            return stream;
        }
        LocalPlace place = LocalPlace.ask(ports, index, stream.type());
        return place.port() == 0 ? stream.disable() : stream.at(place);
    }

    private Draft draft(List<LocalStream> planned) {
        List<LocalStream> streams = capabilities.groups().isEmpty() ? planned : Bundle.named(planned);
        List<Drafted> media = new ArrayList<>(streams.size());
        for (int i = 0; i < streams.size(); i++) {
            LocalStream stream = streams.get(i);
            if (stream.isEnabled()) {
                LocalStream ready = stream.readyToOffer();
                media.add(Drafted.offered(ready, wishes.of(i, ready.served())));
            } else {
                media.add(Drafted.disabled(stream));
            }
        }
        List<Drafted> placed = Bundle.placed(capabilities, media, wishes.connection());
        return new Draft(placed, Bundle.offered(capabilities, placed, wishes.connection()));
    }
}
