package io.ringback.sdp.negotiation;

import io.ringback.sdp.field.MediaLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers an offer stream by stream (RFC 3264 §6). Pure but for the places that it asks for.
 *
 * @param capabilities what this side can do
 * @param ports where it receives
 * @param policy what the RFCs leave to it
 * @param wishes what it wants
 */
record Answerer(Capabilities capabilities, MediaPorts ports, NegotiationPolicy policy, Wishes wishes) {
    /**
     * One answer for each offered stream.
     *
     * @param offered the offer
     * @param before what was told so far, perhaps fewer streams
     * @param reserved the streams of a former answer to the same offer, whose places are ours already
     */
    Answers answer(RemoteSession offered, List<LocalStream> before, List<LocalStream> reserved) {
        Bundle bundle = Bundle.of(capabilities, offered);
        RemoteSession offer = bundle.resolve(offered);
        List<MediaCapability> unused = unused(offer, before, bundle);
        List<StreamAnswer> answers = new ArrayList<>(offer.streams().size());
        for (RemoteStream stream : offer.streams()) {
            int index = stream.index();
            Optional<LocalStream> told = index < before.size()
                    ? Optional.of(before.get(index)).filter(LocalStream::isEnabled)
                    : Optional.empty();
            LocalPlace place = index < reserved.size() ? reserved.get(index).own() : LocalPlace.NONE;
            answers.add(bundle.isWanted(stream) ? answer(stream, told, place, unused) : StreamAnswer.rejecting(stream));
        }
        return new Answers(answers, bundle.answer(offered, answers));
    }

    /** The capabilities that serve no stream which goes on, those first that wait to be added. */
    private List<MediaCapability> unused(RemoteSession offer, List<LocalStream> before, Bundle bundle) {
        List<MediaCapability> idle = new ArrayList<>(capabilities.media());
        for (int i = 0; i < before.size(); i++) {
            if (bundle.isWanted(offer.streams().get(i))) {
                before.get(i).capability().ifPresent(idle::remove);
            }
        }
        List<MediaCapability> unused = new ArrayList<>(wishes.added());
        unused.addAll(idle);
        return unused;
    }

    private StreamAnswer answer(
            RemoteStream offered, Optional<LocalStream> told, LocalPlace reserved, List<MediaCapability> unused) {
        if (told.isPresent()) {
            LocalStream wanted = wishes.apply(offered.index(), told.get());
            if (!wanted.isEnabled()) {
                return StreamAnswer.rejecting(offered);
            }
            Optional<StreamAnswer> answer = accept(offered, wanted, reserved);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        for (MediaCapability capability : unused) {
            LocalStream fresh = LocalStream.of(capability, LocalPlace.NONE);
            // The media type or the transport of a stream may change (RFC 3264 §8.3.1, §8.3.3); it stays the same one.
            LocalStream stream = told.map(old -> changed(old, capability)).orElse(fresh);
            Optional<StreamAnswer> answer = accept(offered, stream, reserved);
            if (answer.isPresent()) {
                unused.remove(capability);
                return answer.get();
            }
        }
        return StreamAnswer.rejecting(offered);
    }

    private static LocalStream changed(LocalStream old, MediaCapability capability) {
        LocalStream stream = old.servedBy(capability);
        return old.type().equals(capability.type()) ? stream : stream.at(LocalPlace.NONE);
    }

    /** The acceptance of a stream, or empty if there is nothing in common or no port. */
    private Optional<StreamAnswer> accept(RemoteStream offered, LocalStream stream, LocalPlace reserved) {
        Acceptance acceptance = new Acceptance(offered, policy, wishes);
        Optional<List<CommonFormats.Pair>> pairs = acceptance.formatsFor(stream.served());
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        if (offered.isMulticast()) {
            return acceptance.accept(stream, LocalPlace.NONE, pairs.get());
        }
        LocalPlace place = place(offered.line(), offered.index(), stream, reserved);
        return place.port() == 0 ? Optional.empty() : acceptance.accept(stream, place, pairs.get());
    }

    private LocalPlace place(MediaLine line, int index, LocalStream stream, LocalPlace reserved) {
        if (isUnicast(stream.own())) {
            return stream.own();
        }
        if (isUnicast(reserved)) {
            return reserved;
        }
        LocalPlace asked = LocalPlace.ask(ports, index, line.type().toString());
        return isUnicast(asked) ? asked : LocalPlace.NONE;
    }

    private boolean isUnicast(LocalPlace place) {
        return place.port() != 0 && !place.isMulticast(wishes.connection());
    }
}
