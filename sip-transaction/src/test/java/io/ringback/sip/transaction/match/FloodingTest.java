package io.ringback.sip.transaction.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Rfc;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million branches that all have one hash where hashes have no key: counted in steps, for time tells nothing. */
class FloodingTest {
    private static final int BITS = 20;
    private static final int MANY = 1 << BITS;
    private static final int LENGTH = 2 * BITS;
    private static final String HEAD = "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP host;branch=z9hG4bK";

    private final SipHash hash = SipHash.forTables(new SecureRandom());
    private final byte[] wire = (HEAD + "x".repeat(LENGTH)
                    + "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    // It views the array, into which one branch after the other is written.
    private final SipRequest request = (SipRequest) SipParser.strict().parse(wire);
    private final Probe probe = new Probe(hash);

    /** Branches of "Aa" and "BB", which Java's and many other polynomial hashes cannot tell apart. */
    private void collide(int number) {
        for (int bit = 0; bit < BITS; bit++) {
            boolean set = (number >>> bit & 1) == 1;
            wire[HEAD.length() + 2 * bit] = (byte) (set ? 'B' : 'A');
            wire[HEAD.length() + 2 * bit + 1] = (byte) (set ? 'B' : 'a');
        }
    }

    private void randomize(SplittableRandom random) {
        for (int i = 0; i < LENGTH; i++) {
            wire[HEAD.length() + i] = (byte) ('a' + random.nextInt(26));
        }
    }

    @Test
    void theCraftedBranchesCollideUnderAHashWithoutAKey() {
        collide(0);
        int first = request.via().branch().orElseThrow().toString().hashCode();
        collide(MANY - 1);

        assertThat(request.via().branch().orElseThrow().toString().hashCode()).isEqualTo(first);
    }

    @Test
    @Rfc(number = 3261, section = "26.1.5")
    void aMillionOfThemCostNoMoreStepsThanRandomOnes() {
        KeyTable<CopiedKey> crafted = new KeyTable<>();
        for (int number = 0; number < MANY; number++) {
            collide(number);
            add(crafted);
        }
        KeyTable<CopiedKey> random = new KeyTable<>();
        SplittableRandom source = new SplittableRandom(7);
        for (int number = 0; number < MANY; number++) {
            randomize(source);
            add(random);
        }
        double craftedSteps = (double) crafted.displacement() / MANY;
        double randomSteps = (double) random.displacement() / MANY;

        // Linear probing at this load takes half a step beyond the first on average.
        assertThat(randomSteps).isBetween(0.1, 1.0);
        assertThat(craftedSteps).isBetween(0.9 * randomSteps, 1.1 * randomSteps);
    }

    private void add(KeyTable<CopiedKey> table) {
        assertThat(probe.server(request)).isTrue();
        table.add(new CopiedKey(probe));
    }
}
