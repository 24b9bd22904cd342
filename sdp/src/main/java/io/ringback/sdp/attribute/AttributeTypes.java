package io.ringback.sdp.attribute;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of the attributes that are known here. */
public final class AttributeTypes {
    /** Which codec a payload type stands for, RFC 8866 §6.6. */
    public static final AttributeType<RtpMap> RTPMAP = AttributeType.of("rtpmap", RtpMap::read);

    /** Parameters of a format, RFC 8866 §6.15. */
    public static final AttributeType<FormatParameters> FMTP = AttributeType.of("fmtp", FormatParameters::read);

    /** The media in a packet, in milliseconds, RFC 8866 §6.4. */
    public static final AttributeType<Integer> PTIME = milliseconds("ptime");

    /** The most media in a packet, in milliseconds, RFC 8866 §6.5. */
    public static final AttributeType<Integer> MAXPTIME = milliseconds("maxptime");

    private static final List<AttributeType<?>> ALL = List.of(RTPMAP, FMTP, PTIME, MAXPTIME);
    private static final Map<Slice, AttributeType<?>> BY_NAME = byName();

    private AttributeTypes() {}

    /**
     * The type of a name.
     *
     * @param name an attribute's name
     * @return its type, or empty if its value has none here
     */
    public static Optional<AttributeType<?>> of(Slice name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * All types.
     *
     * @return an immutable list
     */
    public static List<AttributeType<?>> all() {
        return ALL;
    }

    private static Map<Slice, AttributeType<?>> byName() {
        Map<Slice, AttributeType<?>> types = new HashMap<>();
        for (AttributeType<?> type : ALL) {
            types.put(Slice.of(type.name()), type);
        }
        return types;
    }

    private static AttributeType<Integer> milliseconds(String name) {
        return AttributeType.of(name, AttributeTypes::readPositive, AttributeTypes::writeNumber);
    }

    private static int readPositive(Cursor cursor) {
        int from = cursor.position();
        int value = (int) cursor.number(Integer.MAX_VALUE, AttributeRule.PACKET_TIME);
        if (value == 0) {
            throw cursor.errorAt(AttributeRule.PACKET_TIME, from);
        }
        return value;
    }

    private static void writeNumber(int value, ByteWriter to) {
        to.decimal(value);
    }
}
