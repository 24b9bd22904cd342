package io.ringback.testing;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Gives properties of jqwik their {@link Draw}s. It is the only place where generators and that engine meet. */
public final class DrawProvider implements ArbitraryProvider {
    private static final int MOST_CHOICES = 1_200;

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(Draw.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        Arbitrary<Draw> listed = Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .withDistribution(net.jqwik.api.RandomDistribution.uniform())
                .withoutEdgeCases()
                .array(int[].class)
                .ofMaxSize(MOST_CHOICES)
                .withoutEdgeCases()
                .map(Draw::of);
        Arbitrary<Draw> seeded = Arbitraries.randomValue(random -> Draw.seeded(random.nextLong()));
        return Set.of(Arbitraries.oneOf(seeded, listed));
    }
}
