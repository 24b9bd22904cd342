package io.ringback.sdp;

import io.ringback.sdp.attribute.Attribute;
import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Crypto;
import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.sdp.attribute.IceAttributes;
import io.ringback.sdp.attribute.SrtpKey;
import io.ringback.sdp.field.Bandwidth;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.EncryptionKey;
import io.ringback.sdp.field.Leniency;
import io.ringback.sdp.field.MediaLine;
import io.ringback.sdp.field.Origin;
import io.ringback.sdp.field.RepeatTimes;
import io.ringback.sdp.field.Timing;
import io.ringback.sdp.format.AmrParameters;
import io.ringback.sdp.format.H264Parameters;
import io.ringback.sdp.format.OpusParameters;
import io.ringback.sdp.format.TelephoneEvents;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is fuzzed: functions of any bytes that throw if a promise is broken. They know no fuzzer, so that plain tests
 * can give them what a fuzzer has found.
 */
public final class FuzzTargets {
    private static final List<Function<FormatParameters, Writable>> VIEWS =
            List.of(TelephoneEvents::of, OpusParameters::of, H264Parameters::of, AmrParameters::of);
    private static final int LONGEST_SENT = 32;
    private static final Manner LENIENT = Manner.strict().tolerating(Set.of(Leniency.values()));

    private FuzzTargets() {}

    /**
     * A description: a verdict in both manners, all of it readable, each value written as it is read, an edit that
     * spoils nothing, and what is valid strictly is so leniently.
     */
    public static void description(byte[] bytes) {
        boolean valid = isValid(SdpParser.strict(), bytes);
        boolean allValid = valid
                && ((SessionDescription) SdpParser.strict().parse(bytes))
                        .attributeViolations()
                        .isEmpty();
        Promises.assertKept(SdpParser.strict(), bytes);
        Promises.assertKept(SdpParser.lenient(), bytes);
        readable(SdpParser.strict(), bytes).ifPresent(FuzzTargets::readEverythingBack);
        readable(SdpParser.lenient(), bytes).ifPresent(description -> {
            readEverythingBack(description);
            require(!valid || description.validate().isEmpty(), "valid strictly, not leniently");
            require(!allValid || description.tolerated().isEmpty(), "valid strictly, yet something was tolerated");
        });
        if (valid) {
            edit((SessionDescription) SdpParser.strict().parse(bytes));
        }
    }

    private static boolean isValid(SdpParser parser, byte[] bytes) {
        return parser.parse(bytes) instanceof SessionDescription description
                && description.validate().isEmpty();
    }

    private static Optional<SessionDescription> readable(SdpParser parser, byte[] bytes) {
        return parser.parse(bytes) instanceof SessionDescription description
                ? Optional.of(description)
                : Optional.empty();
    }

    /** All values are put in once more, and some others in their place: all of it stays valid. */
    private static void edit(SessionDescription description) {
        SessionBuilder same = description.edit().origin(description.origin());
        SessionBuilder other = description.edit().name("fuzzed").connection(Connection.of("192.0.2.9"));
        description.connection().ifPresent(same::connection);
        for (MediaDescription media : description.media()) {
            same.media(media.index()).line(media.line());
            other.media(media.index()).port(9).setAttribute(AttributeTypes.MID, Slice.of("x"));
        }
        require(isValid(SdpParser.strict(), same.build().bytes().toBytes()), "values put in again made it invalid");
        SessionDescription edited = other.build();
        require(isValid(SdpParser.strict(), edited.bytes().toBytes()), "an edit has made it invalid");
        require(edited.name().contentEquals("fuzzed"), "an edit is lost");
        require(edited.media().size() == description.media().size(), "an edit has changed the number of media");
    }

    private static void readEverythingBack(SessionDescription description) {
        readBack(description::origin, Origin::read);
        for (TimeDescription time : attempt(description::times).orElse(List.of())) {
            readBack(time::timing, Timing::read);
            time.repeats().forEach(repeat -> readBack(() -> repeat, RepeatTimes::read));
        }
        attempt(description::connection)
                .flatMap(found -> found)
                .ifPresent(connection -> readBack(() -> connection, Connection::read));
        readSectionBack(description);
        for (MediaDescription media : description.media()) {
            readBack(media::line, MediaLine::read);
            attempt(media::connections)
                    .orElse(List.of())
                    .forEach(connection -> readBack(() -> connection, Connection::read));
            readSectionBack(media);
        }
    }

