package io.ringback.sip.auth;

import io.ringback.text.Slice;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which counts of which nonces were used on this node: a window of the last 64 counts for each nonce, so that requests
 * may overtake each other, but none is taken twice. Bounded: the nonce that came first goes first. Safe for use by many
 * threads; to find a nonce takes no lock.
 */
final class NonceWindows {
    private static final int WIDTH = 64;

    private final int mostNonces;
    private final long lifetime;
    private final Map<Slice, Window> windows = new ConcurrentHashMap<>();
    private final Queue<Window> eldestFirst = new ArrayDeque<>();
    private long notBefore;

    /**
     * No nonces.
     *
     * @param mostNonces how many are kept
     * @param lifetime how long each is good, in milliseconds
     * @param start the time of day in milliseconds: what was used before, this node does not know
     */
    NonceWindows(int mostNonces, long lifetime, long start) {
        this.mostNonces = mostNonces;
        this.lifetime = lifetime;
        this.notBefore = start;
    }

    /** The highest count that was used, and a bit for each of those at and below it. */
    static final class Window {
        private final Slice nonce;
        private final NonceSeal.Opened opened;
        private long highest;
        private long used;

        private Window(Slice nonce, NonceSeal.Opened opened) {
            this.nonce = nonce;
            this.opened = opened;
        }

        /** What the nonce says. */
        NonceSeal.Opened opened() {
            return opened;
        }

        /** Uses a count; false if it was used, or is below the window. */
        synchronized boolean use(long count) {
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

    /** The window of a nonce that was used here, or null. */
    @Nullable
    Window find(Slice nonce) {
        return windows.get(nonce);
    }

    /**
     * The window of a nonce that someone uses and that was found to be genuine: the one that is there, or a new one; or
     * null if the nonce is so old that it may have been used here, and its window dropped.
     */
    synchronized @Nullable Window open(Slice nonce, NonceSeal.Opened opened, long now) {
        Window known = windows.get(nonce);
        return known != null || opened.made() < notBefore ? known : add(nonce, opened, now);
    }

    /** The window of a nonce that was just made, and that nobody has used. */
    synchronized Window hold(Slice nonce, NonceSeal.Opened opened, long now) {
        return add(nonce, opened, now);
    }

    private Window add(Slice nonce, NonceSeal.Opened opened, long now) {
        makeRoom(now);
        Window window = new Window(nonce.compact(), opened);
        windows.put(window.nonce, window);
        eldestFirst.add(window);
        return window;
    }

    /** Drops what has expired at the head of the queue, and one more if there is no room. */
    private void makeRoom(long now) {
        for (Window eldest = eldestFirst.peek(); eldest != null; eldest = eldestFirst.peek()) {
            long made = eldest.opened.made();
            if (now - made <= lifetime && eldestFirst.size() < mostNonces) {
                return;
            }
            // Also for what has expired: the clock may be set back.
            notBefore = Math.max(notBefore, made + 1);
            eldestFirst.remove();
            windows.remove(eldest.nonce);
        }
    }

    int size() {
        return windows.size();
    }
}
