package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import io.ringback.text.Slice;
import java.util.Optional;

/**
 * One line as it stands in a description.
 *
 * @param letter the line's letter
 * @param value what follows the equals sign, without the line end
 */
public record Field(char letter, Slice value) {
    /**
     * The line's type.
     *
     * @return the type, or empty if the letter has none
     */
    public Optional<FieldType> type() {
        return FieldType.of(letter);
    }
}
