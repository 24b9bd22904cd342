package io.ringback.sip.cli.call;

import io.ringback.sdp.SessionDescription;
import io.ringback.sip.cli.wire.WireMessage;
import io.ringback.sip.transport.DropReason;
import io.ringback.sip.transport.TransportCounters;
import io.ringback.sip.ua.CallEnd;
import io.ringback.sip.ua.CallOutcome;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a call.
 *
 * @param order what was asked for
 * @param outcome what came of the attempt
 * @param end how the call ended
 * @param remoteDescription the other side's session description in force
 * @param local where our transport was bound
 * @param messages what went over the wire
 * @param counters what our transport has counted
 */
public record CallReport(
        CallOrder order,
        CallOutcome outcome,
        CallEnd end,
        Optional<SessionDescription> remoteDescription,
        InetSocketAddress local,
        List<WireMessage> messages,
        TransportCounters counters) {
    /**
     * The Call-ID.
     *
     * @return the one of the first message, if any was sent
     */
    public Optional<String> callId() {
        return messages.stream()
                .findFirst()
                .flatMap(WireMessage::message)
                .map(message -> message.callId().toString());
    }

    /**
     * Where the first message went.
     *
     * @return the address, or our own if nothing was sent
     */
    public InetSocketAddress remote() {
        return messages.isEmpty() ? local : messages.get(0).remote();
    }

    /**
     * How many datagrams were lost on purpose.
     *
     * @return 0 or more
     */
    public long lost() {
        return counters.dropped(DropReason.INJECTED_LOSS);
    }

    /**
     * How many datagrams were doubled on purpose.
     *
     * @return 0 or more
     */
    public long duplicated() {
        return counters.duplicated();
    }
}
