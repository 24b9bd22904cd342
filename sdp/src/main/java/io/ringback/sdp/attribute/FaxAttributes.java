package io.ringback.sdp.attribute;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import java.util.List;

/**
 * The types of the attributes of fax over IP (ITU-T T.38 annex D). A flag is true if its name stands alone; older
 * devices write 0 or 1 behind it.
 */
public final class FaxAttributes {
    /** The version of T.38, 0 or more. */
    public static final AttributeType<Integer> VERSION = number("T38FaxVersion");

    /** The highest speed, in bits each second. */
    public static final AttributeType<Integer> MAX_BIT_RATE = number("T38MaxBitRate");

    /** Whether fill bits are taken out. */
    public static final AttributeType<Boolean> FILL_BIT_REMOVAL = flag("T38FaxFillBitRemoval");

    /** Whether pages are converted to and from MMR. */
    public static final AttributeType<Boolean> TRANSCODING_MMR = flag("T38FaxTranscodingMMR");

    /** Whether pages are converted to and from JBIG. */
    public static final AttributeType<Boolean> TRANSCODING_JBIG = flag("T38FaxTranscodingJBIG");

    /** How training is handled. */
    public static final AttributeType<FaxRateManagement> RATE_MANAGEMENT =
            AttributeType.of("T38FaxRateManagement", FaxRateManagement::read);

    /** How many bytes the receiver can hold. */
    public static final AttributeType<Integer> MAX_BUFFER = number("T38FaxMaxBuffer");

    /** The largest packet that is taken, in bytes. */
    public static final AttributeType<Integer> MAX_DATAGRAM = number("T38FaxMaxDatagram");

    /** The largest primary part of a packet, in bytes. */
    public static final AttributeType<Integer> MAX_IFP = number("T38FaxMaxIFP");

    /** How lost packets are made good. */
    public static final AttributeType<FaxErrorCorrection> ERROR_CORRECTION =
            AttributeType.of("T38FaxUdpEC", FaxErrorCorrection::read);

    static final List<AttributeType<?>> ALL = List.of(
            VERSION,
            MAX_BIT_RATE,
            FILL_BIT_REMOVAL,
            TRANSCODING_MMR,
            TRANSCODING_JBIG,
            RATE_MANAGEMENT,
            MAX_BUFFER,
            MAX_DATAGRAM,
            MAX_IFP,
            ERROR_CORRECTION);

    private FaxAttributes() {}

    private static AttributeType<Integer> number(String name) {
        return AttributeType.of(
                name,
                cursor -> (int) cursor.number(Integer.MAX_VALUE, AttributeRule.FAX_NUMBER),
                (value, to) -> to.decimal(value));
    }

    private static AttributeType<Boolean> flag(String name) {
        return AttributeType.of(name, FaxAttributes::readFlag, FaxAttributes::writeFlag)
                .orBare(true);
    }

    private static boolean readFlag(Cursor cursor) {
        if (cursor.skip('1')) {
            return true;
        }
        cursor.expect('0', AttributeRule.FAX_FLAG);
        return false;
    }

    private static void writeFlag(boolean value, ByteWriter to) {
        to.octet(value ? '1' : '0');
    }
}
