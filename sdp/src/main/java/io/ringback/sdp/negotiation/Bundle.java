package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.field.Connection;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
     * The groups of an offer, as far as we understand them. There are none where a stream has no name, and a group with
     * a name that no stream has is none (RFC 5888 §6). Rejected streams need none, as JSEP writes them.
     *
     * @throws NegotiationException if two streams have one name
     */
    static Bundle of(Capabilities capabilities, RemoteSession offer) {
        List<Group> groups = new ArrayList<>(offer.groups().size());
        for (Group group : offer.groups()) {
            if (capabilities.groups().stream().anyMatch(group::isFor)) {
                groups.add(group);
            }
        }
        if (groups.isEmpty()) {
            return NONE;
        }
        List<Optional<Slice>> names = new ArrayList<>(offer.streams().size());
        boolean nameless = false;
        for (RemoteStream stream : offer.streams()) {
            names.add(stream.mid());
            nameless |= stream.mid().isEmpty() && !stream.isRejected();
        }
        Map<Slice, Integer> places = places(names);
        groups.removeIf(group -> !places.keySet().containsAll(group.tags()));
        return groups.isEmpty() || nameless ? NONE : new Bundle(groups, places);
    }

    /**
     * The groups of an answer, as far as they were offered: nothing can join a group by an answer (RFC 9143 §7.3).
     *
     * @param offered the groups of our offer
     * @param ours our streams, which have their names in the answer, also where the peer forgot to say so
     */
    static Bundle of(List<Group> offered, List<LocalStream> ours, RemoteSession answer) {
        List<Group> groups = new ArrayList<>(offered.size());
        if (answer.groups().isEmpty()) {
            return NONE;
        }
        Map<Slice, Integer> places = places(ours.stream().map(LocalStream::mid).toList());
        for (Group group : answer.groups()) {
            if (!places.keySet().containsAll(group.tags())) {
                continue;
            }
            Set<Slice> known = new HashSet<>();
            for (Group each : offered) {
                if (group.isFor(each.semantics().toString())) {
                    known.addAll(each.tags());
                }
            }
            List<Slice> tags = group.tags().stream().filter(known::contains).toList();
            if (!tags.isEmpty()) {
                groups.add(new Group(group.semantics(), tags));
            }
        }
        return groups.isEmpty() ? NONE : new Bundle(groups, places);
    }

    private static Map<Slice, Integer> places(List<Optional<Slice>> names) {
        Map<Slice, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<Slice> mid = names.get(i);
            if (mid.isPresent() && places.put(mid.get(), i) != null) {
                throw NegotiationException.of(Refusal.AMBIGUOUS_MID);
            }
        }
        return places;
    }

    /** The peer's streams, each with what the tagged section of its bundle says for it (RFC 9143 §7.1.3). */
    RemoteSession resolve(RemoteSession description) {
        if (bundled.isEmpty()) {
            return description;
        }
        List<RemoteStream> streams = new ArrayList<>(description.streams());
        Set<Integer> resolved = new HashSet<>();
        for (Group group : groups) {
            List<Integer> members = group.isFor(Group.BUNDLE) ? places(group) : List.of();
            int tagged = firstWithPort(description, members);
            for (int place : members) {
                if (tagged >= 0 && resolved.add(place)) {
                    streams.set(
                            place,
                            streams.get(place).within(description.streams().get(tagged)));
                }
            }
        }
        return description.with(streams);
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
     * A stream that can only be in a bundle is rejected where there is none.
     *
     * @param offer the offer as it came
     * @param answers our answers, which are changed
     * @return the groups of the answer
     */
    List<Group> answer(RemoteSession offer, List<StreamAnswer> answers) {
        if (groups.isEmpty()) {
            return groups;
        }
        Set<Integer> shared = new HashSet<>();
        Map<Group, List<Integer>> accepted = new LinkedHashMap<>();
        for (Group group : groups) {
            if (group.isFor(Group.BUNDLE)) {
                accepted.put(group, share(group, offer, answers, shared));
            } else {
                accepted.put(group, places(group));
            }
        }
        rejectWhatCannotBeAlone(offer, answers, shared);
        List<Group> answered = new ArrayList<>(groups.size());
        accepted.forEach((group, members) -> {
            members.removeIf(place -> !answers.get(place).isAccepted());
            if (!members.isEmpty() || !group.isFor(Group.BUNDLE)) {
                answered.add(named(group, members, offer));
            }
        });
        return answered;
    }

    private List<Integer> share(Group group, RemoteSession offer, List<StreamAnswer> answers, Set<Integer> shared) {
        List<Integer> members = places(group);
        members.removeIf(place -> shared.contains(place) || !canShare(answers.get(place)));
        int tagged = firstWithPort(offer, members);
        if (tagged < 0) {
            return new ArrayList<>(0);
        }
        StreamAnswer first = answers.get(tagged);
        members.removeIf(place -> place == tagged || !answers.get(place).draft().isProtectedAs(first.draft()));
        members.add(0, tagged);
        shared.addAll(members);
        members.forEach(place -> answers.set(place, answers.get(place).bundledWith(first)));
        return members;
    }

    private static boolean canShare(StreamAnswer answer) {
        return answer.draft().canBundle()
                && answer.negotiated()
                        .local()
                        .connection()
                        .filter(Connection::isMulticast)
                        .isEmpty();
    }

    private static int firstWithPort(RemoteSession offer, List<Integer> members) {
        for (int place : members) {
            if (!offer.streams().get(place).isRejected()) {
                return place;
            }
        }
        return -1;
    }

    /**
     * Rejects what is not in the bundle that it was offered for, and has no transport of its own, or that of others, or
     * no protection of its own (RFC 9143 §7.3.2).
     */
    private void rejectWhatCannotBeAlone(RemoteSession offer, List<StreamAnswer> answers, Set<Integer> shared) {
        Set<MediaEndpoint> taken = new HashSet<>();
        shared.forEach(place -> taken.add(offer.streams().get(place).endpoint(true)));
        for (RemoteStream stream : offer.streams()) {
            int index = stream.index();
            StreamAnswer answer = answers.get(index);
            if (!answer.isAccepted() || shared.contains(index)) {
                continue;
            }
            boolean depends = bundled.contains(index)
                    && (borrows(stream, answer) || (!answer.negotiated().ice() && !taken.add(stream.endpoint(true))));
            if (stream.isRejected() || depends) {
                answers.set(index, StreamAnswer.rejecting(stream));
            }
        }
    }

    /** Whether the answer relies on what only the tagged section of the offer says. */
    private static boolean borrows(RemoteStream offered, StreamAnswer answer) {
        Drafted draft = answer.draft();
        return (draft.rtcpMux() && !offered.rtcpMux())
                || (draft.setup().isPresent() && offered.fingerprints().isEmpty());
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
        Set<Integer> shared = new HashSet<>();
        for (Group group : groups) {
            List<Integer> members = group.isFor(Group.BUNDLE) ? places(group) : new ArrayList<>(0);
            members.removeIf(place -> !media.get(place).isAccepted() || shared.contains(place));
            shared.addAll(members);
            for (int place : members) {
                LocalStream tagged = streams.get(members.get(0));
                streams.set(place, streams.get(place).sharing(tagged.place()).as(tagged.role()));
                media.set(place, media.get(place).bundledWith(media.get(members.get(0))));
            }
        }
    }

    /** The streams of an offer that can be in one bundle: those which are protected as the first of them. */
    private static List<Drafted> bundled(List<Drafted> streams, Connection session) {
        List<Drafted> members = new ArrayList<>(streams.size());
        for (Drafted stream : streams) {
            if (stream.canBundle()
                    && !stream.stream().place().isMulticast(session)
                    && (members.isEmpty() || stream.isProtectedAs(members.get(0)))) {
                members.add(stream);
            }
        }
        return members;
    }

    /**
     * The streams of an offer on the transports that they have: a bundle's is that of the first stream which is in it
     * already, and what leaves a bundle has its own.
     */
    static List<Drafted> placed(Capabilities capabilities, List<Drafted> streams, Connection session) {
        List<Drafted> members = new ArrayList<>(0);
        if (capabilities.groups().stream().anyMatch(Group.BUNDLE::equalsIgnoreCase)) {
            members.addAll(bundled(streams, session));
            members.removeIf(member -> member.stream().shared().isEmpty());
        }
        List<Drafted> placed = new ArrayList<>(streams.size());
        for (Drafted stream : streams) {
            boolean shares = stream.stream().shared().isPresent() && members.contains(stream);
            placed.add(stream.with(
                    shares
                            ? stream.stream().sharing(members.get(0).stream().own())
                            : stream.stream().alone()));
        }
        return placed;
    }

    /** The groups of an offer of ours: one of each semantics, with all streams that can be in it. */
    static List<Group> offered(Capabilities capabilities, List<Drafted> streams, Connection session) {
        List<Group> groups = new ArrayList<>(capabilities.groups().size());
        for (String semantics : capabilities.groups()) {
            List<Slice> tags = new ArrayList<>(streams.size());
            for (Drafted stream : semantics.equalsIgnoreCase(Group.BUNDLE) ? bundled(streams, session) : streams) {
                if (stream.isEnabled()) {
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
