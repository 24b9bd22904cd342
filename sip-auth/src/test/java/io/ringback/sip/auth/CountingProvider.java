package io.ringback.sip.auth;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often MD5 is computed, and over how much, by hash functions that are made while it is installed. */
@SuppressWarnings("serial")
final class CountingProvider extends Provider implements AutoCloseable {
    private static final AtomicInteger HASHES = new AtomicInteger();
    private static final AtomicInteger BYTES = new AtomicInteger();

    private CountingProvider() {
        super("Counting", "1", "counts MD5");
        put("MessageDigest.MD5", Counting.class.getName());
    }

    static CountingProvider install() {
        CountingProvider provider = new CountingProvider();
        Security.insertProviderAt(provider, 1);
        return provider;
    }

    int hashes() {
        return HASHES.get();
    }

    int bytes() {
        return BYTES.get();
    }

    @Override
    public void close() {
        Security.removeProvider(getName());
    }

    /** MD5 of the runtime. */
    public static final class Counting extends MessageDigestSpi {
        private final MessageDigest digest;

        /** Made by the provider. */
        public Counting() throws NoSuchAlgorithmException {
            digest = MessageDigest.getInstance("MD5", Security.getProvider("SUN"));
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            BYTES.incrementAndGet();
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            BYTES.addAndGet(length);
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            HASHES.incrementAndGet();
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }
}
