package io.ringback.sip.cli.check;

import io.ringback.sip.cli.wire.WireMessage;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of one call as its caller saw them, each once: what we sent, even if it was lost on its way, and what we
 * received, without what was lost.
 */
final class CallFlow {
    private final List<SipMessage> messages;
    private final List<SipRequest> requests = new ArrayList<>();
    private final List<SipResponse> responses = new ArrayList<>();

    private CallFlow(List<SipMessage> messages) {
        this.messages = messages;
    }

    static CallFlow of(List<WireMessage> wire) {
        List<SipMessage> once = new ArrayList<>();
        Set<Slice> seen = new HashSet<>();
        for (WireMessage message : wire) {
            boolean known = message.isOut() || !message.isLost();
            if (known && seen.add(message.bytes())) {
                message.message().ifPresent(once::add);
            }
        }
        CallFlow flow = new CallFlow(List.copyOf(once));
        flow.sort();
        return flow;
    }

    private void sort() {
        for (SipMessage message : messages) {
            if (message instanceof SipRequest request) {
                requests.add(request);
            } else if (message instanceof SipResponse response) {
                responses.add(response);
            }
        }
    }

    /** All messages of both sides. */
    List<SipMessage> messages() {
        return messages;
    }

    /** Our requests. */
    List<SipRequest> requests() {
        return requests;
    }

    /** Our INVITEs, one for each challenge that was answered and one more. */
    List<Attempt> invites() {
        return attempts(Method.INVITE);
    }

    /** Our BYEs. */
    List<Attempt> byes() {
        return attempts(Method.BYE);
    }

    /** The INVITE that was answered with a 2xx. */
    Optional<Attempt> answered() {
        return invites().stream().filter(Attempt::succeeded).findFirst();
    }

    /** What we sent within the dialog: the 2xx's ACK and the BYEs. */
    List<SipRequest> withinDialog() {
        List<SipRequest> within = new ArrayList<>();
        answered().flatMap(Attempt::ack).ifPresent(within::add);
        byes().forEach(bye -> within.add(bye.request()));
        return within;
    }

    private List<Attempt> attempts(Method method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .map(this::attempt)
                .toList();
    }

    private Attempt attempt(SipRequest request) {
        List<SipResponse> own = responses.stream()
                .filter(response -> branch(response).equals(branch(request)) && sequence(response) == sequence(request))
                .toList();
        Optional<SipRequest> ack = requests.stream()
                .filter(other -> other.method().equals(Method.ACK) && sequence(other) == sequence(request))
                .findFirst();
        return new Attempt(request, own, ack);
    }

    static Slice branch(SipMessage message) {
        return message.via().branch().orElse(Slice.empty());
    }

    static int sequence(SipMessage message) {
        return message.cSeq().number();
    }

    static String toTag(SipMessage message) {
        return message.to().tag().map(Slice::toString).orElse("");
    }
}
