package io.ringback.sip.header;

import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/** How a caller wants a proxy to treat its request: one value of Request-Disposition (RFC 3841 §9.1). */
public enum RequestDisposition implements Writable {
    /** Proxy the request. */
    PROXY("proxy"),
    /** Answer it with where to go. */
    REDIRECT("redirect"),
    /** Cancel the other branches when one is answered. */
    CANCEL("cancel"),
    /** Leave the other branches. */
    NO_CANCEL("no-cancel"),
    /** It may be sent to several addresses. */
    FORK("fork"),
    /** It may be sent to one address only. */
    NO_FORK("no-fork"),
    /** A redirect response may be followed. */
    RECURSE("recurse"),
    /** A redirect response is passed back. */
    NO_RECURSE("no-recurse"),
    /** Try all addresses at once. */
    PARALLEL("parallel"),
    /** Try one address after the other. */
    SEQUENTIAL("sequential"),
    /** Wait where the callee is busy. */
    QUEUE("queue"),
    /** Do not wait where the callee is busy. */
    NO_QUEUE("no-queue");

    private static final RequestDisposition[] ALL = values();

    private final String directive;

    RequestDisposition(String directive) {
        this.directive = directive;
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static RequestDisposition read(Cursor cursor) {
        int from = cursor.position();
        Slice word = cursor.take(Lexis.TOKEN, HeaderRule.DIRECTIVE);
        for (RequestDisposition candidate : ALL) {
            if (word.equalsIgnoreCase(candidate.directive)) {
                return candidate;
            }
        }
        throw cursor.errorAt(HeaderRule.DIRECTIVE, from);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.ascii(directive);
    }
}
