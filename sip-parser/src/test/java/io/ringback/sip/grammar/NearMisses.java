package io.ringback.sip.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.function.Consumer;

/** A text, and all texts that are one byte away from it, with each byte that means something somewhere. */
public final class NearMisses {
    private static final byte[] BYTES = "\0\t\r\n \u007F\u0080\u00C3\"\\<>;=,%[]:@?*-._0a(".getBytes(ISO_8859_1);

    private NearMisses() {}

    /** Gives a text and its neighbours, a new array for each. */
    public static void of(String text, Consumer<byte[]> to) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        to.accept(bytes);
        for (int at = 0; at <= bytes.length; at++) {
            to.accept(Arrays.copyOf(bytes, at));
            for (byte b : BYTES) {
                to.accept(with(bytes, at, at, b));
                if (at < bytes.length) {
                    to.accept(with(bytes, at, at + 1, b));
                }
            }
            if (at < bytes.length) {
                to.accept(without(bytes, at));
            }
        }
    }

    private static byte[] with(byte[] bytes, int from, int to, byte b) {
        byte[] result = new byte[bytes.length - (to - from) + 1];
        System.arraycopy(bytes, 0, result, 0, from);
        result[from] = b;
        System.arraycopy(bytes, to, result, from + 1, bytes.length - to);
        return result;
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, result, at, bytes.length - at - 1);
        return result;
    }
}
