package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.sdp.field.MediaLine;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address that ICE may try, {@code candidate} (RFC 8839 §5.1).
 *
 * @param foundation equal for candidates of the same kind, base and server, up to 32 characters
 * @param component 1 for RTP, 2 for RTCP; 1 to 256
 * @param transport {@code udp}, {@code tcp} (RFC 6544) or another, in any case of letters
 * @param priority 1 to 2³¹ − 1
 * @param address an IPv4 or IPv6 address, or a name
 * @param port 0 to 65535
 * @param type {@code host}, {@code srflx}, {@code prflx}, {@code relay} or another
 * @param related the address behind it, for types other than {@code host}
 * @param extensions further names and values, in order; a related port without an address is one of them
 */
public record Candidate(
        Slice foundation,
        int component,
        Slice transport,
        long priority,
        Slice address,
        int port,
        Slice type,
        Optional<Related> related,
        List<Extension> extensions)
        implements Writable {
    /**
     * The address behind a candidate.
     *
     * @param address an address
     * @param port 0 to 65535; absent only from senders that leave it out
     */
    public record Related(Slice address, Optional<Integer> port) {
        /** Checks the address and the port. */
        public Related {
            Lexis.requireMembers(address, Lexis.VISIBLE, "an address");
            port.ifPresent(number -> Numbers.requireBetween(number, 0, MediaLine.HIGHEST_PORT, "a port"));
        }
    }

    /**
     * What an extension of ICE says of a candidate.
     *
     * @param name such as {@code tcptype} or {@code generation}
     * @param value its value, perhaps empty
     */
    public record Extension(Slice name, Slice value) {
        /** Checks the characters. */
        public Extension {
            Lexis.requireMembers(name, Lexis.TOKEN, "a name");
            if (!value.isEmpty()) {
                Lexis.requireMembers(value, Lexis.PRINTED, "a value");
            }
        }
    }

    static final CharClass ICE = CharClass.ALPHANUM.or(CharClass.of("+/"));

    /** The highest priority. */
    private static final int HIGHEST_PRIORITY = Integer.MAX_VALUE;

    private static final Slice UDP = Slice.of("UDP");
    private static final Slice HOST = Slice.of("host");
    private static final int HIGHEST_COMPONENT = 256;
    private static final int COMPONENT_DIGITS = 3;
    private static final int PRIORITY_DIGITS = 10;
    private static final int LONGEST_FOUNDATION = 32;

    /** Copies the extensions and checks the characters and ranges. */
    public Candidate {
        extensions = List.copyOf(extensions);
        Lexis.requireMembers(foundation, ICE, "a foundation");
        Lexis.requireMembers(transport, Lexis.TOKEN, "a transport");
        Lexis.requireMembers(address, Lexis.VISIBLE, "an address");
        Lexis.requireMembers(type, Lexis.TOKEN, "a type");
        Numbers.requireBetween(foundation.length(), 1, LONGEST_FOUNDATION, "the length of a foundation");
        Numbers.requireBetween(component, 1, HIGHEST_COMPONENT, "a component");
        Numbers.requireBetween(priority, 1, HIGHEST_PRIORITY, "a priority");
        Numbers.requireBetween(port, 0, MediaLine.HIGHEST_PORT, "a port");
    }

    /**
     * A host candidate of our own over UDP.
     *
     * @param foundation letters, digits, {@code +} and {@code /}, up to 32
     * @param component 1 for RTP, 2 for RTCP; 1 to 256
     * @param priority 1 to 2³¹ − 1
     * @param address an IPv4 or IPv6 address
     * @param port 0 to 65535
     * @return the candidate
     * @throws IllegalArgumentException if a part has other characters or is out of range
     */
    public static Candidate host(String foundation, int component, long priority, String address, int port) {
        return new Candidate(
                Slice.of(foundation),
                component,
                UDP,
                priority,
                Slice.of(address),
                port,
                HOST,
                Optional.empty(),
                List.of());
    }

    /**
     * Reads a value.
     *
     * @param cursor at its foundation; left at its end
     * @return the candidate
     * @throws SyntaxException if it is none, or has too many extensions
     */
    public static Candidate read(Cursor cursor) {
        int from = cursor.position();
        Slice foundation = Lexis.word(cursor, ICE, AttributeRule.CANDIDATE);
        if (foundation.length() > LONGEST_FOUNDATION) {
            throw cursor.errorAt(AttributeRule.CANDIDATE, from);
        }
        int component = readComponent(cursor, AttributeRule.CANDIDATE_RANGE);
        cursor.expect(' ', AttributeRule.CANDIDATE);
        Slice transport = Lexis.word(cursor, Lexis.TOKEN, AttributeRule.CANDIDATE);
        long priority = Numbers.digits(cursor, PRIORITY_DIGITS, 1, HIGHEST_PRIORITY, AttributeRule.CANDIDATE_RANGE);
        cursor.expect(' ', AttributeRule.CANDIDATE);
        Slice address = Lexis.word(cursor, Lexis.VISIBLE, AttributeRule.CANDIDATE);
        int port = (int) cursor.number(MediaLine.HIGHEST_PORT, AttributeRule.CANDIDATE);
        if (!cursor.skipIgnoreCase(" typ ")) {
            throw cursor.error(AttributeRule.CANDIDATE);
        }
        Slice type = cursor.take(Lexis.TOKEN, AttributeRule.CANDIDATE);
        Optional<Related> related = readRelated(cursor);
        List<Extension> extensions = readExtensions(cursor);
        return new Candidate(foundation, component, transport, priority, address, port, type, related, extensions);
    }

    /** {@code component-id}, of a candidate or a remote one. */
    static int readComponent(Cursor cursor, AttributeRule rule) {
        return (int) Numbers.digits(cursor, COMPONENT_DIGITS, 1, HIGHEST_COMPONENT, rule);
    }

    private static Optional<Related> readRelated(Cursor cursor) {
        if (!cursor.skipIgnoreCase(" raddr ")) {
            return Optional.empty();
        }
        Slice address = cursor.take(Lexis.VISIBLE, AttributeRule.CANDIDATE);
        Optional<Integer> port = Optional.empty();
        if (cursor.skipIgnoreCase(" rport ")) {
            port = Optional.of((int) cursor.number(MediaLine.HIGHEST_PORT, AttributeRule.CANDIDATE));
        }
        return Optional.of(new Related(address, port));
    }

    private static List<Extension> readExtensions(Cursor cursor) {
        List<Extension> extensions = new ArrayList<>(4);
        while (cursor.skip(' ')) {
            if (extensions.size() == cursor.limits().parameters()) {
                throw cursor.error(Limit.TOO_MANY_PARAMETERS);
            }
            Slice name = Lexis.word(cursor, Lexis.TOKEN, AttributeRule.CANDIDATE);
            int from = cursor.position();
            cursor.skipAll(Lexis.PRINTED);
            extensions.add(new Extension(name, cursor.since(from)));
        }
        return extensions;
    }

    /**
     * The value of an extension.
     *
     * @param name its name
     * @return its value, if it is there
     */
    public Optional<Slice> extension(String name) {
        for (Extension extension : extensions) {
            if (extension.name().contentEquals(name)) {
                return Optional.of(extension.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(foundation).octet(' ').decimal(component).octet(' ').slice(transport);
        writer.octet(' ').decimal(priority).octet(' ').slice(address).octet(' ').decimal(port);
        writer.ascii(" typ ").slice(type);
        if (related.isPresent()) {
            Related behind = related.get();
            writer.ascii(" raddr ").slice(behind.address());
            behind.port().ifPresent(number -> writer.ascii(" rport ").decimal(number));
        }
        for (Extension extension : extensions) {
            writer.octet(' ').slice(extension.name()).octet(' ').slice(extension.value());
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
