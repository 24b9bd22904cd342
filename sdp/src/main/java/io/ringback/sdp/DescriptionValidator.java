package io.ringback.sdp;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeRule;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Property;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.EncryptionKey;
import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.MediaLine;
import io.ringback.sdp.field.Origin;
import io.ringback.sdp.field.RepeatTimes;
import io.ringback.sdp.field.Timing;
import io.ringback.sdp.field.ZoneAdjustment;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads every line of a description whose grammar is known, to see whether it can be read. */
final class DescriptionValidator {
    private DescriptionValidator() {}

    /** The first thing that is wrong by RFC 8866. */
    static Optional<SdpViolation> validate(SessionDescription description) {
        try {
            description.version();
            Lines lines = description.lines();
            for (int i = 0; i < lines.count(); i++) {
                Optional<FieldType> type = FieldType.of(lines.letter(i));
                if (type.isPresent()) {
                    requireGrammar(lines, i, type.get());
                }
            }
            return Optional.empty();
        } catch (SyntaxException e) {
            return Optional.of(SdpViolation.of(e));
        }
    }

    private static void requireGrammar(Lines lines, int index, FieldType type) {
        switch (type) {
            case ORIGIN -> lines.read(index, Origin::read);
            case CONNECTION -> lines.read(index, Connection::read);
            case BANDWIDTH -> lines.read(index, Bandwidth::read);
            case TIMING -> lines.read(index, Timing::read);
            case REPEAT -> lines.read(index, RepeatTimes::read);
            case ZONE -> lines.read(index, ZoneAdjustment::readAll);
            case KEY -> lines.read(index, EncryptionKey::read);
            case ATTRIBUTE -> requireAttribute(lines.cursor(index), AttributeTypes.ofRfc8866());
            case MEDIA -> lines.read(index, MediaLine::read);
            case VERSION, SESSION_NAME, INFORMATION, URI, EMAIL, PHONE -> {}
        }
    }

    /** What is wrong with each attribute by whichever RFC defines it. */
    static List<SdpViolation> validateAttributes(SessionDescription description) {
        Lines lines = description.lines();
        List<SdpViolation> violations = new ArrayList<>(0);
        for (int i = lines.next(FieldType.ATTRIBUTE, 0, lines.count());
                i >= 0;
                i = lines.next(FieldType.ATTRIBUTE, i + 1, lines.count())) {
            try {
                requireAttribute(lines.cursor(i), AttributeTypes.all());
            } catch (SyntaxException e) {
                violations.add(SdpViolation.of(e));
            }
        }
        return List.copyOf(violations);
    }

    private static void requireAttribute(Cursor cursor, List<AttributeType<?>> known) {
        int start = cursor.position();
        Attribute attribute = Attribute.read(cursor);
        int nameEnd = start + attribute.name().length();
        if (attribute.value().isPresent() && attribute.value().get().isEmpty()) {
            throw cursor.errorAt(AttributeRule.VALUE, nameEnd + 1);
        }
        Optional<AttributeType<?>> type = AttributeTypes.of(attribute.name());
        if (type.isPresent() && known.contains(type.get())) {
            cursor.moveTo(nameEnd);
            type.get().readBehindName(cursor);
        } else if (attribute.value().isPresent() && isBare(attribute.name())) {
            throw cursor.errorAt(AttributeRule.SHAPE, nameEnd);
        }
    }

    private static boolean isBare(Slice name) {
        return Property.of(name).isPresent() || Direction.of(name).isPresent();
    }
}
