package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.MessageIndex;
import io.ringback.text.Ascii;
import io.ringback.text.Octets;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The top Via of a request as nearly all are written: alone in its field, without white space and quotes among its
 * parameters, none of which asks for more than an answer, and those that are replaced side by side. {@code received}
 * and {@code rport} (RFC 3261 §18.2.1, RFC 3581 §4) are written right where they belong, into the bytes that came,
 * before there is a message that others know. What {@link ResponseRoute} does to a Via of any form, this does without a
 * copy of the message.
 *
 * <p>It is used again and again, by one thread.
 */
final class TopVia {
    /** How many bytes more than its own an array must have for its message to be marked there, whoever sent it. */
    static final int ROOM = 64;

    private static final int ROOM_FOR_IPV4 = 40;

    private static final byte[] RECEIVED = ascii(";received=");
    private static final byte[] RPORT = ascii(";rport=");

    /** What marking may add. */
    private static final int MORE_PARAMETERS = 2;

    private final ParseLimits limits;
    private final byte[] told = new byte[ROOM];
    private @Nullable InetAddress toldAddress;
    private int toldLength;
    private int toldPort;
    private int toldLengthWithPort;
    private byte[] bytes = told;
    private int field;
    private int start;
    private int parameters;
    private int end;
    private int replacedFrom;
    private int replacedEnd;
    private boolean rport;
    private boolean received;

    TopVia(ParseLimits limits) {
        this.limits = limits;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** As {@link #ROOM}, if the sender's address is known. */
    static int roomFor(InetSocketAddress source) {
        return source.getAddress() instanceof Inet4Address ? ROOM_FOR_IPV4 : ROOM;
    }

    /**
     * Looks at a request that was read into an index, and has {@linkplain MessageIndex#hasPlainEssentials plain
     * essentials}; false if its top Via asks for more than an answer, has quotes, in which anything may stand, has what
     * is replaced in more than one place, or may have no more parameters.
     */
    boolean read(byte[] message, MessageIndex index) {
        field = index.next(KnownHeader.VIA, 0);
        bytes = message;
        end = index.valueEnd(field);
        start = index.valueStart(field);
        parameters = Octets.indexOf(bytes, start, end, ';');
        rport = false;
        received = false;
        replacedFrom = end;
        replacedEnd = end;
        return Octets.indexOf(bytes, parameters, end, '"') == end && notesParameters();
    }

    /** Notes what is asked for; false if it is more than an answer. Most first letters are of no parameter of ours. */
    private boolean notesParameters() {
        int count = 0;
        int next;
        for (int at = parameters; at < end; at = next) {
            next = behind(at);
            count++;
            switch (at + 1 < end ? bytes[at + 1] | 0x20 : 0) {
                case 'r' -> {
                    if (!notesReplaced(at, next)) {
                        return false;
                    }
                }
                case 'm', 'k', 'a' -> {
                    if (isNamed(at, ResponseRoute.MADDR) || isNamed(at, ViaNotes.KEEP) || isNamed(at, ViaNotes.ALIAS)) {
                        return false;
                    }
                }
                default -> {
                    // Of the branch, or of any other, nothing is to be known here.
                }
            }
        }
        return count + MORE_PARAMETERS <= limits.parameters();
    }

    /** Notes a parameter if it is one that is replaced; false if another one is between it and one before. */
    private boolean notesReplaced(int semicolon, int next) {
        boolean asks = isNamed(semicolon, ResponseRoute.RPORT);
        boolean tells = isNamed(semicolon, ResponseRoute.RECEIVED);
        if (!asks && !tells) {
            return true;
        }
        boolean first = replacedFrom == end;
        boolean together = first || replacedEnd == semicolon;
        rport |= asks;
        received |= tells;
        replacedFrom = first ? semicolon : replacedFrom;
        replacedEnd = next;
        return together;
    }

    /** The end of the parameter whose semicolon is at a position. */
    private int behind(int semicolon) {
        return Octets.indexOf(bytes, semicolon + 1, end, ';');
    }

    private boolean isNamed(int semicolon, String name) {
        int nameEnd = semicolon + 1 + name.length();
        return nameEnd <= end
                && (nameEnd == end || bytes[nameEnd] == ';' || bytes[nameEnd] == '=')
                && Ascii.equalsIgnoreCase(bytes, semicolon + 1, nameEnd, name);
    }

    /** Made only where {@code rport} does not tell all. */
    private Via via() {
        return HeaderTypes.VIA.plain().read(bytes, start, end, limits).orElseThrow();
    }

    /** Where the answer goes; to be asked before the Via is marked. */
    InetSocketAddress destination(InetSocketAddress source, int defaultPort) {
        return rport ? source : ResponseRoute.destination(via(), false, source, defaultPort);
    }

    /**
     * Writes what the sender asks for, or has to be told; false, and nothing is changed, if there is no room for it.
     */
    boolean mark(MessageIndex index, InetSocketAddress source) {
        if (!rport && !received && !ResponseRoute.isForeign(via(), source.getAddress())) {
            return true;
        }
        int length = tell(source);
        int more = length - (replacedEnd - replacedFrom);
        if (more > 0 && !index.resize(field, more)) {
            return false;
        }
        int kept = end - replacedEnd;
        System.arraycopy(bytes, replacedEnd, bytes, replacedFrom, kept);
        System.arraycopy(told, 0, bytes, replacedFrom + kept, length);
        if (more < 0) {
            index.resize(field, more);
        }
        return true;
    }

    /** Prepares what has to be told; gives its length. Most requests come from where the one before came from. */
    private int tell(InetSocketAddress source) {
        InetAddress address = source.getAddress();
        if (!address.equals(toldAddress)) {
            toldLength = tell(address);
            toldAddress = address;
            toldPort = -1;
        }
        if (source.getPort() != toldPort) {
            toldPort = source.getPort();
            toldLengthWithPort = decimal(toldPort, put(RPORT, toldLength));
        }
        return rport ? toldLengthWithPort : toldLength;
    }

    private int tell(InetAddress address) {
        int at = put(RECEIVED, 0);
        if (!(address instanceof Inet4Address)) {
            Slice text = Host.of(address).name();
            text.copyTo(told, at);
            return at + text.length();
        }
        byte[] parts = address.getAddress();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                told[at++] = '.';
            }
            at = decimal(parts[i] & 0xFF, at);
        }
        return at;
    }

    private int put(byte[] text, int at) {
        System.arraycopy(text, 0, told, at, text.length);
        return at + text.length;
    }

    private int decimal(int number, int at) {
        int digits = at + 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = number;
        for (int i = digits - 1; i >= at; i--) {
            told[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return digits;
    }
}
