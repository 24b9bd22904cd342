package io.ringback.text;

/** Characters beyond ASCII as byte sequences: RFC 3629 §4. */
final class Utf8 {
    private Utf8() {}

    /** The length of the well-formed sequence that begins at a position, 2 to 4, or 0 if there is none. */
    static int length(byte[] bytes, int at, int end) {
        if (at + 1 >= end) {
            return 0;
        }
        int lead = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0xC2 || lead > 0xF4 || end - at < length || !isSecond(lead, second)) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /**
     * After some leads the second byte's range is smaller: no overlong forms, no surrogates, nothing above U+10FFFF.
     */
    private static boolean isSecond(int lead, int second) {
        int first = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int last = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return second >= first && second <= last;
    }
}
