package io.ringback.sdp;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeRule;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Property;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.Contacts;
import io.ringback.sdp.field.EncryptionKey;
import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.InternetAddress;
import io.ringback.sdp.field.Leniency;
import io.ringback.sdp.field.MediaLine;
import io.ringback.sdp.field.Origin;
import io.ringback.sdp.field.RepeatTimes;
import io.ringback.sdp.field.Timing;
import io.ringback.sdp.field.ZoneAdjustment;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads every line of a description whose grammar is known, to see whether it can be read. */
final class DescriptionValidator {
    private DescriptionValidator() {}

    /** The first thing that is wrong by RFC 8866. */
    static Optional<SdpViolation> validate(SessionDescription description) {
        try {
            description.version();
            Lines lines = description.lines();
            for (int i = 0; i < lines.count(); i++) {
                requireGrammar(lines, i);
            }
            return Optional.empty();
        } catch (SyntaxException e) {
            return Optional.of(SdpViolation.of(e));
        }
    }

    /** Reads the whole description once more, and on behind what is wrong, in a manner that remembers. */
    static Set<Leniency> tolerated(SessionDescription description) {
        Manner manner = description.lines().manner().recording();
        if (manner.isStrict()) {
            return Set.of();
        }
        ParsedDescription again = description.bytes().readBy(SdpParser.of(manner)::parse);
        Lines lines = readable(again).lines();
        for (int i = 0; i < lines.count(); i++) {
            attempt(lines, i);
        }
        validateAttributes(readable(again));
        Set<Leniency> seen = EnumSet.allOf(Leniency.class);
        seen.removeIf(leniency -> !manner.hasSeen(leniency));
        return Collections.unmodifiableSet(seen);
    }

    private static SessionDescription readable(ParsedDescription parsed) {
        return parsed instanceof MalformedDescription malformed
                ? malformed.readable().orElseThrow()
                : (SessionDescription) parsed;
    }

    private static void attempt(Lines lines, int index) {
        try {
            requireGrammar(lines, index);
        } catch (SyntaxException ignored) {
            // Nobody asks here what is wrong, only what was not minded.
        }
    }

    private static void requireGrammar(Lines lines, int index) {
        Optional<FieldType> type = lines.isGap(index) ? Optional.empty() : FieldType.of(lines.letter(index));
        if (type.isEmpty() || (lines.isEmpty(index) && isText(type.get()))) {
            return; // unknown, or an empty value that the parser has tolerated
        }
        switch (type.get()) {
            case ORIGIN -> lines.read(index, DescriptionValidator::readOrigin);
            case CONNECTION -> lines.read(index, DescriptionValidator::readConnection);
            case BANDWIDTH -> lines.read(index, Bandwidth::read);
            case TIMING -> lines.read(index, Timing::read);
            case REPEAT -> lines.read(index, RepeatTimes::read);
            case ZONE -> lines.read(index, ZoneAdjustment::readAll);
            case KEY -> tolerating(lines, index, EncryptionKey::read, Leniency.KEY);
            case ATTRIBUTE -> lines.readBehind(index, 0, DescriptionValidator::requireAttributeOfRfc8866);
            case MEDIA -> lines.read(index, MediaLine::read);
            case URI -> tolerating(lines, index, Contacts::readUri, Leniency.CONTACT);
            case EMAIL -> tolerating(lines, index, Contacts::readEmail, Leniency.CONTACT);
            case PHONE -> tolerating(lines, index, Contacts::readPhone, Leniency.CONTACT);
            case VERSION, SESSION_NAME, INFORMATION -> {}
        }
    }

    private static boolean isText(FieldType type) {
        return switch (type) {
            case SESSION_NAME, INFORMATION, URI, EMAIL, PHONE, KEY, ATTRIBUTE -> true;
            case VERSION, ORIGIN, CONNECTION, BANDWIDTH, TIMING, REPEAT, ZONE, MEDIA -> false;
        };
    }

    private static Origin readOrigin(Cursor cursor) {
        int at = cursor.position();
        Origin origin = Origin.read(cursor);
        InternetAddress.require(cursor, at, origin.addressType(), origin.address());
        return origin;
    }

    private static Connection readConnection(Cursor cursor) {
        int at = cursor.position();
        Connection connection = Connection.read(cursor);
        InternetAddress.require(cursor, at, connection.addressType(), connection.address());
        return connection;
    }

    private static void tolerating(Lines lines, int index, Function<Cursor, ?> reader, Leniency leniency) {
        try {
            lines.read(index, reader);
        } catch (SyntaxException e) {
            if (!lines.manner().tolerates(leniency)) {
                throw e;
            }
        }
    }

    /** What is wrong with each attribute by whichever RFC defines it. */
    static List<SdpViolation> validateAttributes(SessionDescription description) {
        Lines lines = description.lines();
        List<SdpViolation> violations = new ArrayList<>(0);
        for (int i = lines.next(FieldType.ATTRIBUTE, 0, lines.count());
                i >= 0;
                i = lines.next(FieldType.ATTRIBUTE, i + 1, lines.count())) {
            if (lines.isEmpty(i)) {
                continue;
            }
            try {
                lines.readBehind(i, 0, cursor -> requireAttribute(cursor, AttributeTypes.all()));
            } catch (SyntaxException e) {
                violations.add(SdpViolation.of(e));
            }
        }
        return List.copyOf(violations);
    }

    /** What describes the media for people may be wrong; what is negotiated may not. */
    private static boolean requireAttributeOfRfc8866(Cursor cursor) {
        int start = cursor.position();
        try {
            return requireAttribute(cursor, AttributeTypes.ofRfc8866());
        } catch (SyntaxException e) {
            cursor.moveTo(start);
            Optional<AttributeType<?>> type =
                    AttributeTypes.of(Attribute.read(cursor).name());
            boolean descriptive =
                    type.isPresent() && AttributeTypes.descriptive().contains(type.get());
            if (!descriptive || !cursor.tolerates(Leniency.DESCRIPTIVE_ATTRIBUTE)) {
                throw e;
            }
            return true;
        }
    }

    /** Tells nothing but that the attribute is right. */
    private static boolean requireAttribute(Cursor cursor, List<AttributeType<?>> known) {
        int start = cursor.position();
        Attribute attribute = Attribute.read(cursor);
        int nameEnd = start + attribute.name().length();
        Optional<AttributeType<?>> type = AttributeTypes.of(attribute.name());
        if (type.isPresent() && known.contains(type.get())) {
            cursor.moveTo(nameEnd);
            type.get().readBehindName(cursor);
        } else if (attribute.value().isPresent()) {
            requireValue(cursor, attribute, nameEnd);
        }
        return true;
    }

    private static void requireValue(Cursor cursor, Attribute attribute, int nameEnd) {
        if (isBare(attribute.name())) {
            throw cursor.errorAt(AttributeRule.SHAPE, nameEnd);
        }
        if (nameEnd + 1 == cursor.position() && !cursor.tolerates(Leniency.EMPTY_VALUE)) {
            throw cursor.errorAt(AttributeRule.VALUE, nameEnd + 1);
        }
    }

    private static boolean isBare(Slice name) {
        return Property.of(name).isPresent() || Direction.of(name).isPresent();
    }
}
