package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Makes nonces that need no memory, and recognises its own: 36 characters of base64 over the time (6 bytes), the key's
 * number (1), a number that is used once in that millisecond (4), and an HMAC-SHA-256 over these, the challenger and
 * the realm, cut to 128 bits. They are no longer than that because a challenge goes to whoever asks, perhaps under a
 * forged address. Nodes that share a key may make the same nonce, which is then good for one of two clients: the other
 * is told that it is stale. Safe for use by many threads.
 */
final class NonceSeal {
    private static final int KEY_AT = Short.BYTES + Integer.BYTES;
    private static final int SEALED = KEY_AT + 1 + Integer.BYTES;
    private static final int TAG = 16;
    private static final int TEXT = (SEALED + TAG) / 3 * 4;
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(NonceSeal::newMac);

    private final byte[] context;
    private final AtomicInteger once = new AtomicInteger(new SecureRandom().nextInt());

    NonceSeal(Challenger challenger, Slice realm) {
        byte[] name = realm.toBytes();
        context = new byte[name.length + 1];
        context[0] = (byte) (challenger == Challenger.PROXY ? 'P' : 'S');
        System.arraycopy(name, 0, context, 1, name.length);
    }

    /**
     * What a genuine nonce says.
     *
     * @param made when it was made, in milliseconds
     * @param key the key it was made with
     */
    record Opened(long made, NonceKeys.Key key) {}

    Slice make(NonceKeys.Key key, long now) {
        byte[] nonce = new byte[SEALED + TAG];
        ByteBuffer.wrap(nonce)
                .putShort((short) (now >>> Integer.SIZE))
                .putInt((int) now)
                .put(key.id())
                .putInt(once.getAndIncrement());
        System.arraycopy(tag(key, nonce), 0, nonce, SEALED, TAG);
        return Slice.of(Base64.getEncoder().encode(nonce));
    }

    /** What a nonce says, or null if it was not made here with one of these keys. */
    @Nullable
    Opened open(NonceKeys keys, Slice text) {
        if (text.length() != TEXT) {
            return null;
        }
        byte[] nonce = decode(text);
        NonceKeys.Key key = nonce.length == SEALED + TAG ? keys.find(nonce[KEY_AT]) : null;
        if (key == null) {
            return null;
        }
        byte[] expected = Arrays.copyOf(tag(key, nonce), TAG);
        byte[] given = Arrays.copyOfRange(nonce, SEALED, SEALED + TAG);
        return MessageDigest.isEqual(expected, given) ? new Opened(time(ByteBuffer.wrap(nonce)), key) : null;
    }

    private static long time(ByteBuffer nonce) {
        return (long) nonce.getShort() << Integer.SIZE | Integer.toUnsignedLong(nonce.getInt());
    }

    /** No bytes if it is not base64. */
    private static byte[] decode(Slice text) {
        try {
            return Base64.getDecoder().decode(text.toBytes());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] tag(NonceKeys.Key key, byte[] nonce) {
        Mac mac = MAC.get();
        try {
            mac.init(key.spec());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a nonce key does not fit", e);
        }
        mac.update(nonce, 0, SEALED);
        return mac.doFinal(context);
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HmacSHA256", e);
        }
    }
}