    private static void readSectionBack(Section section) {
        attempt(section::bandwidths).orElse(List.of()).forEach(bandwidth -> readBack(() -> bandwidth, Bandwidth::read));
        attempt(section::key).flatMap(found -> found).ifPresent(key -> readBack(() -> key, EncryptionKey::read));
        for (AttributeType<?> type : AttributeTypes.all()) {
            attempt(() -> section.attributes().first(type));
            attempt(() -> section.attributes().all(type));
        }
        attempt(() -> {
            for (Attribute attribute : section.attributes()) {
                attribute
                        .value()
                        .ifPresent(value ->
                                AttributeTypes.of(attribute.name()).ifPresent(type -> readBack(type, value.toBytes())));
            }
            return section;
        });
    }

    /** A value that can be read is written, and that is read as the same. */
    private static <T extends Writable> void readBack(Supplier<T> reading, Function<Cursor, T> reader) {
        Optional<T> value = attempt(reading);
        if (value.isPresent()) {
            Slice written = written(value.get());
            Cursor cursor = Cursor.over(written.toBytes(), 0, written.length(), LENIENT);
            T again = reader.apply(cursor);
            require(cursor.atEnd() && again.equals(value.get()), "a value that was written is read back as another");
        }
    }

    /** A value of the attribute that the first byte chooses: what is read is written, and read back as the same. */
    public static void attributeValue(byte[] bytes) {
        if (bytes.length > 0) {
            List<AttributeType<?>> types = AttributeTypes.all();
            readBack(types.get((bytes[0] & 0xFF) % types.size()), Arrays.copyOfRange(bytes, 1, bytes.length));
        }
    }

    private static <T> void readBack(AttributeType<T> type, byte[] bytes) {
        T value;
        try {
            value = value(type, bytes);
        } catch (SyntaxException e) {
            require(e.offset() >= 0 && e.offset() <= bytes.length, "an offset beyond the value");
            return;
        }
        if (type.equals(IceAttributes.ICE_UFRAG) && bytes.length > LONGEST_SENT) {
            return; // received, but never sent (RFC 8839 §5.4)
        }
        byte[] written = write(type, value);
        byte[] again = write(type, value(type, written));
        require(Arrays.equals(again, written), "a value that was written is read back as another");
        require(value.equals(value(type, bytes)), "a value that is read twice differs");
        readDeeper(value);
    }

    private static <T> T value(AttributeType<T> type, byte[] bytes) {
        return type.read(Cursor.over(bytes, 0, bytes.length));
    }

    private static <T> byte[] write(AttributeType<T> type, T value) {
        ByteWriter writer = ByteWriter.ofCapacity(64);
        type.write(value, writer);
        return writer.toBytes();
    }

    /** What stands within a value and is read on request. */
    private static void readDeeper(Object value) {
        if (value instanceof FormatParameters parameters) {
            for (Function<FormatParameters, Writable> view : VIEWS) {
                attempt(() -> view.apply(parameters)).ifPresent(read -> readViewBack(parameters, read, view));
            }
        } else if (value instanceof Crypto crypto) {
            for (Crypto.Key key : crypto.keys()) {
                attempt(() -> SrtpKey.of(key))
                        .ifPresent(read -> require(
                                SrtpKey.of(new Crypto.Key(key.method(), written(read)))
                                        .equals(read),
                                "a key that was written is read back as another"));
            }
        }
    }

    private static void readViewBack(
            FormatParameters parameters, Writable read, Function<FormatParameters, Writable> view) {
        Writable again = view.apply(new FormatParameters(parameters.format(), written(read)));
        require(again.equals(read), "parameters that were written are read back as others");
    }

    private static Slice written(Writable value) {
        ByteWriter writer = ByteWriter.ofCapacity(64);
        value.writeTo(writer);
        return Slice.of(writer.toBytes());
    }

    private static <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SyntaxException refused) {
            return Optional.empty();
        }
    }

    private static void require(boolean kept, String promise) {
        if (!kept) {
            throw new AssertionError(promise);
        }
    }
}
