package org.livingcircle.siting;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Why a problem with capacities has no answer, as far as sums tell. */
final class CapacityReasons {

    private CapacityReasons() {}

    static SitingAnswer none(String reason) {
        return new SitingAnswer(SitingAnswer.Status.INFEASIBLE, 0, 0, List.of(), reason, "sums", 0);
    }

    static @Nullable String count(SiteRules rules, int p) {
        int required = rules.count(SiteStatus.REQUIRED);
        int allowed = rules.size() - rules.count(SiteStatus.FORBIDDEN);
        if (required > p) {
            return "%d sites are required, but p is only %d".formatted(required, p);
        }
        return p > allowed ? "p is %d, but only %d sites may be open".formatted(p, allowed) : null;
    }

    static void check(List<Long> capacities, int sites) {
        if (capacities.size() != sites) {
            throw new IllegalArgumentException("%d capacities, %d sites".formatted(capacities.size(), sites));
        }
        for (long capacity : capacities) {
            if (capacity < 0) {
                throw new IllegalArgumentException("capacity " + capacity);
            }
        }
    }

    /** Returns the most that p sites can take: all required ones and the largest of the others; saturates. */
    static long most(SiteRules rules, List<Long> capacities, int p) {
        LongStream required = IntStream.of(rules.sites(SiteStatus.REQUIRED)).mapToLong(capacities::get);
        LongStream largest = IntStream.of(rules.sites(SiteStatus.CANDIDATE))
                .mapToLong(capacities::get)
                .map(capacity -> -capacity)
                .sorted()
                .limit(Math.max(0, p - rules.count(SiteStatus.REQUIRED)))
                .map(negative -> -negative);
        return LongStream.concat(required, largest)
                .reduce(0, (sum, capacity) -> capacity > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + capacity);
    }
}
