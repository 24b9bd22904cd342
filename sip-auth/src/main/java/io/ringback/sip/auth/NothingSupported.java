package io.ringback.sip.auth;

import java.util.List;

/**
 * No challenge can be answered by anyone here.
 *
 * @param skipped why; empty if the response has no challenge at all, or the request is an ACK or a CANCEL
 */
public record NothingSupported(List<Skipped> skipped) implements DigestAnswer {
    @Override
    public Kind kind() {
        return Kind.NOTHING_SUPPORTED;
    }
}
