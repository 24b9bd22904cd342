package io.ringback.sip.cli.registration;

import io.ringback.sip.cli.wire.WireMessage;
import io.ringback.sip.ua.RegistrationEvent;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a registration.
 *
 * @param order what was asked for
 * @param events what has happened, in order
 * @param local where our transport was bound
 * @param messages what went over the wire
 */
public record RegisterReport(
        RegisterOrder order, List<RegistrationEvent> events, InetSocketAddress local, List<WireMessage> messages) {
    /**
     * How the registration stood before it was removed.
     *
     * @return the last event that is not the removal; empty if there was none
     */
    public Optional<RegistrationEvent> state() {
        return events.stream()
                .filter(event -> event.kind() != RegistrationEvent.Kind.REMOVED)
                .reduce((earlier, later) -> later);
    }

    /**
     * The last success.
     *
     * @return when the bindings were made, or made anew
     */
    public Optional<RegistrationEvent.Registered> registered() {
        return events.stream()
                .filter(event -> event.kind() == RegistrationEvent.Kind.REGISTERED)
                .map(RegistrationEvent.Registered.class::cast)
                .reduce((earlier, later) -> later);
    }

    /**
     * Whether the bindings were removed.
     *
     * @return true if the registrar has said so
     */
    public boolean removed() {
        return events.contains(new RegistrationEvent.Removed(true));
    }

    /**
     * The Call-ID.
     *
     * @return that of the first message, if any was sent
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
}
