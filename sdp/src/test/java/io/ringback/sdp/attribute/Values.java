package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.field.Leniency;
import io.ringback.text.ByteWriter;
import io.ringback.text.Manner;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Set;

/** Reads and writes the values of attributes for tests. */
final class Values {
    private Values() {}

    /** The value that a text has by a type. */
    static <T> T read(AttributeType<T> type, String text) {
        return type.read(Slice.of(text).cursor());
    }

    /** What a type writes for a value. */
    static <T> String written(AttributeType<T> type, T value) {
        ByteWriter writer = ByteWriter.ofCapacity(64);
        type.write(value, writer);
        return writer.toString();
    }

    /** That a text is read, written as it was, and read again as an equal value. */
    static <T> void assertKept(AttributeType<T> type, String text) {
        T value = read(type, text);
        assertThat(written(type, value)).isEqualTo(text);
        assertThat(read(type, text)).isEqualTo(value).hasSameHashCodeAs(value);
    }

    /** That a text is a value only where a deviation is tolerated. */
    static <T> T assertTolerated(AttributeType<T> type, String text, Leniency leniency) {
        assertThatThrownBy(() -> read(type, text)).isInstanceOf(SyntaxException.class);
        Manner manner = Manner.strict().tolerating(Set.of(leniency)).recording();
        T value = type.read(Slice.of(text).cursor(manner));
        assertThat(manner.hasSeen(leniency)).isTrue();
        return value;
    }

    /** That a text is no value, by which rule, and where. */
    static void assertRejected(AttributeType<?> type, String text, Rule rule, int offset) {
        assertThatThrownBy(() -> read(type, text))
                .as("%s:%s", type, text)
                .isInstanceOfSatisfying(SyntaxException.class, exception -> {
                    assertThat(exception.rule()).isEqualTo(rule);
                    assertThat(exception.offset()).isEqualTo(offset);
                });
    }
}
