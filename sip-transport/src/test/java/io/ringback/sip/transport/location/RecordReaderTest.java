package io.ringback.sip.transport.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any bytes are a record or none, and no name is longer than names may be. */
class RecordReaderTest {
    @Property
    void anyDataIsARecordOrNone(
            @ForAll RecordType type, @ForAll @Size(max = 300) byte[] message, @ForAll @IntRange(max = 300) int from) {
        ByteBuf data = Unpooled.wrappedBuffer(message);
        data.readerIndex(Math.min(from, message.length));

        DnsRecord record = RecordReader.read(type, data);

        if (record instanceof DnsRecord.Srv srv) {
            assertThat(srv.target()).hasSizeBetween(1, 255);
        } else if (record instanceof DnsRecord.Naptr naptr) {
            assertThat(naptr.replacement()).hasSizeBetween(1, 255);
        }
    }

    @Property
    void aNameOfAnyPointersEnds(
            @ForAll @Size(min = 1, max = 200) byte[] message, @ForAll @IntRange(max = 199) int from) {
        for (int i = 0; i < message.length; i++) {
            // Pointers and short labels only: the bytes that loops are made of.
            message[i] = (byte) (message[i] % 3 == 0 ? 0xC0 : message[i] & 0x0F);
        }
        ByteBuf data = Unpooled.wrappedBuffer(message);
        data.readerIndex(Math.min(from, message.length));

        String name = RecordReader.name(data);

        assertThat(name == null || name.length() <= 255).isTrue();
    }
}
