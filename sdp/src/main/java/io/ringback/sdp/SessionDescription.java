package io.ringback.sdp;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.FieldRule;
import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.Lexis;
import io.ringback.sdp.field.Origin;
import io.ringback.sdp.field.RepeatTimes;
import io.ringback.sdp.field.Timing;
import io.ringback.sdp.field.ZoneAdjustment;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session description: an immutable view of the bytes that it was read from or written to (RFC 8866). It may be used
 * by many threads. Values are read when they are asked for; {@link #validate()} tells beforehand whether all are
 * well-formed.
 */
public final class SessionDescription extends Section implements ParsedDescription, Writable {
    private final Slice bytes;
    private final Set<Leniency> tolerated;

    SessionDescription(Slice bytes, Lines lines, Set<Leniency> tolerated) {
        super(lines, 0, sessionEnd(lines));
        this.bytes = bytes;
        this.tolerated = tolerated;
    }

    private static int sessionEnd(Lines lines) {
        int media = lines.next(FieldType.MEDIA, 0, lines.count());
        return media < 0 ? lines.count() : media;
    }

    /**
     * A builder of a new description, permanent in time and without media.
     *
     * @param origin its origin
     * @param name its name, {@code -} if it has none that matters
     * @return a builder
     * @throws IllegalArgumentException if the name is empty or has a line end
     */
    public static SessionBuilder builder(Origin origin, String name) {
        return new SessionBuilder().origin(origin).name(name).timing(Timing.PERMANENT);
    }

    /**
     * A builder of a description like this one: what is not touched keeps its bytes.
     *
     * @return a new builder
     */
    public SessionBuilder edit() {
        return new SessionBuilder(this);
    }

    /**
     * The whole description.
     *
     * @return its bytes
     */
    public Slice bytes() {
        return bytes;
    }

    /**
     * What the parser had to tolerate.
     *
     * @return each kind once, none for a strict parser
     */
    public Set<Leniency> tolerated() {
        return Collections.unmodifiableSet(tolerated);
    }

    /**
     * The version of SDP, {@code v=}.
     *
     * @return 0
     * @throws SyntaxException if it is absent or another
     */
    public int version() {
        return readFirst(FieldType.VERSION, cursor -> (int) cursor.number(9, FieldRule.VERSION))
                .filter(version -> version == 0)
                .orElseThrow(() -> SyntaxException.of(FieldRule.VERSION, 0));
    }

    /**
     * The origin, {@code o=}.
     *
     * @return the origin
     * @throws SyntaxException if it is absent or wrong
     */
    public Origin origin() {
        return readFirst(FieldType.ORIGIN, Origin::read).orElseThrow(() -> SyntaxException.of(SdpRule.NO_ORIGIN, 0));
    }

    /**
     * The session's name, {@code s=}.
     *
     * @return the name; empty if there is none, which only a lenient parser allows
     */
    public Slice name() {
        return value(FieldType.SESSION_NAME).orElse(Slice.empty());
    }

    /**
     * The URI, {@code u=}.
     *
     * @return the text, if there is one
     */
    public Optional<Slice> uri() {
        return value(FieldType.URI);
    }

    /**
     * The email addresses, {@code e=}.
     *
     * @return all of them, in order
     */
    public List<Slice> emails() {
        return values(FieldType.EMAIL);
    }

    /**
     * The phone numbers, {@code p=}.
     *
     * @return all of them, in order
     */
    public List<Slice> phones() {
        return values(FieldType.PHONE);
    }

    /**
     * The session's connection, {@code c=}.
     *
     * @return the connection, if there is one for the session
     * @throws SyntaxException if it is wrong
     */
    public Optional<Connection> connection() {
        return readFirst(FieldType.CONNECTION, Connection::read);
    }

    /**
     * The times, {@code t=} with its {@code r=} and {@code z=}.
     *
     * @return all of them, in order; none only from a lenient parser
     * @throws SyntaxException if one is wrong
     */
    public List<TimeDescription> times() {
        List<TimeDescription> times = new ArrayList<>(1);
        Lines lines = lines();
        for (int i = lines.next(FieldType.TIMING, 0, to()); i >= 0; ) {
            int next = lines.next(FieldType.TIMING, i + 1, to());
            times.add(time(i, next < 0 ? to() : next));
            i = next;
        }
        return List.copyOf(times);
    }

    private TimeDescription time(int from, int until) {
        Lines lines = lines();
        Timing timing = lines.read(from, Timing::read);
        List<RepeatTimes> repeats = new ArrayList<>(0);
        List<ZoneAdjustment> zones = new ArrayList<>(0);
        for (int i = from + 1; i < until; i++) {
            if (lines.is(i, FieldType.REPEAT)) {
                repeats.add(lines.read(i, RepeatTimes::read));
            } else if (lines.is(i, FieldType.ZONE)) {
                zones.addAll(lines.read(i, ZoneAdjustment::readAll));
            }
        }
        return new TimeDescription(timing, repeats, zones);
    }

    /**
     * The direction of media that say none themselves (RFC 8866 §6.7).
     *
     * @return sendrecv if there is none
     */
    public Direction direction() {
        return attributes().direction().orElse(Direction.SENDRECV);
    }

    /**
     * The media descriptions.
     *
     * @return all of them, in order
     */
    public List<MediaDescription> media() {
        Lines lines = lines();
        List<MediaDescription> media = new ArrayList<>(4);
        int start = to();
        while (start < lines.count()) {
            int next = lines.next(FieldType.MEDIA, start + 1, lines.count());
            int end = next < 0 ? lines.count() : next;
            media.add(new MediaDescription(this, media.size(), start, end));
            start = end;
        }
        return List.copyOf(media);
    }

    /**
     * The first media description of a type.
     *
     * @param type such as {@code audio}
     * @return the media description, if there is one
     * @throws SyntaxException if a media line before it is wrong
     */
    public Optional<MediaDescription> media(String type) {
        for (MediaDescription description : media()) {
            if (description.type().contentEquals(type)) {
                return Optional.of(description);
            }
        }
        return Optional.empty();
    }

    /**
     * Checks every value whose grammar RFC 8866 tells: all lines, and the attributes of its §6.
     *
     * @return the first thing that is wrong, or empty
     */
    public Optional<SdpViolation> validate() {
        return DescriptionValidator.validate(this);
    }

    /**
     * Checks every attribute whose type is known here, those of extensions, too. A wrong one spoils nothing else:
     * whoever does not ask for it ignores it, as one ignores an attribute that one does not know (RFC 8866 §5.13).
     *
     * @return what is wrong, the first thing of each attribute, in order
     */
    public List<SdpViolation> attributeViolations() {
        return DescriptionValidator.validateAttributes(this);
    }

    private List<Slice> values(FieldType type) {
        return readAll(type, Lexis::rest);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(bytes);
    }

    /** Equal if all bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionDescription that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    /** The number of lines only: a description may hold keys. */
    @Override
    public String toString() {
        return "session description of " + lines().count() + " lines";
    }
}
