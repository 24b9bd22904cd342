package io.ringback.sip.transport.location;

import io.ringback.sip.transport.location.DnsRecord.Srv;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The order in which the hosts of SRV records are tried: by priority, and within one at random by weight (RFC 2782).
 */
final class SrvOrder {
    private SrvOrder() {}

    static List<Srv> of(List<Srv> records, RandomGenerator random) {
        List<Srv> left = shuffled(records, random);
        // Those of weight 0 stand first, so that they are chosen only when 0 is drawn.
        left.sort(Comparator.comparingInt(Srv::priority).thenComparing(srv -> srv.weight() > 0));
        List<Srv> ordered = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            int priority = left.get(0).priority();
            int same = 0;
            int sum = 0;
            while (same < left.size() && left.get(same).priority() == priority) {
                sum += left.get(same).weight();
                same++;
            }
            ordered.add(left.remove(chosen(left, random.nextInt(sum + 1))));
        }
        return ordered;
    }

    /** Equal records have no order of their own, so nobody's place in the answer makes it the first. */
    private static List<Srv> shuffled(List<Srv> records, RandomGenerator random) {
        List<Srv> shuffled = new ArrayList<>(records);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    /** The first whose running sum of weights reaches what was drawn. */
    private static int chosen(List<Srv> left, int drawn) {
        int at = 0;
        int sum = left.get(0).weight();
        while (sum < drawn) {
            at++;
            sum += left.get(at).weight();
        }
        return at;
    }
}
