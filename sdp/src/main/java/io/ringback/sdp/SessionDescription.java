package io.ringback.sdp;

import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.FieldRule;
import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.Leniency;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session description: an immutable view of the bytes that it was read from or written to (RFC 8866). It may be used
 * by many threads. Values are read when they are asked for; {@link #validate()} tells beforehand whether all are
 * well-formed.
 */
public final class SessionDescription extends Section implements ParsedDescription, Writable {
    SessionDescription(Lines lines, int to) {
        super(lines, 0, to);
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
        return lines().all();
    }

    /**
     * What the parser tolerated, and {@link #validate()} and {@link #attributeViolations()} tolerate: the deviations
     * that this description shows, those in values that nobody has asked for included. The whole description is read
     * for it.
     *
     * @return each kind once; none if the parser was strict
     */
    public Set<Leniency> tolerated() {
        return DescriptionValidator.tolerated(this);
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
        int index = lines().next(FieldType.CONNECTION, 0, to());
        return index < 0 ? Optional.empty() : Optional.of(lines().connection(index));
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
        List<MediaDescription> media = new ArrayList<>(4);
        for (int start = to();
                start < lines().count();
                start = media.get(media.size() - 1).to()) {
            media.add(mediaAt(start, media.size()));
        }
        return List.copyOf(media);
    }

    /**
     * The first media description of a type.
     *
     * @param type such as {@code audio}
     * @return the media description, if there is one
     */
    public Optional<MediaDescription> media(String type) {
        Lines lines = lines();
        int index = 0;
        for (int i = to(); i >= 0 && i < lines.count(); i = lines.next(FieldType.MEDIA, i + 1, lines.count())) {
            if (lines.beginsWith(i, type)) {
                return Optional.of(mediaAt(i, index));
            }
            index++;
        }
        return Optional.empty();
    }

    private MediaDescription mediaAt(int start, int index) {
        int next = lines().next(FieldType.MEDIA, start + 1, lines().count());
        return new MediaDescription(this, index, start, next < 0 ? lines().count() : next);
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
        writer.slice(bytes());
    }

    /** Equal if all bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionDescription that && bytes().equals(that.bytes());
    }

    @Override
    public int hashCode() {
        return bytes().hashCode();
    }

    /** The number of lines only: a description may hold keys. */
    @Override
    public String toString() {
        return "session description of " + lines().count() + " lines";
    }
}
