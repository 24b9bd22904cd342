package io.ringback.sip.message;

import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Arrays;

/**
 * Decodes base64: RFC 2045 §6.8. White space and line ends are skipped wherever they are. All else that is no digit is
 * refused, which that section leaves to the reader: two readers of which one skips it would see two contents. So are
 * bits that the padding drops and that are not zero, and a group without its padding; the JDK's decoder takes both, and
 * does not tell where it stopped.
 */
final class Base64Content {
    private static final byte[] DIGITS = digits();
    private static final int GROUP = 4;
    private static final int BYTES_OF_GROUP = 3;

    private Base64Content() {}

    /**
     * The bytes that were encoded. The cost is linear, and there are fewer of them than before.
     *
     * @throws SyntaxException if that is no base64; its offset counts from the first byte
     */
    static Slice decode(Slice content) {
        return content.readBy(Base64Content::decode);
    }

    private static Slice decode(byte[] bytes, int from, int to) {
        byte[] decoded = new byte[(to - from) / GROUP * BYTES_OF_GROUP];
        int length = 0;
        int digits = 0;
        int padding = 0;
        int group = 0;
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '\r' || b == '\n' || b == ' ' || b == '\t') {
                continue;
            }
            boolean pads = b == '=';
            if (pads ? digits < 2 : padding > 0 || b < 0 || DIGITS[b] < 0) {
                throw SyntaxException.of(MessageRule.BASE64, at - from);
            }
            padding += pads ? 1 : 0;
            group = (group << 6) | (pads ? 0 : DIGITS[b]);
            digits++;
            if (digits == GROUP) {
                if ((group & ((1 << (Byte.SIZE * padding)) - 1)) != 0) {
                    throw SyntaxException.of(MessageRule.BASE64, at - from);
                }
                decoded[length++] = (byte) (group >> 16);
                decoded[length++] = (byte) (group >> 8);
                decoded[length++] = (byte) group;
                digits = 0;
            }
        }
        if (digits > 0) {
            throw SyntaxException.of(MessageRule.BASE64, to - from);
        }
        return Slice.of(decoded, 0, length - padding);
    }

    /** For each character the digit that it is, or −1. */
    private static byte[] digits() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int digit = 0; digit < alphabet.length(); digit++) {
            digits[alphabet.charAt(digit)] = (byte) digit;
        }
        return digits;
    }
}
