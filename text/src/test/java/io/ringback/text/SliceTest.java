package io.ringback.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void copiesItselfIntoWhateverTakesRanges() {
        byte[] array = "<sip:bob>".getBytes(US_ASCII);
        Slice slice = Slice.of(array, 1, array.length - 1);

        ByteArrayOutputStream stream = slice.copyTo(new ByteArrayOutputStream(), ByteArrayOutputStream::write);
        ByteBuffer buffer = slice.copyTo(ByteBuffer.allocate(10), ByteBuffer::put);

        assertThat(stream).hasToString("sip:bob");
        assertThat(Slice.of(buffer.array(), 0, buffer.position())).isEqualTo(slice);
    }
}
