package io.ringback.sip.ua;

import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/**
 * INVITEs that we gave up without a final response: a 2xx may come still, and then wants its ACK and a BYE (RFC 3261
 * §13.2.2.4). Each is remembered for a while only, so there are as many as calls failed in that while.
 */
final class AbandonedInvites {
    private final ConcurrentMap<Key, SipRequest> invites = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final Duration memory;

    private record Key(Slice callId, Slice fromTag) {
        static Key of(SipMessage message) {
            return new Key(
                    message.callId().compact(),
                    message.from().tag().orElse(Slice.empty()).compact());
        }
    }

    AbandonedInvites(Scheduler scheduler, Duration memory) {
        this.scheduler = scheduler;
        this.memory = memory;
    }

    void remember(SipRequest invite) {
        Key key = Key.of(invite);
        invites.put(key, invite);
        scheduler.schedule(() -> invites.remove(key, invite), memory.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The INVITE that a response answers, if it is one of these. */
    Optional<SipRequest> answeredBy(SipMessage response) {
        return Optional.ofNullable(invites.get(Key.of(response)));
    }
}
