package io.ringback.sdp.format;

/**
 * A profile of H.264. Several pairs of bytes may tell the same one (RFC 6184 §8.1, table 5), which are one value here.
 *
 * @param idc profile_idc, 0 to 255
 * @param constraints the flags of profile-iop that tell it from others of the same profile_idc
 */
public record H264Profile(int idc, int constraints) {
    /** Constrained Baseline, which every decoder has. */
    public static final H264Profile CONSTRAINED_BASELINE = new H264Profile(0x42, 0x40);

    /** Baseline. */
    public static final H264Profile BASELINE = new H264Profile(0x42, 0x00);

    /** Main. */
    public static final H264Profile MAIN = new H264Profile(0x4D, 0x00);

    /** Extended. */
    public static final H264Profile EXTENDED = new H264Profile(0x58, 0x00);

    private static final int SET_0 = 0x80;
    private static final int SET_1 = 0x40;

    /**
     * The profile that two bytes tell.
     *
     * @param idc profile_idc
     * @param iop profile-iop
     * @return the profile
     */
    public static H264Profile of(int idc, int iop) {
        return switch (idc) {
            case 0x42 -> (iop & SET_1) != 0 ? CONSTRAINED_BASELINE : BASELINE;
            case 0x4D -> (iop & SET_0) != 0 ? CONSTRAINED_BASELINE : MAIN;
            case 0x58 -> extended(iop);
            default -> new H264Profile(idc, iop);
        };
    }

    private static H264Profile extended(int iop) {
        if ((iop & SET_0) == 0) {
            return EXTENDED;
        }
        return (iop & SET_1) != 0 ? CONSTRAINED_BASELINE : BASELINE;
    }
}
