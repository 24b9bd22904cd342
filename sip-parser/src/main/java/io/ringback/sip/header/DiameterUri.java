package io.ringback.sip.header;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Lexis;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;

/**
 * The URI of a Diameter node: {@code "aaa://" FQDN [ port ] [ transport ] [ protocol ]}, or {@code aaas} (RFC 6733
 * §4.3.1).
 */
final class DiameterUri {
    private static final List<String> TRANSPORTS = List.of("tcp", "sctp", "udp");
    private static final List<String> PROTOCOLS = List.of("diameter", "radius", "tacacs+");

    private DiameterUri() {}

    /** Tells whether a URI is one. */
    static boolean isOne(Slice uri, Manner manner) {
        Cursor cursor = uri.readBy((bytes, from, to) -> Cursor.over(bytes, from, to, manner));
        if (!cursor.skipIgnoreCase("aaa://") && !cursor.skipIgnoreCase("aaas://")) {
            return false;
        }
        try {
            return !HostPort.read(cursor).host().isAddress()
                    && isOneOf(TRANSPORTS, ";transport=", cursor)
                    && isOneOf(PROTOCOLS, ";protocol=", cursor)
                    && cursor.atEnd();
        } catch (SyntaxException e) {
            return false;
        }
    }

    /** Moves over a parameter if it is there; tells false if its value is none of a few words. */
    private static boolean isOneOf(List<String> words, String parameter, Cursor cursor) {
        if (!cursor.skipIgnoreCase(parameter)) {
            return true;
        }
        int from = cursor.position();
        cursor.skipAll(Lexis.TOKEN);
        return words.stream().anyMatch(cursor.since(from)::equalsIgnoreCase);
    }
}
