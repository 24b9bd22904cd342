package io.ringback.sip.ua;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The REGISTER requests of one registration: one Call-ID, one From tag, and numbers that rise (RFC 3261 §10.2). Not for
 * use by several threads.
 */
final class RegisterRequests {
    private static final int MAX_FORWARDS = 70;

    private final Signalling signalling;
    private final RegistrationPlan plan;
    private final Slice callId = RandomTokens.callId();
    private final String tag = RandomTokens.tag();
    private List<NameAddr> contacts = List.of();
    private int sequence;

    RegisterRequests(Signalling signalling, RegistrationPlan plan) {
        this.signalling = signalling;
        this.plan = plan;
    }

    Slice callId() {
        return callId;
    }

    /** The next request; zero seconds remove the bindings. */
    SipRequest next(Hop hop, long seconds) {
        sequence++;
        contacts = plan.contacts().isEmpty()
                ? List.of(Signalling.contact(plan.self(), hop).address().orElseThrow())
                : plan.contacts();
        SipRequest.Builder request = SipRequest.builder(Method.REGISTER, plan.registrar())
                .set(HeaderTypes.MAX_FORWARDS, MAX_FORWARDS)
                .set(HeaderTypes.FROM, plan.self().withTag(tag))
                .set(HeaderTypes.TO, plan.self())
                .set(HeaderTypes.CALL_ID, callId)
                .set(HeaderTypes.CSEQ, new CSeq(sequence, Method.REGISTER));
        contacts.forEach(contact -> request.add(HeaderTypes.CONTACT, Contact.of(contact)));
        request.set(HeaderTypes.EXPIRES, seconds);
        Signalling.advertise(request);
        signalling.identify(request);
        return request.build();
    }

    /** Goes on behind the number that was answered, which challenges have raised. */
    void answered(Reply reply) {
        sequence = reply.request().cSeq().number();
    }

    /** Leaves numbers out that may have been used. */
    void skip(int count) {
        sequence += count;
    }

    /**
     * How long the shortest of our bindings lasts (§10.2.4): what stands at our contact, else in Expires, else what was
     * asked for. A registrar that lists ours under another URI, as some do behind a NAT, is believed.
     */
    Duration granted(SipResponse response, long asked) {
        long common = response.headers().first(HeaderTypes.EXPIRES).orElse(asked);
        long shortest = response.headers().all(HeaderTypes.CONTACT).stream()
                .filter(this::isOurs)
                .mapToLong(contact -> contact.expires().orElse(common))
                .min()
                .orElse(common);
        return Duration.ofSeconds(Math.max(1, shortest));
    }

    private boolean isOurs(Contact contact) {
        Optional<SipUri> uri = contact.address()
                .filter(address -> address.uri() instanceof SipUri)
                .map(address -> (SipUri) address.uri());
        return uri.isPresent()
                && contacts.stream().anyMatch(own -> own.uri() instanceof SipUri sip && sip.isEquivalent(uri.get()));
    }
}
