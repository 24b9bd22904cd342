package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A server's nonces: made, recognised, and their counts used. One whose counts are known here is recognised without
 * computing anything. Safe for use by many threads.
 */
final class ServerNonces {
    private static final int MOST_NONCES = 100_000;

    private final NonceSeal seal;
    private final NonceTimes times;
    private final InstantSource clock;
    private final NonceWindows windows;
    private volatile NonceKeys keys;

    ServerNonces(NonceSeal seal, NonceTimes times, NonceKeys keys, InstantSource clock) {
        this.seal = seal;
        this.times = times;
        this.keys = keys;
        this.clock = clock;
        this.windows = new NonceWindows(MOST_NONCES, times.lifetime().toMillis(), clock.millis());
    }

    void use(NonceKeys newKeys) {
        keys = newKeys;
    }

    /** A nonce that anyone may have, and that costs no memory. */
    Slice make() {
        return seal.make(keys.current(), clock.millis());
    }

    /** A nonce for a user who is known: its counts are kept from now on, so that it need not be used soon. */
    Slice makeHeld() {
        NonceKeys.Key key = keys.current();
        long now = clock.millis();
        Slice nonce = seal.make(key, now);
        windows.hold(nonce, new NonceSeal.Opened(now, key), now);
        return nonce;
    }

    /** What a nonce says, or null if it was not made with one of the keys. */
    NonceSeal.@Nullable Opened recognise(Slice nonce) {
        NonceKeys current = keys;
        NonceWindows.Window window = windows.find(nonce);
        return window != null && current.has(window.opened().key()) ? window.opened() : seal.open(current, nonce);
    }

    /** Whether it is time for another one. */
    boolean isDue(NonceSeal.Opened opened) {
        return clock.millis() - opened.made() >= times.renewal().toMillis();
    }

    /** Uses a count of a genuine nonce; false if the nonce is too old, or the count was or may have been used. */
    boolean use(Slice nonce, NonceSeal.Opened opened, long count) {
        long now = clock.millis();
        long age = now - opened.made();
        long firstUse = times.firstUse().toMillis();
        if (age > times.lifetime().toMillis() || age < -firstUse) {
            return false;
        }
        NonceWindows.Window window = windows.find(nonce);
        if (window == null && count == 1 && age <= firstUse) {
            window = windows.open(nonce, opened, now);
        }
        return window != null && window.use(count);
    }
}
