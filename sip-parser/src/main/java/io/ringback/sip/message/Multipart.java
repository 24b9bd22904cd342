package io.ringback.sip.message;

import io.ringback.sip.header.ContentId;
import io.ringback.sip.header.MediaType;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.SyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A body of several parts: RFC 5621, by the syntax of RFC 2046 §5.1. The parts are views of the message's bytes; those
 * that have parts themselves are read when they are asked for. Immutable.
 *
 * <p>All is read in the manner of the message's parser: where that tolerates
 * {@link io.ringback.sip.address.Leniency#BARE_LINE_FEED}, delimiters may be lines that end with a line feed alone, if
 * there are no parts otherwise.
 */
public final class Multipart {
    private final MediaType type;
    private final List<BodyPart> parts;

    private Multipart(MediaType type, List<BodyPart> parts) {
        this.type = type;
        this.parts = parts;
    }

    /**
     * The parts of a message's body.
     *
     * @param message the message
     * @return the parts; empty if the body's type is not {@code multipart}
     * @throws SyntaxException if the Content-Type or the body is not well-formed, or there are too many parts
     */
    public static Optional<Multipart> of(SipMessage message) {
        Optional<MediaType> type = message.contentType().filter(Multipart::isMultipart);
        int bodyStart = message.bytes().length() - message.body().length();
        Manner manner = message.headers().manner();
        return type.map(multipart -> message.bytes()
                .readBy((bytes, from, to) ->
                        read(multipart, new MultipartReader(bytes, from, to, manner, 1), from + bodyStart)));
    }

    static Multipart read(MediaType type, MultipartReader reader, int from) {
        return new Multipart(type, reader.read(type, from));
    }

    static boolean isMultipart(MediaType type) {
        return type.type().equalsIgnoreCase("multipart");
    }

    /**
     * The body's type, which tells how its parts belong together.
     *
     * @return {@code multipart/mixed}, {@code multipart/alternative} or another; unknown ones count as mixed
     */
    public MediaType type() {
        return type;
    }

    /**
     * The parts.
     *
     * @return an immutable list of at least one, in order; of alternatives, the last one says most
     */
    public List<BodyPart> parts() {
        return parts;
    }

    /**
     * The first part of a type, at any depth.
     *
     * @param wanted the type; its parameters do not count
     * @return the part, if there is one
     * @throws SyntaxException if a part on the way is not well-formed, or parts are nested too deeply
     */
    public Optional<BodyPart> find(MediaType wanted) {
        return first(part -> part.type().isSameType(wanted));
    }

    /**
     * The part with a name, at any depth: no two parts of a message have the same (RFC 8262 §3.2).
     *
     * @param id the name by which a header or another part points to it
     * @return the part, the first one if there are several after all
     * @throws SyntaxException if a part on the way is not well-formed, or parts are nested too deeply
     */
    public Optional<BodyPart> find(ContentId id) {
        return first(part -> part.contentId().filter(id::equals).isPresent());
    }

    /** The first part that is wanted, in the order in which parts begin. Each body is read once on the way. */
    private Optional<BodyPart> first(Predicate<BodyPart> wanted) {
        Deque<BodyPart> rest = new ArrayDeque<>(parts);
        while (!rest.isEmpty()) {
            BodyPart part = rest.pop();
            if (wanted.test(part)) {
                return Optional.of(part);
            }
            List<BodyPart> inner = part.multipart().map(Multipart::parts).orElse(List.of());
            for (int i = inner.size() - 1; i >= 0; i--) {
                rest.push(inner.get(i));
            }
        }
        return Optional.empty();
    }

    /** Refuses what is nested more deeply than the limits allow. */
    static void requireDepth(int depth, ParseLimits limits, int offset) {
        if (depth > limits.depth()) {
            throw SyntaxException.of(Limit.NESTED_TOO_DEEPLY, offset);
        }
    }

    /** The type and the number of parts. */
    @Override
    public String toString() {
        return type + " of " + parts.size();
    }
}
