package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Group;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which streams of an exchange belong together (RFC 5888), and above all which share one transport (RFC 9143). Only
 * accepted streams are in a group.
 */
final class Bundle {
    private static final Bundle NONE = new Bundle(List.of(), Map.of());

    private final List<Group> groups;
    private final Map<Slice, Integer> places;
    private final Set<Integer> bundled;

    private Bundle(List<Group> groups, Map<Slice, Integer> places) {
        this.groups = groups;
        this.places = places;
        this.bundled = groups.isEmpty() ? Set.of() : new HashSet<>();
        for (Group group : groups) {
            if (group.isFor(Group.BUNDLE)) {
                bundled.addAll(places(group));
            }
        }
    }

    /**
     * The groups of a description, as far as we understand them.
     *
     * @param ours our streams if the description is the answer to them, else none
     * @throws NegotiationException if two of them have one name
     */
    static Bundle of(Capabilities capabilities, RemoteSession description, List<LocalStream> ours) {
        if (description.groups().isEmpty()) {
            return NONE;
        }
        List<Group> groups = new ArrayList<>(description.groups().size());
        for (Group group : description.groups()) {
            if (capabilities.groups().contains(group.semantics().toString())) {
                groups.add(group);
            }
        }
        if (groups.isEmpty()) {
            return new Bundle(groups, Map.of());
        }
        Map<Slice, Integer> places = new HashMap<>();
        for (RemoteStream stream : description.streams()) {
            int index = stream.index();
            // An answer's streams have the names of the offer, also where the peer forgot to say so.
            Optional<Slice> mid = index < ours.size() ? ours.get(index).mid() : stream.mid();
            if (mid.isPresent() && places.put(mid.get(), index) != null) {
                throw NegotiationException.of(Refusal.AMBIGUOUS_MID);
            }
        }
        return new Bundle(groups, places);
    }

    /** Whether a stream is offered in earnest: port 0 rejects it, but for one that has the transport of its bundle. */
    boolean isWanted(RemoteStream stream) {
        return !stream.isRejected() || (stream.bundleOnly() && bundled.contains(stream.index()));
    }

    private List<Integer> places(Group group) {
        Set<Integer> all = new HashSet<>();
        List<Integer> ordered = new ArrayList<>(group.tags().size());
        for (Slice tag : group.tags()) {
            Integer place = places.get(tag);
            if (place != null && all.add(place)) {
                ordered.add(place);
            }
        }
        return ordered;
    }

    /**
     * Puts the accepted streams of each bundle on one transport: that of the first one which has any (RFC 9143 §7.3.1).
     * A stream that has none is rejected where there is no bundle.
     *
     * @param answers our answers, which are changed
     * @return the groups of the answer
     */
    List<Group> answer(RemoteSession offer, List<StreamAnswer> answers) {
        if (groups.isEmpty()) {
            return groups;
        }
        List<Group> answered = new ArrayList<>(groups.size());
        Set<Integer> shared = new HashSet<>();
        for (Group group : groups) {
            List<Integer> members = places(group);
            if (group.isFor(Group.BUNDLE)) {
                members.removeIf(place -> shared.contains(place) || !canShare(answers.get(place)));
                int tagged = firstWithPort(offer, members);
                if (tagged < 0) {
                    continue;
                }
                members.remove(Integer.valueOf(tagged));
                members.add(0, tagged);
                shared.addAll(members);
                StreamAnswer first = answers.get(tagged);
                members.forEach(place -> answers.set(place, answers.get(place).bundledWith(first)));
            } else {
                members.removeIf(place -> !answers.get(place).isAccepted());
            }
            answered.add(named(group, members, offer));
        }
        rejectWithoutTransport(offer, answers, shared);
        return answered;
    }

    private static boolean canShare(StreamAnswer answer) {
        return answer.isAccepted()
                && answer.draft().rtcpMux()
                && !answer.stream().place().isMulticast();
    }

    private static int firstWithPort(RemoteSession offer, List<Integer> members) {
        for (int place : members) {
            if (!offer.streams().get(place).isRejected()) {
                return place;
            }
        }
        return -1;
    }

    private static void rejectWithoutTransport(RemoteSession offer, List<StreamAnswer> answers, Set<Integer> shared) {
        for (RemoteStream stream : offer.streams()) {
            if (stream.isRejected() && answers.get(stream.index()).isAccepted() && !shared.contains(stream.index())) {
                answers.set(stream.index(), StreamAnswer.rejecting(stream));
            }
        }
    }

    private static Group named(Group group, List<Integer> members, RemoteSession offer) {
        List<Slice> tags = new ArrayList<>(members.size());
        for (int place : members) {
            tags.add(offer.streams().get(place).mid().orElseThrow());
        }
        return new Group(group.semantics(), tags);
    }

    /** Puts the streams of each bundle that the peer's answer confirms on one transport, that of its first one. */
    void confirm(List<LocalStream> streams, List<NegotiatedMedia> media) {
        for (Group group : groups) {
            List<Integer> members = group.isFor(Group.BUNDLE) ? places(group) : List.of();
            int tagged = -1;
            for (int place : members) {
                if (media.get(place).isAccepted()) {
                    tagged = tagged < 0 ? place : tagged;
                    streams.set(place, streams.get(place).at(streams.get(tagged).place()));
                    media.set(place, media.get(place).bundledWith(media.get(tagged)));
                }
            }
        }
    }

    /** The groups of an offer of ours: one of each semantics, with all streams that can be in it. */
    static List<Group> offered(Capabilities capabilities, List<Drafted> streams) {
        List<Group> groups = new ArrayList<>(capabilities.groups().size());
        for (String semantics : capabilities.groups()) {
            List<Slice> tags = new ArrayList<>(streams.size());
            for (Drafted stream : streams) {
                if (stream.isEnabled() && (!semantics.equals(Group.BUNDLE) || stream.rtcpMux())) {
                    stream.stream().mid().ifPresent(tags::add);
                }
            }
            if (!tags.isEmpty()) {
                groups.add(new Group(Slice.of(semantics), tags));
            }
        }
        return groups;
    }

    /** Our streams, each with a name of its own. */
    static List<LocalStream> named(List<LocalStream> streams) {
        Set<Slice> used = new HashSet<>();
        streams.forEach(stream -> stream.mid().ifPresent(used::add));
        List<LocalStream> named = new ArrayList<>(streams.size());
        int number = 0;
        for (LocalStream stream : streams) {
            if (stream.mid().isPresent() || !stream.isEnabled()) {
                named.add(stream);
                continue;
            }
            Slice mid = Slice.of(Integer.toString(number));
            while (!used.add(mid)) {
                number++;
                mid = Slice.of(Integer.toString(number));
            }
            named.add(stream.called(Optional.of(mid)));
        }
        return named;
    }
}
