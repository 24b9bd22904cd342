package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers an offer stream by stream (RFC 3264 §6). Pure but for the ports that it asks for.
 *
 * @param capabilities what this side can do
 * @param ports where it receives
 * @param policy what the RFCs leave to it
 */
record Answerer(Capabilities capabilities, MediaPorts ports, NegotiationPolicy policy) {
    /** One answer for each offered stream; {@code before} are the streams so far, perhaps fewer. */
    List<StreamAnswer> answer(List<RemoteStream> offered, List<LocalStream> before, Wishes wishes) {
        List<MediaCapability> unused = unused(offered, before);
        List<StreamAnswer> answers = new ArrayList<>(offered.size());
        for (RemoteStream stream : offered) {
            Optional<LocalStream> known = stream.index() < before.size()
                    ? Optional.of(before.get(stream.index())).filter(LocalStream::isEnabled)
                    : Optional.empty();
            answers.add(answer(stream, known, unused, wishes));
        }
        return answers;
    }

    /** The capabilities that serve no stream which goes on. */
    private List<MediaCapability> unused(List<RemoteStream> offered, List<LocalStream> before) {
        List<MediaCapability> unused = new ArrayList<>(capabilities.media());
        for (int i = 0; i < before.size(); i++) {
            if (i < offered.size() && !offered.get(i).isRejected()) {
                before.get(i).capability().ifPresent(unused::remove);
            }
        }
        return unused;
    }

    private StreamAnswer answer(
            RemoteStream offered, Optional<LocalStream> known, List<MediaCapability> unused, Wishes wishes) {
        if (offered.isRejected() || offered.isMulticast()) {
            return StreamAnswer.rejecting(offered);
        }
        if (known.isPresent()) {
            LocalStream stream = known.get();
            Optional<StreamAnswer> answer = accept(offered, stream, wishes);
            return answer.orElseGet(() -> StreamAnswer.rejecting(offered));
        }
        for (MediaCapability capability : unused) {
            Optional<StreamAnswer> answer = accept(offered, LocalStream.of(capability, 0), wishes);
            if (answer.isPresent()) {
                unused.remove(capability);
                return answer.get();
            }
        }
        return StreamAnswer.rejecting(offered);
    }

    /** The acceptance of a stream, or empty if there is nothing in common or no port. */
    private Optional<StreamAnswer> accept(RemoteStream offered, LocalStream stream, Wishes wishes) {
        MediaCapability capability = stream.capability().orElseThrow();
        if (!offered.isOf(capability.type(), capability.protocol())) {
            return Optional.empty();
        }
        List<CommonFormats.Pair> pairs = CommonFormats.accepted(capability, offered, policy);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        int port = stream.port() != 0 ? stream.port() : ports.portOf(offered.index(), capability.type());
        if (port == 0) {
            return Optional.empty();
        }
        Direction wanted = wishes.of(offered.index(), capability);
        return Optional.of(StreamAnswer.accepting(offered, stream.withPort(port), pairs, wanted));
    }
}
