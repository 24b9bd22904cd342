package io.ringback.sip.cli.wire;

import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One datagram, and the message that is in it. Its values are read when they are asked for; what cannot be read is not
 * there. It holds the whole message: {@link #toString} leaves credentials out.
 *
 * @param at when it passed, since the first one
 * @param direction from or to the network
 * @param fate what became of it
 * @param repeated whether the same bytes have gone the same way before
 * @param remote the other side
 * @param bytes the datagram
 * @param message the message, as far as it can be read
 */
public record WireMessage(
        Duration at,
        Direction direction,
        WireEvent.Fate fate,
        boolean repeated,
        InetSocketAddress remote,
        Slice bytes,
        Optional<SipMessage> message) {
    static WireMessage of(WireEvent event, long firstNanos, boolean repeated) {
        return new WireMessage(
                Duration.ofNanos(event.nanos() - firstNanos),
                event.direction(),
                event.fate(),
                repeated,
                event.remote(),
                event.bytes(),
                read(event.bytes()));
    }

    private static Optional<SipMessage> read(Slice bytes) {
        Parsed parsed = bytes.readBy(SipParser.lenient()::parse);
        if (parsed instanceof SipMessage message) {
            return Optional.of(message);
        }
        return parsed instanceof MalformedMessage malformed ? malformed.readable() : Optional.empty();
    }

    /**
     * Tells whether it goes from us to the network.
     *
     * @return false if it comes from there
     */
    public boolean isOut() {
        return direction == Direction.OUT;
    }

    /**
     * Tells whether it was lost on purpose.
     *
     * @return true if nobody has received it
     */
    public boolean isLost() {
        return fate == WireEvent.Fate.LOST;
    }

    /**
     * Tells whether it is the second copy of a datagram that was doubled on purpose.
     *
     * @return true for the second only
     */
    public boolean isDuplicate() {
        return fate == WireEvent.Fate.DUPLICATE;
    }

    /**
     * The start line.
     *
     * @return the datagram's first line, without its end
     */
    public String line() {
        int end = bytes.indexOf('\n');
        String line = bytes.slice(0, end < 0 ? bytes.length() : end).toString();
        return line.strip();
    }

    /**
     * The number and method.
     *
     * @return such as {@code 101 INVITE}
     */
    public Optional<String> cSeq() {
        return read(SipMessage::cSeq)
                .map(value -> value.number() + " " + value.method().name());
    }

    /**
     * The topmost branch.
     *
     * @return the Via's parameter
     */
    public Optional<String> branch() {
        return read(message -> message.via().branch()).flatMap(value -> value).map(Slice::toString);
    }

    /**
     * The tag in To.
     *
     * @return the tag, if there is one
     */
    public Optional<String> toTag() {
        return read(message -> message.to().tag()).flatMap(value -> value).map(Slice::toString);
    }

    /**
     * The nonce count of the credentials.
     *
     * @return eight hexadecimal digits as they are on the wire
     */
    public Optional<String> nonceCount() {
        return nonceCount(HeaderTypes.PROXY_AUTHORIZATION).or(() -> nonceCount(HeaderTypes.AUTHORIZATION));
    }

    private Optional<String> nonceCount(HeaderType<Credentials> type) {
        return read(message -> message.headers().first(type))
                .flatMap(value -> value)
                .flatMap(value -> value.parameters().value("nc"))
                .map(Slice::toString);
    }

    private <T> Optional<T> read(Function<SipMessage, T> value) {
        return message.flatMap(known -> readable(() -> value.apply(known)));
    }

    private static <T> Optional<T> readable(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return direction + " " + line();
    }
}
