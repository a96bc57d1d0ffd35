package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** A small random covering problem, and the best of all its sets of sites by looking at every one. */
record CoverCase(CoveringProblem problem, int p) {

    /** Returns a problem of at most ten sites, with required and forbidden ones, conflicts and floors in some. */
    static CoverCase random(long seed, boolean floors) {
        Random random = new Random(seed);
        int sites = 1 + random.nextInt(10);
        int points = 1 + random.nextInt(25);
        double density = 0.1 + 0.4 * random.nextDouble();
        int[][] covers = new int[sites][];
        for (int site = 0; site < sites; site++) {
            covers[site] = IntStream.range(0, points)
                    .filter(point -> random.nextDouble() < density)
                    .toArray();
        }
        long[] weights = new long[points];
        int[] zones = new int[points];
        int most = random.nextBoolean() ? 4 : 1_000_000;
        for (int point = 0; point < points; point++) {
            weights[point] = random.nextInt(6) == 0 ? 0 : random.nextInt(most);
            zones[point] = random.nextInt(4) - 1;
        }
        List<SiteStatus> statuses = new ArrayList<>();
        for (int site = 0; site < sites; site++) {
            int lot = random.nextInt(12);
            statuses.add(lot == 0 ? SiteStatus.REQUIRED : lot == 1 ? SiteStatus.FORBIDDEN : SiteStatus.CANDIDATE);
        }
        List<SiteRules.Conflict> conflicts = new ArrayList<>();
        double spacing = random.nextBoolean() ? 0 : 0.4 * random.nextDouble();
        for (int site = 0; site < sites; site++) {
            for (int other = site + 1; other < sites; other++) {
                boolean kept = statuses.get(site) == SiteStatus.REQUIRED && statuses.get(other) == SiteStatus.REQUIRED;
                if (!kept && random.nextDouble() < spacing) {
                    conflicts.add(new SiteRules.Conflict(site, other));
                }
            }
        }
        Demand demand = Demand.of(weights, zones, 3);
        List<Long> least = new ArrayList<>();
        if (floors && random.nextInt(3) > 0) {
            for (long total : demand.totalsByZone()) {
                least.add((long) (total * random.nextDouble() * 0.7));
            }
        }
        CoveringProblem problem = new CoveringProblem(demand, covers, new SiteRules(statuses, conflicts), least);
        return new CoverCase(problem, 1 + random.nextInt(Math.min(5, sites)));
    }

    /** Returns the best value over all sets that rules and floors allow; a function tells -1 for a set that is no answer. */
    long best(ToLongFunction<Integer> value) {
        long best = -1;
        for (int set = 0; set < 1 << problem.sites(); set++) {
            if (allowed(set) && floorsHold(set)) {
                best = Math.max(best, value.applyAsLong(set));
            }
        }
        return best;
    }

    boolean allowed(int set) {
        SiteRules rules = problem.rules();
        for (int site = 0; site < problem.sites(); site++) {
            boolean open = (set >> site & 1) == 1;
            if (open ? rules.status(site) == SiteStatus.FORBIDDEN : rules.status(site) == SiteStatus.REQUIRED) {
                return false;
            }
        }
        return rules.conflicts().stream().noneMatch(c -> (set >> c.first() & 1) == 1 && (set >> c.second() & 1) == 1);
    }

    boolean floorsHold(int set) {
        int[] counts = counts(set);
        long[] earned = new long[problem.demand().zoneCount()];
        for (int point = 0; point < counts.length; point++) {
            if (counts[point] > 0 && problem.demand().zone(point) != Demand.NO_ZONE) {
                earned[problem.demand().zone(point)] += problem.demand().weight(point);
            }
        }
        for (int zone = 0; zone < problem.floors().size(); zone++) {
            if (earned[zone] < problem.floors().get(zone)) {
                return false;
            }
        }
        return true;
    }

    int[] counts(int set) {
        int[] counts = new int[problem.demand().size()];
        for (int site = 0; site < problem.sites(); site++) {
            for (int point : problem.covers()[site]) {
                counts[point] += set >> site & 1;
            }
        }
        return counts;
    }

    /** Returns the weight that at least so many sites of a set cover. */
    long covered(int set, int times) {
        int[] counts = counts(set);
        long covered = 0;
        for (int point = 0; point < counts.length; point++) {
            covered += counts[point] >= times ? problem.demand().weight(point) : 0;
        }
        return covered;
    }

    boolean coversAll(int set) {
        return covered(set, 1) == problem.demand().total();
    }

    static int set(List<Integer> open) {
        return open.stream().mapToInt(site -> 1 << site).sum();
    }

    /** Returns the same problem with sites and points in another order. */
    CoverCase permuted(long seed) {
        List<Integer> siteOrder = order(problem.sites(), seed);
        List<Integer> pointOrder = order(problem.demand().size(), seed + 1);
        int[][] covers = new int[problem.sites()][];
        List<SiteStatus> statuses = new ArrayList<>(Collections.nCopies(problem.sites(), SiteStatus.CANDIDATE));
        for (int site = 0; site < covers.length; site++) {
            covers[siteOrder.get(site)] = Arrays.stream(problem.covers()[site])
                    .map(pointOrder::get)
                    .sorted()
                    .toArray();
            statuses.set(siteOrder.get(site), problem.rules().status(site));
        }
        List<SiteRules.Conflict> conflicts = problem.rules().conflicts().stream()
                .map(c -> new SiteRules.Conflict(
                        Math.min(siteOrder.get(c.first()), siteOrder.get(c.second())),
                        Math.max(siteOrder.get(c.first()), siteOrder.get(c.second()))))
                .toList();
        long[] weights = new long[problem.demand().size()];
        int[] zones = new int[weights.length];
        for (int point = 0; point < weights.length; point++) {
            weights[pointOrder.get(point)] = problem.demand().weight(point);
            zones[pointOrder.get(point)] = problem.demand().zone(point);
        }
        return new CoverCase(
                new CoveringProblem(
                        Demand.of(weights, zones, problem.demand().zoneCount()),
                        covers,
                        new SiteRules(statuses, conflicts),
                        problem.floors()),
                p);
    }

    private static List<Integer> order(int size, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }
}
