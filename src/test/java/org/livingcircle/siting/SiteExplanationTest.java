package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteExplanationTest {

    private static final int PROBLEMS = 300;

    /** Four villages on a road, a town of 8 in the middle: A 1, B 2, C 8, D 4; each site covers its neighbours. */
    @Test
    void coveringOnARoad() {
        CoveringProblem road = CoveringProblem.of(
                Demand.of(1, 2, 8, 4), new int[][] {{0, 1}, {0, 1, 2}, {1, 2, 3}, {2, 3}}, SiteRules.free(4));
        List<SiteExplanation> explained = CoveringExplanation.of(road, List.of(0, 2));
        // C covers 2 + 8 + 4, then A adds 1; without A 1 is lost, without C 8 + 4
        assertThat(explained)
                .containsExactly(
                        new SiteExplanation(0, 1, 1L, 1L, 1, 15L, List.of(1)),
                        new SiteExplanation(2, 14, 14L, 12L, 3, 15L, List.of(3)));
        assertThat(CoveringExplanation.uncoveredByZone(road, List.of(3))).containsExactly(3);
    }

    @Test
    void medianOnARoad() {
        // places at 0, 1, 2, 3 km of a road; sites at 0, 2 and 3
        MedianProblem road = new MedianProblem(
                Demand.of(1, 2, 8, 4),
                SiteCosts.of(4, new int[][] {{0, 1, 2, 3}, {2, 1, 0, 1}, {3, 2, 1, 0}}),
                SiteRules.free(3),
                2);
        List<SiteExplanation> explained = MedianExplanation.of(road, List.of(0, 1));
        // sites 0 and 2 km: 2 km of B (to site 0, the lower of two equals), 4 of D: objective 6
        assertThat(explained)
                .containsExactly(
                        // alone, site 1 costs 2 + 2 + 4 = 8; site 0 saves A's 2
                        new SiteExplanation(0, 3, 2L, 2L, 2, 4L, List.of()),
                        // without it C costs 16, D 12 instead of 4; with site 2 in its place C 8, B 2
                        new SiteExplanation(1, 12, null, 24L, 2, 10L, List.of()));
    }

    @Test
    void coveringAgainstEveryExchange() {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(seed);
            int sites = 3 + random.nextInt(6);
            int points = 1 + random.nextInt(8);
            int[][] covers = new int[sites][];
            for (int site = 0; site < sites; site++) {
                covers[site] = random.ints(points, 0, points)
                        .distinct()
                        .filter(p -> random.nextBoolean())
                        .sorted()
                        .toArray();
            }
            SiteRules rules = rules(random, sites);
            CoveringProblem free = CoveringProblem.of(demand(random, points), covers, rules);
            List<Integer> open = open(random, rules);
            long[] floor = covered(free, open);
            List<Long> floors = new ArrayList<>();
            for (long least : floor) {
                floors.add(random.nextInt(3) == 0 ? least : least / 2);
            }
            CoveringProblem problem =
                    random.nextBoolean() ? free : new CoveringProblem(free.demand(), covers, rules, floors);
            List<SiteExplanation> explained = CoveringExplanation.of(problem, open);
            long all = sum(covered(problem, open));
            for (int place = 0; place < open.size(); place++) {
                SiteExplanation one = explained.get(place);
                List<Integer> others = without(open, place);
                assertThat(one.lost()).as("seed %d", seed).isEqualTo(all - sum(covered(problem, others)));
                Exchange best = best(problem.rules(), open, place, wished -> {
                    long[] byZone = covered(problem, wished);
                    for (int zone = 0; zone < problem.floors().size(); zone++) {
                        if (byZone[zone] < problem.floors().get(zone)) {
                            return null;
                        }
                    }
                    return sum(byZone);
                });
                assertThat(one.runnerUpObjective()).as("seed %d", seed).isEqualTo(best.value());
                assertThat(one.runnerUp()).as("seed %d", seed).isEqualTo(best.site());
                assertThat(one.runnerUp() != null && one.ties().contains(one.runnerUp()))
                        .as("seed %d", seed)
                        .isEqualTo(one.runnerUp() != null && Long.valueOf(all).equals(best.value()));
            }
            assertThat(explained.stream().mapToLong(one -> one.served()).sum())
                    .as("seed %d", seed)
                    .isEqualTo(all);
        }
    }

    @Test
    void medianAgainstEveryExchange() {
        int stranded = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(seed);
            int sites = 3 + random.nextInt(6);
            int points = 1 + random.nextInt(8);
            int[][] costs = new int[sites][points];
            for (int[] row : costs) {
                for (int point = 0; point < points; point++) {
                    row[point] = random.nextInt(5) == 0 ? SiteCosts.UNREACHED : random.nextInt(6);
                }
            }
            SiteRules rules = rules(random, sites);
            List<Integer> open = open(random, rules);
            MedianProblem problem =
                    new MedianProblem(demand(random, points), SiteCosts.of(points, costs), rules, open.size());
            Long objective = cost(problem, open);
            if (objective == null) {
                continue; // no answer, nothing to explain
            }
            List<SiteExplanation> explained = MedianExplanation.of(problem, open);
            for (int place = 0; place < open.size(); place++) {
                SiteExplanation one = explained.get(place);
                Long left = cost(problem, without(open, place));
                stranded += left == null ? 1 : 0;
                assertThat(one.lost()).as("seed %d", seed).isEqualTo(left == null ? null : (Long) (left - objective));
                Exchange best = best(rules, open, place, wished -> {
                    Long wishedCost = cost(problem, wished);
                    return wishedCost == null ? null : (Long) (-wishedCost);
                });
                assertThat(one.runnerUp()).as("seed %d", seed).isEqualTo(best.site());
                Long value = best.value();
                assertThat(one.runnerUpObjective())
                        .as("seed %d", seed)
                        .isEqualTo(value == null ? null : (Long) (-value));
            }
        }
        assertThat(stranded)
                .as("problems in which a site alone serves somebody")
                .isPositive();
    }

    private record Exchange(
            @Nullable Integer site, @Nullable Long value) {}

    private interface Worth {
        @Nullable
        Long of(List<Integer> open);
    }

    private static Exchange best(SiteRules rules, List<Integer> open, int place, Worth worth) {
        Integer best = null;
        Long most = null;
        for (int site = 0; site < rules.size(); site++) {
            if (open.contains(site)
                    || rules.status(site) != SiteStatus.CANDIDATE
                    || rules.status(open.get(place)) == SiteStatus.REQUIRED) {
                continue;
            }
            List<Integer> wished = without(open, place);
            wished.add(site);
            Long value =
                    rules.conflicts().stream().anyMatch(c -> wished.contains(c.first()) && wished.contains(c.second()))
                            ? null
                            : worth.of(wished);
            if (value != null && (most == null || value > most)) {
                best = site;
                most = value;
            }
        }
        return new Exchange(best, most);
    }

    private static List<Integer> without(List<Integer> open, int place) {
        List<Integer> others = new ArrayList<>(open);
        others.remove(place);
        return others;
    }

    private static long[] covered(CoveringProblem problem, List<Integer> open) {
        long[] covered = new long[problem.demand().zoneCount()];
        for (int point = 0; point < problem.demand().size(); point++) {
            for (int site : open) {
                if (Arrays.binarySearch(problem.covers()[site], point) >= 0) {
                    covered[problem.demand().zone(point)] += problem.demand().weight(point);
                    break;
                }
            }
        }
        return covered;
    }

    private static @Nullable Long cost(MedianProblem problem, List<Integer> open) {
        long sum = 0;
        for (int point = 0; point < problem.demand().size(); point++) {
            int cost = SiteCosts.UNREACHED;
            for (int site : open) {
                cost = Math.min(cost, problem.costs().cost(site, point));
            }
            if (cost == SiteCosts.UNREACHED && problem.demand().weight(point) > 0) {
                return null;
            }
            sum += problem.demand().weight(point) * (cost == SiteCosts.UNREACHED ? 0 : cost);
        }
        return sum;
    }

    private static Demand demand(Random random, int points) {
        long[] weights = random.ints(points, 0, 4).asLongStream().toArray();
        return Demand.of(weights, random.ints(points, 0, 2).toArray(), 2);
    }

    private static SiteRules rules(Random random, int sites) {
        List<SiteStatus> statuses = new ArrayList<>();
        for (int site = 0; site < sites; site++) {
            int dice = random.nextInt(8);
            statuses.add(dice == 0 ? SiteStatus.REQUIRED : dice == 1 ? SiteStatus.FORBIDDEN : SiteStatus.CANDIDATE);
        }
        List<SiteRules.Conflict> conflicts = new ArrayList<>();
        for (int first = 0; first < sites; first++) {
            for (int second = first + 1; second < sites; second++) {
                boolean required =
                        statuses.get(first) == SiteStatus.REQUIRED && statuses.get(second) == SiteStatus.REQUIRED;
                if (!required && random.nextInt(8) == 0) {
                    conflicts.add(new SiteRules.Conflict(first, second));
                }
            }
        }
        return new SiteRules(statuses, conflicts);
    }

    /** Returns open sites that the rules allow, at least one. */
    private static List<Integer> open(Random random, SiteRules rules) {
        TreeSet<Integer> open = new TreeSet<>();
        for (int site : rules.sites(SiteStatus.REQUIRED)) {
            open.add(site);
        }
        List<Integer> order = new ArrayList<>();
        for (int site : rules.sites(SiteStatus.CANDIDATE)) {
            order.add(site);
        }
        Collections.shuffle(order, random);
        for (int site : order) {
            boolean fits = rules.conflicts().stream()
                    .noneMatch(c -> (c.first() == site && open.contains(c.second()))
                            || (c.second() == site && open.contains(c.first())));
            if (fits && open.size() < 3) {
                open.add(site);
            }
        }
        return new ArrayList<>(open);
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).sum();
    }
}
