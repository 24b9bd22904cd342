package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A SIM with Milenage (3GPP TS 35.206) that takes one sequence number only: enough to see how one is plugged in. */
final class Milenage implements AkaFunction {
    private static final int BLOCK = 16;

    private final SecretKeySpec k;
    private final byte[] opc;
    private final byte[] expectedSqn;

    Milenage(byte[] k, byte[] op, byte[] expectedSqn) {
        this.k = new SecretKeySpec(k, "AES");
        this.opc = xor(encrypt(op), op);
        this.expectedSqn = expectedSqn;
    }

    @Override
    public AkaOutcome authenticate(byte[] rand, byte[] autn) {
        byte[] out2 = out(rand, 0, 1);
        byte[] sqn = xor(Arrays.copyOf(autn, 6), Arrays.copyOf(out2, 6));
        byte[] amf = Arrays.copyOfRange(autn, 6, 8);
        byte[] mac = Arrays.copyOf(out1(rand, sqn, amf), 8);
        if (!MessageDigest.isEqual(mac, Arrays.copyOfRange(autn, 8, BLOCK))) {
            return new AkaOutcome.NotGenuine();
        }
        if (!Arrays.equals(sqn, expectedSqn)) {
            return new AkaOutcome.OutOfStep(Slice.of(auts(rand)));
        }
        return AkaKeys.of(Arrays.copyOfRange(out2, 8, BLOCK), out(rand, 8, 4), out(rand, 4, 2));
    }

    private byte[] auts(byte[] rand) {
        byte[] hidden = xor(expectedSqn, Arrays.copyOf(out(rand, 12, 8), 6));
        byte[] macS = Arrays.copyOfRange(out1(rand, expectedSqn, new byte[2]), 8, BLOCK);
        return ByteBuffer.allocate(14).put(hidden).put(macS).array();
    }

    /** MAC-A of f1, and behind it MAC-S of f1*. */
    byte[] out1(byte[] rand, byte[] sqn, byte[] amf) {
        byte[] in1 =
                ByteBuffer.allocate(BLOCK).put(sqn).put(amf).put(sqn).put(amf).array();
        byte[] temp = encrypt(xor(rand, opc));
        return xor(encrypt(xor(temp, rotate(xor(in1, opc), 8))), opc);
    }

    /** Of f2 to f5*, each of which has a rotation in bytes and a constant of its own. */
    byte[] out(byte[] rand, int rotation, int constant) {
        byte[] block = rotate(xor(encrypt(xor(rand, opc)), opc), rotation);
        block[BLOCK - 1] ^= (byte) constant;
        return xor(encrypt(block), opc);
    }

    byte[] opc() {
        return opc.clone();
    }

    private byte[] encrypt(byte[] block) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, k, new IvParameterSpec(new byte[BLOCK]));
            return aes.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] rotate(byte[] block, int bytes) {
        byte[] rotated = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            rotated[i] = block[(i + bytes) % block.length];
        }
        return rotated;
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = new byte[one.length];
        for (int i = 0; i < one.length; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }
}
