package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * What a subscription or publication is about: Event (RFC 6665 §8.2.1).
 *
 * @param type the event package and its templates, such as {@code presence.winfo}; it has case
 * @param parameters {@code id} and others
 */
public record Event(Slice type, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Event {
        Lexis.requireToken(type);
    }

    private static final CharClass TOKEN_WITHOUT_DOT = Lexis.TOKEN.without(".");
    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().token("id");

    /**
     * An event without parameters.
     *
     * @param type the event package and its templates
     * @return the event
     * @throws SyntaxException if that is no event type
     */
    public static Event of(String type) {
        Cursor cursor = Slice.of(type).cursor();
        Event event = new Event(readType(cursor), Parameters.none());
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.EVENT_TYPE);
        }
        return event;
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static Event read(Cursor cursor) {
        return new Event(readType(cursor), Parameters.read(cursor, PARAMETERS));
    }

    /** Reads {@code event-type}, as Allow-Events lists it too. */
    static Slice readType(Cursor cursor) {
        int from = cursor.position();
        do {
            cursor.take(TOKEN_WITHOUT_DOT, HeaderRule.EVENT_TYPE);
        } while (cursor.skip('.'));
        return cursor.since(from);
    }

    /**
     * The event package.
     *
     * @return the type up to its first dot
     */
    public Slice eventPackage() {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.slice(0, dot);
    }

    /**
     * Which of several subscriptions in one dialog this is. New ones do not use it.
     *
     * @return the parameter {@code id}, if it is there
     */
    public Optional<Slice> id() {
        return parameters.value("id");
    }

    /**
     * Tells whether a NOTIFY of this event belongs to a SUBSCRIBE of another: type and {@code id} are the same, byte by
     * byte; no other parameter counts.
     *
     * @param other the other event
     * @return true if it does
     */
    public boolean matches(Event other) {
        return type.equals(other.type) && id().equals(other.id());
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(type);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
