package io.ringback.sdp.format;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameters of AMR and AMR-WB (RFC 4867 §8.1, §8.2).
 *
 * @param octetAligned whether packets are octet-aligned rather than bandwidth-efficient
 * @param modeSet the modes that may be used, 0 to 8; none for all
 * @param modeChangePeriod after how many frames the mode may change, 1 or 2
 * @param modeChangeCapability whether the sender can keep to a period of 2: then 2, else 1
 * @param modeChangeNeighbor whether the mode may change to the next one only
 * @param maxRedundancy for how long redundant frames may be sent, in milliseconds, if said
 * @param crc whether frames carry a CRC; only octet-aligned
 * @param robustSorting whether bits are sorted by importance; only octet-aligned
 * @param interleaving how many frames may be in a group, if they are interleaved; only octet-aligned
 */
public record AmrParameters(
        boolean octetAligned,
        List<Integer> modeSet,
        int modeChangePeriod,
        int modeChangeCapability,
        boolean modeChangeNeighbor,
        OptionalInt maxRedundancy,
        boolean crc,
        boolean robustSorting,
        OptionalInt interleaving)
        implements Writable {
    /** What holds where a description says nothing. */
    public static final AmrParameters DEFAULTS =
            new AmrParameters(false, List.of(), 1, 1, false, OptionalInt.empty(), false, false, OptionalInt.empty());

    private static final int HIGHEST_MODE = 8;

    /** Copies the modes. */
    public AmrParameters {
        modeSet = List.copyOf(modeSet);
    }

    /**
     * Reads the parameters of a format; those that are not known here are left out.
     *
     * @param parameters its {@code fmtp}
     * @return the parameters
     * @throws SyntaxException if one is wrong; the offset counts from the start of its value
     */
    public static AmrParameters of(FormatParameters parameters) {
        NumberReader reader = new NumberReader(parameters, FormatRule.AMR);
        boolean crc = reader.flag("crc");
        boolean robustSorting = reader.flag("robust-sorting");
        OptionalInt interleaving = reader.number("interleaving", 1, Integer.MAX_VALUE);
        return new AmrParameters(
                reader.flag("octet-align") || crc || robustSorting || interleaving.isPresent(),
                modes(parameters.value("mode-set")),
                reader.number("mode-change-period", 1, 2, 1),
                reader.number("mode-change-capability", 1, 2, 1),
                reader.flag("mode-change-neighbor"),
                reader.number("max-red", 0, 65_535),
                crc,
                robustSorting,
                interleaving);
    }

    private static List<Integer> modes(Optional<Slice> value) {
        if (value.isEmpty()) {
            return List.of();
        }
        Cursor cursor = value.get().cursor();
        List<Integer> modes = new ArrayList<>(HIGHEST_MODE + 1);
        do {
            if (modes.size() > HIGHEST_MODE) {
                throw cursor.error(Limit.TOO_MANY_VALUES);
            }
            int from = cursor.position();
            int mode = (int) cursor.number(9, FormatRule.AMR);
            if (mode > HIGHEST_MODE) {
                throw cursor.errorAt(FormatRule.AMR, from);
            }
            modes.add(mode);
        } while (cursor.skip(','));
        if (!cursor.atEnd()) {
            throw cursor.error(FormatRule.AMR);
        }
        return modes;
    }

    /**
     * Tells whether other parameters are of the same packet format, so that a payload type may stand for both (RFC 4867
     * §8.3.1).
     *
     * @param other the other parameters
     * @return true if they are
     */
    public boolean isSameConfiguration(AmrParameters other) {
        return octetAligned == other.octetAligned
                && crc == other.crc
                && robustSorting == other.robustSorting
                && interleaving.isPresent() == other.interleaving.isPresent();
    }

    /** Writes what differs from {@link #DEFAULTS}. */
    @Override
    public void writeTo(ByteWriter writer) {
        ParameterWriter pairs = new ParameterWriter(writer).flag("octet-align", octetAligned);
        if (!modeSet.isEmpty()) {
            ByteWriter modes = ByteWriter.ofCapacity(2 * modeSet.size());
            for (int i = 0; i < modeSet.size(); i++) {
                (i > 0 ? modes.octet(',') : modes).decimal(modeSet.get(i));
            }
            pairs.text("mode-set", Slice.of(modes.toBytes()));
        }
        pairs.number("mode-change-period", modeChangePeriod, 1)
                .number("mode-change-capability", modeChangeCapability, 1)
                .flag("mode-change-neighbor", modeChangeNeighbor)
                .number("max-red", maxRedundancy)
                .flag("crc", crc)
                .flag("robust-sorting", robustSorting)
                .number("interleaving", interleaving);
    }

    @Override
    public String toString() {
        return text();
    }
}
