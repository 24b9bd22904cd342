package io.ringback.sip.cli.options;

import io.ringback.sip.cli.wire.WireMessage;
import io.ringback.sip.ua.Reply;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What has become of an OPTIONS request.
 *
 * @param reply the final response, if there was one
 * @param failure why there was none; empty too if it was not waited for
 * @param steps how its next hop was found, and which servers were tried
 * @param local where our first transport was bound
 * @param messages what went over the wire
 */
public record OptionsReport(
        Optional<Reply> reply,
        Optional<Throwable> failure,
        List<Footstep> steps,
        InetSocketAddress local,
        List<WireMessage> messages) {
    /**
     * Where the last message went or came from.
     *
     * @return the address, or our own if nothing was sent
     */
    public InetSocketAddress remote() {
        return messages.isEmpty() ? local : messages.get(messages.size() - 1).remote();
    }
}
