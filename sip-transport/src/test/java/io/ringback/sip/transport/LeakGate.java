package io.ringback.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class of tests that has leaked one of Netty's buffers; {@link Detector} is named in the module's pom. */
public final class LeakGate implements AfterAllCallback {
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final int BUFFERS_A_ROUND = 64;

    @Override
    public void afterAll(ExtensionContext context) {
        Assertions.assertThat(found()).as("leaked buffers").isEmpty();
    }

    /** The leaks since this was asked last. A leak shows when its buffer is gone and another one is made. */
    public static List<String> found() {
        for (int round = 0; round < 3; round++) {
            WeakReference<Object> witness = new WeakReference<>(new Object());
            while (witness.get() != null) {
                System.gc();
            }
            for (int i = 0; i < BUFFERS_A_ROUND; i++) {
                buffer().release();
            }
        }
        List<String> found = new ArrayList<>();
        for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            found.add(leak);
        }
        return found;
    }

    static ByteBuf buffer() {
        return PooledByteBufAllocator.DEFAULT.directBuffer(64);
    }

    /** Counts what Netty's detector would only log. */
    public static final class Detector<T> extends ResourceLeakDetector<T> {
        /** As Netty makes it, by reflection. */
        public Detector(Class<?> type, int samplingInterval) {
            super(type, samplingInterval);
        }

        /** As older code of Netty makes it, by reflection. */
        public Detector(Class<?> type, int samplingInterval, long maxActive) {
            super(type, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            LEAKS.add(resourceType + records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            LEAKS.add(resourceType);
        }
    }
}
