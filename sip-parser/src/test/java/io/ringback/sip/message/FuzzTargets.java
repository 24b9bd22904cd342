package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is fuzzed: functions of any bytes that throw if a promise is broken. They know no fuzzer, so that plain tests
 * can give them what a fuzzer has found.
 */
public final class FuzzTargets {
    private static final byte[] MULTIPART =
            ("MESSAGE sip:a SIP/2.0\r\nVia: SIP/2.0/TCP a;branch=z9hG4bK1\r\nFrom: <sip:a>;tag=1\r\n"
                            + "To: <sip:a>\r\nCall-ID: 1\r\nCSeq: 1 MESSAGE\r\nContent-Type: multipart/mixed;boundary=")
                    .getBytes(ISO_8859_1);

    private FuzzTargets() {}

    /** A datagram: a verdict in both manners, all of it readable, and what is valid strictly is so leniently. */
    public static void message(byte[] bytes) {
        Parsed strict = SipParser.strict().parse(bytes.clone());
        Parsed lenient = SipParser.lenient().parse(bytes.clone());
        Everything.of(strict);
        Everything.of(lenient);
        if (strict instanceof SipMessage message && message.validate().isEmpty()) {
            require(lenient instanceof SipMessage same && same.validate().isEmpty(), "valid strictly, not leniently");
            require(message.edit().build().validate().isEmpty(), "an edit without a change has made it invalid");
        }
    }

    /** A URI: either refused, or the same when it is read again, and equivalent to itself. */
    public static void uri(byte[] bytes) {
        try {
            Uri uri = Uri.of(Slice.of(bytes));
            require(uri.raw().equals(Slice.of(bytes)), "a URI that was read has other bytes");
            require(uri.isEquivalent(Uri.of(uri.raw())), "a URI is not equivalent to itself");
            Everything.value(uri);
        } catch (SyntaxException e) {
            require(e.offset() >= 0 && e.offset() <= bytes.length, "an offset beyond the URI");
        }
    }

    /** A value of the header that the first byte chooses: what is read is written, and read back as the same. */
    public static void headerValue(byte[] bytes) {
        if (bytes.length > 0) {
            KnownHeader name = KnownHeader.at((bytes[0] & 0xFF) % KnownHeader.values().length);
            HeaderTypes.of(name).ifPresent(type -> readBack(type, Arrays.copyOfRange(bytes, 1, bytes.length)));
        }
    }

    private static <T> void readBack(HeaderType<T> type, byte[] bytes) {
        T value;
        try {
            value = type.read(Cursor.over(bytes, 0, bytes.length));
        } catch (SyntaxException e) {
            require(e.offset() >= 0 && e.offset() <= bytes.length, "an offset beyond the value");
            return;
        }
        Everything.value(value);
        byte[] written = write(type, value);
        Cursor cursor = Cursor.over(written, 0, written.length);
        byte[] again = write(type, type.read(cursor));
        require(cursor.atEnd(), "a value that was written is not read back whole");
        require(Arrays.equals(again, written), "a value that was written is read back as another");
    }

    private static <T> byte[] write(HeaderType<T> type, T value) {
        ByteWriter writer = ByteWriter.ofCapacity(64);
        type.write(value, writer);
        return writer.toBytes();
    }

    /** A stream: the same frames in one piece and byte by byte, and the parser agrees about every border. */
    public static void stream(byte[] bytes) {
        StreamFramer whole = StreamFramer.ofServer(ParseLimits.defaults());
        StreamFramer single = StreamFramer.ofServer(ParseLimits.defaults());
        whole.feed(bytes, 0, bytes.length);
        List<Frame> frames = drain(whole);
        List<Frame> singles = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            single.feed(bytes, i, i + 1);
            singles.addAll(drain(single));
        }
        require(frames.equals(singles), "other frames byte by byte");
        for (Frame frame : frames) {
            if (frame instanceof Frame.Message message
                    && message.bytes().readBy(SipParser.lenient()::parse) instanceof SipMessage parsed) {
                require(parsed.bytes().equals(message.bytes()), "the parser sees another end of a message");
            }
        }
    }

    private static List<Frame> drain(StreamFramer framer) {
        List<Frame> frames = new ArrayList<>();
        for (var next = framer.next(); next.isPresent(); next = framer.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    /** A multipart body, whose boundary the first line is: what is read strictly is read the same leniently. */
    public static void multipart(byte[] bytes) {
        byte[] message = Arrays.copyOf(MULTIPART, MULTIPART.length + bytes.length);
        System.arraycopy(bytes, 0, message, MULTIPART.length, bytes.length);
        Parsed strict = SipParser.strict().parse(message);
        Parsed lenient = SipParser.lenient().parse(message.clone());
        Everything.of(strict);
        Everything.of(lenient);
        if (strict instanceof SipMessage first && lenient instanceof SipMessage second) {
            List<Slice> contents = contents(first);
            require(contents.isEmpty() || contents.equals(contents(second)), "other parts leniently");
        }
    }

    /** The contents of all parts; none if they cannot be read. */
    private static List<Slice> contents(SipMessage message) {
        try {
            return Multipart.of(message).stream()
                    .flatMap(multipart -> multipart.parts().stream())
                    .map(BodyPart::content)
                    .toList();
        } catch (SyntaxException e) {
            return List.of();
        }
    }

    private static void require(boolean kept, String promise) {
        if (!kept) {
            throw new AssertionError(promise);
        }
    }
}
