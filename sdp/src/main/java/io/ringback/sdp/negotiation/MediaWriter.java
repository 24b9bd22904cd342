package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Writes our media descriptions, straight into the bytes that are sent. Their parts were checked when they were made.
 */
final class MediaWriter {
    private MediaWriter() {}

    static void line(ByteWriter to, char letter, Writable value) {
        to.octet(letter).octet('=');
        value.writeTo(to);
        to.crlf();
    }

    static void write(ByteWriter to, Drafted draft) {
        LocalStream stream = draft.stream();
        LocalPlace place = stream.place();
        to.ascii("m=").ascii(stream.type()).octet(' ').decimal(place.port());
        if (place.portCount() > 1) {
            to.octet('/').decimal(place.portCount());
        }
        to.octet(' ').ascii(stream.protocol());
        if (!draft.isEnabled()) {
            to.octet(' ').ascii(stream.format()).crlf();
            writeMid(to, stream.mid());
            return;
        }
        for (Codec codec : draft.codecs()) {
            writeFormat(to.octet(' '), stream, codec);
        }
        to.crlf();
        place.connection().ifPresent(connection -> line(to, 'c', connection));
        for (Bandwidth bandwidth : draft.bandwidths()) {
            line(to, 'b', bandwidth);
        }
        writeMid(to, stream.mid());
        for (Codec codec : draft.codecs()) {
            writeCodec(to, stream, codec);
        }
        writeAttributes(to, draft);
        to.ascii("a=").ascii(draft.direction().attribute()).crlf();
    }

    /** A stream that has a name keeps it, also when it is rejected (RFC 5888 §9.1). */
    private static void writeMid(ByteWriter to, Optional<Slice> mid) {
        if (mid.isPresent()) {
            to.ascii("a=mid:").slice(mid.get()).crlf();
        }
    }

    private static void writeFormat(ByteWriter to, LocalStream stream, Codec codec) {
        if (codec.isRtp()) {
            to.decimal(stream.payloadTypes().of(codec));
        } else {
            to.ascii(codec.encoding());
        }
    }

    /** Static payload types are mapped, too (RFC 3264 §5.1, §6.1). */
    private static void writeCodec(ByteWriter to, LocalStream stream, Codec codec) {
        if (codec.isRtp()) {
            to.ascii("a=rtpmap:").decimal(stream.payloadTypes().of(codec)).octet(' ');
            to.ascii(codec.encoding()).octet('/').decimal(codec.clockRate());
            if (codec.channels() != 1) {
                to.octet('/').decimal(codec.channels());
            }
            to.crlf();
        }
        if (!codec.parameters().isEmpty()) {
            to.ascii("a=fmtp:");
            writeFormat(to, stream, codec);
            to.octet(' ').utf8(Retransmission.parameters(codec, stream)).crlf();
        }
    }

    private static void writeAttributes(ByteWriter to, Drafted draft) {
        MediaFeatures features = draft.stream().served().features();
        if (draft.packetTime() > 0) {
            to.ascii("a=ptime:").decimal(draft.packetTime()).crlf();
        }
        if (features.maxPacketTime() > 0) {
            to.ascii("a=maxptime:").decimal(features.maxPacketTime()).crlf();
        }
        if (draft.rtcpMux()) {
            to.ascii("a=rtcp-mux\r\n");
        }
        if (draft.setup().isPresent() && features.dtls().isPresent()) {
            to.ascii("a=setup:").ascii(draft.setup().get().word()).crlf();
            for (Fingerprint fingerprint : features.dtls().get().fingerprints()) {
                to.ascii("a=fingerprint:");
                fingerprint.writeTo(to);
                to.crlf();
            }
        }
        features.attributes().forEach(attribute -> line(to, 'a', attribute));
        draft.stream().place().attributes().forEach(attribute -> line(to, 'a', attribute));
    }
}
