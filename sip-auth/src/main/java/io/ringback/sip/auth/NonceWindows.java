package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which counts of which nonces were used on this node: a window of the last 64 counts for each nonce, so that requests
 * may overtake each other, but none is taken twice. Bounded: the nonce that came first goes first. Safe for use by many
 * threads.
 */
final class NonceWindows {
    private static final int WIDTH = 64;

    private final int mostNonces;
    private final Map<Slice, Window> windows = new LinkedHashMap<>(64);

    NonceWindows(int mostNonces) {
        this.mostNonces = mostNonces;
    }

    /** The highest count that was used, and a bit for each of those at and below it. */
    private static final class Window {
        private final long expires;
        private long highest;
        private long used;

        Window(long expires) {
            this.expires = expires;
        }

        boolean use(long count) {
            if (count > highest) {
                long step = count - highest;
                used = step >= WIDTH ? 1 : (used << step) | 1;
                highest = count;
                return true;
            }
            long bit = highest - count >= WIDTH ? 0 : 1L << (highest - count);
            boolean first = bit != 0 && (used & bit) == 0;
            used |= bit;
            return first;
        }
    }

    /** Uses a count of a nonce that is known here; false if the nonce is not known or the count was used. */
    synchronized boolean use(Slice nonce, long count) {
        Window window = windows.get(nonce);
        return window != null && window.use(count);
    }

    /** Uses a count of a nonce, known or new; false if the count was used. */
    synchronized boolean useFirst(Slice nonce, long count, long now, long expires) {
        Window window = windows.get(nonce);
        if (window == null) {
            makeRoom(now);
            window = new Window(expires);
            windows.put(nonce.compact(), window);
        }
        return window.use(count);
    }

    /** Drops what has expired at the head of the queue, and one more if there is no room. */
    private void makeRoom(long now) {
        Iterator<Window> eldest = windows.values().iterator();
        while (eldest.hasNext()) {
            if (eldest.next().expires > now && windows.size() < mostNonces) {
                return;
            }
            eldest.remove();
        }
    }

    synchronized int size() {
        return windows.size();
    }
}
