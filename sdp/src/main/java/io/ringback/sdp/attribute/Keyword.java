package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.Writable;

/** A word out of a closed list, whose case of letters does not matter (RFC 5234 §2.3). */
interface Keyword extends Writable {
    /** The word as it is written. */
    String word();

    @Override
    default void writeTo(ByteWriter writer) {
        writer.ascii(word());
    }

    /** Reads one of some words. */
    static <T extends Keyword> T read(Cursor cursor, T[] words, AttributeRule rule) {
        int from = cursor.position();
        Slice token = cursor.take(Lexis.TOKEN, rule);
        for (T word : words) {
            if (token.equalsIgnoreCase(word.word())) {
                return word;
            }
        }
        throw cursor.errorAt(rule, from);
    }
}
