package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.text.Slice;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NonceWindowsTest {
    private static final NonceKeys.Key KEY = NonceKeys.random().current();

    @Test
    void boundsTheNoncesThatItRemembers() {
        NonceWindows windows = new NonceWindows(3, 100, 0);
        for (int i = 0; i < 10; i++) {
            assertThat(open(windows, "n" + i, i, i).use(1)).isTrue();
        }
        assertThat(windows.size()).isEqualTo(3);
        assertThat(windows.find(Slice.of("n0"))).isNull();
        assertThat(windows.find(Slice.of("n9"))).isNotNull();
    }

    @Test
    void dropsWhatHasExpired() {
        NonceWindows windows = new NonceWindows(3, 100, 0);
        open(windows, "a", 0, 0);
        open(windows, "b", 50, 50);
        open(windows, "c", 120, 120);
        assertThat(windows.size()).isEqualTo(2);
        assertThat(windows.find(Slice.of("a"))).isNull();
    }

    /** Otherwise a flood could push out a nonce, and let its first request be replayed. */
    @Test
    void opensNoWindowForWhatItMayHavePushedOut() {
        NonceWindows windows = new NonceWindows(2, 100, 0);
        open(windows, "a", 10, 10);
        open(windows, "b", 11, 11);
        open(windows, "c", 12, 12);
        NonceSeal.Opened old = new NonceSeal.Opened(10, KEY);
        assertThat(windows.open(Slice.of("a"), old, 12)).isNull();
        assertThat(windows.open(Slice.of("another"), old, 12)).isNull();
        assertThat(windows.open(Slice.of("another"), new NonceSeal.Opened(11, KEY), 12))
                .isNotNull();
        assertThat(windows.hold(Slice.of("ours"), old, 12)).isNotNull();
    }

    @Test
    void opensOneWindowForEachNonce() {
        NonceWindows windows = new NonceWindows(3, 100, 0);
        assertThat(open(windows, "n", 0, 0)).isSameAs(open(windows, "n", 0, 1));
    }

    @Test
    void takesCountsWithinTheWindowOnly() {
        NonceWindows.Window window = open(new NonceWindows(3, 100, 0), "n", 0, 0);
        assertThat(window.use(1)).isTrue();
        assertThat(window.use(0xFFFF_FFFFL)).isTrue();
        assertThat(window.use(0xFFFF_FFFFL)).isFalse();
        assertThat(window.use(0xFFFF_FFFFL - 63)).isTrue();
        assertThat(window.use(0xFFFF_FFFFL - 63)).isFalse();
        assertThat(window.use(0xFFFF_FFFFL - 64)).isFalse();
        assertThat(window.use(1)).isFalse();
    }

    private static NonceWindows.Window open(NonceWindows windows, String nonce, long made, long now) {
        return Objects.requireNonNull(windows.open(Slice.of(nonce), new NonceSeal.Opened(made, KEY), now));
    }
}
