package io.ringback.sdp.field;

import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;

/**
 * The first line of a media description, {@code m=} (RFC 8866 §5.14).
 *
 * @param type {@code audio}, {@code video}, {@code text}, {@code application}, {@code message}, {@code image} or
 *     another
 * @param port the transport port, 0 to 65535; 0 for a rejected or disabled stream (RFC 3264 §6)
 * @param portCount how many ports follow each other, 1 or more
 * @param protocol {@code RTP/AVP} or another
 * @param formats one or more formats in order of preference: for RTP payload types
 */
public record MediaLine(Slice type, int port, int portCount, Slice protocol, List<Slice> formats) implements Writable {
    /** The highest port. */
    public static final int HIGHEST_PORT = 65_535;

    /** The formats of RTP, which nearly all descriptions have: one slice for each is enough. */
    private static final Slice[] PAYLOAD_TYPES = payloadTypes();

    private static final int MOST_DIGITS = 3;

    /** Copies the formats. */
    public MediaLine {
        formats = List.copyOf(formats);
        if (port < 0 || port > HIGHEST_PORT || portCount < 1 || formats.isEmpty()) {
            throw new IllegalArgumentException("a media line has a port, at least one port count, and formats");
        }
    }

    /**
     * A media line of our own.
     *
     * @param type its type
     * @param port 0 to 65535
     * @param protocol its protocol
     * @param formats one or more formats
     * @return the line
     * @throws IllegalArgumentException if a part is no token or out of range
     */
    public static MediaLine of(String type, int port, String protocol, List<String> formats) {
        requireTokens(protocol);
        List<Slice> tokens = new ArrayList<>(formats.size());
        for (String format : formats) {
            tokens.add(Slice.of(Lexis.requireToken(format)));
        }
        return new MediaLine(Slice.of(Lexis.requireToken(type)), port, 1, Slice.of(protocol), tokens);
    }

    /** {@code proto = token *("/" token)}. */
    private static void requireTokens(String protocol) {
        int from = 0;
        for (int slash = protocol.indexOf('/'); slash >= 0; slash = protocol.indexOf('/', from)) {
            Lexis.requireToken(protocol.substring(from, slash));
            from = slash + 1;
        }
        Lexis.requireToken(protocol.substring(from));
    }

    /**
     * Reads a value.
     *
     * @param cursor at its first byte; left behind the last format
     * @return the line
     * @throws SyntaxException if it is none, or has too many formats
     */
    public static MediaLine read(Cursor cursor) {
        Slice type = readType(cursor);
        int port = readPort(cursor);
        int count = readPortCount(cursor);
        Slice protocol = readProtocol(cursor);
        return new MediaLine(type, port, count, protocol, readFormats(cursor));
    }

    /**
     * Reads the type.
     *
     * @param cursor at the value's first byte; left at the port
     * @return the type
     */
    public static Slice readType(Cursor cursor) {
        return Lexis.word(cursor, Lexis.TOKEN, FieldRule.MEDIA);
    }

    /**
     * Reads the port.
     *
     * @param cursor at the port; left behind it
     * @return 0 to 65535
     */
    public static int readPort(Cursor cursor) {
        return (int) cursor.number(HIGHEST_PORT, FieldRule.PORT);
    }

    /**
     * Reads the number of ports, if there is one.
     *
     * @param cursor behind the port; left at the protocol
     * @return 1 or more
     */
    public static int readPortCount(Cursor cursor) {
        int count = cursor.skip('/') ? Lexis.positive(cursor, HIGHEST_PORT, FieldRule.PORT) : 1;
        cursor.expect(' ', FieldRule.MEDIA);
        return count;
    }

    /**
     * Reads the protocol.
     *
     * @param cursor at the protocol; left behind it
     * @return tokens with slashes between
     */
    public static Slice readProtocol(Cursor cursor) {
        int from = cursor.position();
        skipProtocol(cursor);
        return cursor.since(from);
    }

    /**
     * Passes by the protocol.
     *
     * @param cursor at the protocol; left behind it
     * @throws SyntaxException if it is none
     */
    public static void skipProtocol(Cursor cursor) {
        do {
            if (cursor.skipAll(Lexis.TOKEN) == 0) {
                throw cursor.error(FieldRule.MEDIA);
            }
        } while (cursor.skip('/'));
    }

    /**
     * Reads the formats.
     *
     * @param cursor behind the protocol; left at the end
     * @return one or more formats
     */
    public static List<Slice> readFormats(Cursor cursor) {
        int from = cursor.position();
        int count = 0;
        do {
            cursor.expect(' ', FieldRule.MEDIA);
            if (count++ == cursor.limits().sdpFormats()) {
                throw cursor.error(Limit.TOO_MANY_FORMATS);
            }
            if (cursor.skipAll(Lexis.TOKEN) == 0) {
                throw cursor.error(FieldRule.MEDIA);
            }
        } while (!cursor.atEnd());
        cursor.moveTo(from);
        if (count == 1) {
            return List.of(format(cursor));
        }
        if (count == 2) {
            return List.of(format(cursor), format(cursor));
        }
        Slice[] formats = new Slice[count];
        for (int i = 0; i < count; i++) {
            formats[i] = format(cursor);
        }
        return List.of(formats);
    }

    /** A format behind a space; payload types are not made anew. */
    private static Slice format(Cursor cursor) {
        cursor.skip(' ');
        int from = cursor.position();
        int number = 0;
        int digits = 0;
        while (digits < MOST_DIGITS && CharClass.DIGIT.contains(cursor.peek())) {
            number = number * 10 + cursor.next() - '0';
            digits++;
        }
        boolean other = cursor.skipAll(Lexis.TOKEN) > 0 || number >= PAYLOAD_TYPES.length;
        if (other || PAYLOAD_TYPES[number].length() != digits) {
            return cursor.since(from);
        }
        return PAYLOAD_TYPES[number];
    }

    private static Slice[] payloadTypes() {
        Slice[] slices = new Slice[128];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = Slice.of(Integer.toString(i));
        }
        return slices;
    }

    /**
     * This line with another port.
     *
     * @param newPort 0 to 65535
     * @return a new line
     */
    public MediaLine withPort(int newPort) {
        return new MediaLine(type, newPort, portCount, protocol, formats);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(type).octet(' ').decimal(port);
        if (portCount != 1) {
            writer.octet('/').decimal(portCount);
        }
        writer.octet(' ').slice(protocol);
        for (Slice format : formats) {
            writer.octet(' ').slice(format);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
