package io.ringback.sdp.format;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * The parameters of H.264 that tell what it is (RFC 6184 §8.1).
 *
 * @param profileLevelId profile_idc, profile-iop and level_idc, eight bits each
 * @param packetizationMode 0 (single NAL units), 1 (not interleaved) or 2 (interleaved)
 * @param levelAsymmetryAllowed whether the level may differ between the directions
 * @param parameterSets the parameter sets in base64, if said
 */
public record H264Parameters(
        int profileLevelId, int packetizationMode, boolean levelAsymmetryAllowed, Optional<Slice> parameterSets)
        implements Writable {
    /** Baseline, level 1, single NAL units: what holds where a description says nothing. */
    public static final H264Parameters DEFAULTS = new H264Parameters(0x42_00_0A, 0, false, Optional.empty());

    private static final int DIGITS = 6;
    private static final int HIGHEST_MODE = 2;

    /**
     * Reads the parameters of a format; those that are not known here are left out.
     *
     * @param parameters its {@code fmtp}
     * @return the parameters
     * @throws SyntaxException if one is wrong; the offset counts from the start of its value
     */
    public static H264Parameters of(FormatParameters parameters) {
        NumberReader reader = new NumberReader(parameters, FormatRule.H264);
        Optional<Slice> profile = parameters.value("profile-level-id");
        return new H264Parameters(
                profile.isPresent() ? profileLevelId(profile.get().cursor()) : DEFAULTS.profileLevelId,
                reader.number("packetization-mode", 0, HIGHEST_MODE, 0),
                reader.flag("level-asymmetry-allowed"),
                parameters.value("sprop-parameter-sets"));
    }

    private static int profileLevelId(Cursor cursor) {
        int id = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = Ascii.hexValue(cursor.peek());
            if (digit < 0) {
                throw cursor.error(FormatRule.H264_PROFILE);
            }
            cursor.next();
            id = id << 4 | digit;
        }
        if (!cursor.atEnd()) {
            throw cursor.error(FormatRule.H264_PROFILE);
        }
        return id;
    }

    /**
     * The profile, as both its bytes tell it.
     *
     * @return the profile
     */
    public H264Profile profile() {
        return H264Profile.of(profileLevelId >>> 16, profileLevelId >>> 8 & 0xFF);
    }

    /**
     * The level.
     *
     * @return level_idc, ten times the level, such as 31 for 3.1
     */
    public int level() {
        return profileLevelId & 0xFF;
    }

    /**
     * Tells whether other parameters are of the same configuration, so that a payload type may stand for both: profile
     * and packetization mode are equal (RFC 6184 §8.2.2).
     *
     * @param other the other parameters
     * @return true if they are
     */
    public boolean isSameConfiguration(H264Parameters other) {
        return packetizationMode == other.packetizationMode && profile().equals(other.profile());
    }

    @Override
    public void writeTo(ByteWriter writer) {
        ParameterWriter pairs = new ParameterWriter(writer)
                .flag("level-asymmetry-allowed", levelAsymmetryAllowed)
                .number("packetization-mode", packetizationMode, 0);
        ByteWriter digits = ByteWriter.ofCapacity(DIGITS);
        for (int shift = 4 * (DIGITS - 1); shift >= 0; shift -= 4) {
            digits.octet(Ascii.hexDigit(profileLevelId >>> shift));
        }
        pairs.text("profile-level-id", Slice.of(digits.toBytes()));
        parameterSets.ifPresent(sets -> pairs.text("sprop-parameter-sets", sets));
    }

    @Override
    public String toString() {
        return text();
    }
}
