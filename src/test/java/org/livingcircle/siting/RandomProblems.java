package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small problems by seed, among them some with rules, floors and capacities, and some without any answer. */
final class RandomProblems {

    private final Random dice;

    RandomProblems(long seed) {
        // Neighbouring seeds begin alike.
        dice = new Random(seed * 0x9E3779B97F4A7C15L);
        dice.nextInt();
    }

    int between(int least, int most) {
        return least + dice.nextInt(most - least + 1);
    }

    private boolean once(int in) {
        return dice.nextInt(in) == 0;
    }

    Demand demand(int points) {
        int zoneCount = between(1, 3);
        int[] zones = IntStream.range(0, points)
                .map(point -> once(8) ? Demand.NO_ZONE : dice.nextInt(zoneCount))
                .toArray();
        return Demand.of(weights(points), zones, zoneCount);
    }

    long[] weights(int points) {
        return IntStream.range(0, points)
                .mapToLong(point -> once(6) ? 0 : between(1, 40))
                .toArray();
    }

    List<SiteStatus> statuses(int sites) {
        boolean free = once(3);
        return IntStream.range(0, sites)
                .mapToObj(site ->
                        free || !once(4) ? SiteStatus.CANDIDATE : once(2) ? SiteStatus.REQUIRED : SiteStatus.FORBIDDEN)
                .toList();
    }

    SiteRules rules(int sites) {
        List<SiteStatus> statuses = statuses(sites);
        List<SiteRules.Conflict> conflicts = new ArrayList<>();
        if (once(2)) {
            for (int first = 0; first < sites; first++) {
                for (int second = first + 1; second < sites; second++) {
                    boolean standing =
                            statuses.get(first) == SiteStatus.REQUIRED && statuses.get(second) == SiteStatus.REQUIRED;
                    if (once(5) && !standing) {
                        conflicts.add(new SiteRules.Conflict(first, second));
                    }
                }
            }
        }
        return new SiteRules(statuses, conflicts);
    }

    CoveringProblem covering() {
        int sites = between(1, 8);
        int points = between(1, 12);
        int[][] covers = new int[sites][];
        for (int site = 0; site < sites; site++) {
            covers[site] = IntStream.range(0, points).filter(point -> once(3)).toArray();
        }
        Demand demand = demand(points);
        List<Long> floors = new ArrayList<>();
        if (once(3)) {
            for (long total : demand.totalsByZone()) {
                floors.add(once(2) ? 0L : Math.round(total * dice.nextDouble() * 0.7));
            }
        }
        return new CoveringProblem(demand, covers, rules(sites), floors);
    }

    SiteCosts costs(int sites, int points) {
        int[][] costs = new int[sites][points];
        boolean gaps = once(2);
        for (int[] row : costs) {
            for (int point = 0; point < points; point++) {
                row[point] = gaps && once(6) ? SiteCosts.UNREACHED : between(0, 30);
            }
        }
        return SiteCosts.of(points, costs);
    }

    MedianProblem median() {
        int sites = between(1, 8);
        int points = between(1, 10);
        return new MedianProblem(demand(points), costs(sites, points), rules(sites), between(1, Math.min(4, sites)));
    }

    HierarchyProblem hierarchy() {
        int sites = between(1, 7);
        int points = between(1, 9);
        int p = between(1, Math.min(4, sites));
        return new HierarchyProblem(
                Demand.of(weights(points)),
                Demand.of(weights(points)),
                costs(sites, points),
                rules(sites),
                statuses(sites),
                p,
                between(1, p));
    }

    /** Capacities of which {@code p} together come near a total, over or under it. */
    List<Long> capacities(int sites, int p, long total) {
        long even = Math.max(1, total / p);
        return IntStream.range(0, sites)
                .mapToObj(site -> once(7) ? 0L : Math.round(even * (0.4 + 1.2 * dice.nextDouble())))
                .toList();
    }

    static List<Long> unbounded(int sites) {
        return Collections.nCopies(sites, Long.MAX_VALUE);
    }

    /** Returns the numbers below a size in some order. */
    int[] shuffled(int size) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, dice);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
