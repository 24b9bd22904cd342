package io.ringback.sdp;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeRule;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
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
import io.ringback.text.SyntaxException;
import java.util.Optional;

/** Reads every line of a description whose grammar is known, to see whether it can be read. */
final class DescriptionValidator {
    private DescriptionValidator() {}

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
            case ATTRIBUTE -> requireAttribute(lines.cursor(index));
            case MEDIA -> lines.read(index, MediaLine::read);
            case VERSION, SESSION_NAME, INFORMATION, URI, EMAIL, PHONE -> {}
        }
    }

    private static void requireAttribute(Cursor cursor) {
        int start = cursor.position();
        Attribute attribute = Attribute.read(cursor);
        Optional<AttributeType<?>> type = AttributeTypes.of(attribute.name());
        int valueStart = start + attribute.name().length() + 1;
        if (attribute.value().isPresent() && attribute.value().get().isEmpty()) {
            throw cursor.errorAt(AttributeRule.VALUE, valueStart);
        }
        if (type.isPresent()) {
            if (attribute.value().isEmpty()) {
                throw cursor.error(AttributeRule.SHAPE);
            }
            cursor.moveTo(valueStart);
            type.get().read(cursor);
        }
    }
}
