package io.ringback.sdp;

import io.ringback.sdp.field.Leniency;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import java.util.Optional;
import java.util.Set;

/**
 * Reads session descriptions from bytes (RFC 8866, RFC 4566). Nothing is copied, nothing is ever thrown: what cannot be
 * accepted comes back as a {@link MalformedDescription}. The cost is linear in the bytes. Immutable and safe for use by
 * many threads.
 *
 * <p>A description that is accepted here has lines that could be told apart, in their order, and none is missing.
 * Whether the values follow their grammar is asked with {@link SessionDescription#validate()}.
 */
public final class SdpParser {
    private static final SdpParser STRICT = new SdpParser(Manner.strict());
    private static final SdpParser LENIENT = STRICT.tolerating(Set.of(Leniency.values()));

    private final Manner manner;

    private SdpParser(Manner manner) {
        this.manner = manner;
    }

    /** A parser that reads in a manner. */
    static SdpParser of(Manner manner) {
        return new SdpParser(manner);
    }

    Manner manner() {
        return manner;
    }

    /**
     * The parser that holds descriptions to the RFC.
     *
     * @return a shared parser with the default limits
     */
    public static SdpParser strict() {
        return STRICT;
    }

    /**
     * The parser that tolerates every {@link Leniency}.
     *
     * @return a shared parser with the default limits
     */
    public static SdpParser lenient() {
        return LENIENT;
    }

    /**
     * This parser with other tolerances.
     *
     * @param leniencies exactly what is tolerated
     * @return a new parser
     */
    public SdpParser tolerating(Set<Leniency> leniencies) {
        return new SdpParser(manner.tolerating(leniencies));
    }

    /**
     * This parser with other limits.
     *
     * @param newLimits the limits
     * @return a new parser
     */
    public SdpParser withLimits(ParseLimits newLimits) {
        return new SdpParser(manner.withLimits(newLimits));
    }

    /**
     * Reads a description that fills an array. The array belongs to the description from now on.
     *
     * @param bytes the description
     * @return a {@link SessionDescription} or a {@link MalformedDescription}
     */
    public ParsedDescription parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length);
    }

    /**
     * Reads a description from a range of an array. That range belongs to the description from now on.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     * @return a {@link SessionDescription} or a {@link MalformedDescription}
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public ParsedDescription parse(byte[] bytes, int from, int to) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IndexOutOfBoundsException("range " + from + " to " + to + " of " + bytes.length + " bytes");
        }
        int most = manner.limits().sdpBytes();
        if (to - from > most) {
            SdpViolation tooLarge = new SdpViolation(Limit.SDP_TOO_LARGE, most);
            return new MalformedDescription(tooLarge, Optional.empty());
        }
        return LineScanner.scan(bytes, from, to, manner);
    }

    /**
     * Reads a description from a slice, such as the body of a message.
     *
     * @param body the bytes
     * @return a {@link SessionDescription} or a {@link MalformedDescription}
     */
    public ParsedDescription parse(Slice body) {
        return body.readBy(this::parse);
    }
}
