package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * How a subscription stands: Subscription-State (RFC 6665 §8.2.3).
 *
 * @param state {@code active}, {@code pending}, {@code terminated} or another token; it has no case
 * @param parameters {@code expires}, {@code reason}, {@code retry-after} and others
 */
public record SubscriptionState(Slice state, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public SubscriptionState {
        Lexis.requireToken(state);
    }

    private static final long MOST_SECONDS = 0xFFFF_FFFFL;
    private static final ParameterGrammar PARAMETERS = ParameterGrammar.generic()
            .number("expires", MOST_SECONDS)
            .token("reason")
            .number("retry-after", MOST_SECONDS);

    /**
     * A subscription that lasts.
     *
     * @param state {@code active} or {@code pending}
     * @param expires how long, in seconds
     * @return the value
     */
    public static SubscriptionState lasting(String state, long expires) {
        Parameters parameters = Parameters.none().with("expires", Long.toString(expires));
        return new SubscriptionState(Slice.of(Lexis.requireToken(state)), parameters);
    }

    /**
     * A subscription that has ended.
     *
     * @param reason why, such as {@code noresource} or {@code timeout}
     * @return the value
     */
    public static SubscriptionState terminated(String reason) {
        Parameters parameters = Parameters.none().with("reason", Lexis.requireToken(reason));
        return new SubscriptionState(Slice.of("terminated"), parameters);
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static SubscriptionState read(Cursor cursor) {
        Slice state = cursor.take(Lexis.TOKEN, AddressRule.TOKEN);
        return new SubscriptionState(state, Parameters.read(cursor, PARAMETERS));
    }

    /**
     * Tells whether the subscription is accepted.
     *
     * @return true if the state is {@code active}
     */
    public boolean isActive() {
        return state.equalsIgnoreCase("active");
    }

    /**
     * Tells whether the subscription has ended.
     *
     * @return true if the state is {@code terminated}
     */
    public boolean isTerminated() {
        return state.equalsIgnoreCase("terminated");
    }

    /**
     * How long the subscription lasts.
     *
     * @return seconds, 0 to 2³² − 1; empty if it is not told
     */
    public Optional<Long> expires() {
        return parameters.number("expires");
    }

    /**
     * Why it has ended.
     *
     * @return a token such as {@code deactivated}; empty if it is not told
     */
    public Optional<Slice> reason() {
        return parameters.value("reason");
    }

    /**
     * When to subscribe again.
     *
     * @return seconds, 0 to 2³² − 1; empty if it is not told
     */
    public Optional<Long> retryAfter() {
        return parameters.number("retry-after");
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(state);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
