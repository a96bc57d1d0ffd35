package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small problems of every kind against all their answers, one by one. */
class PMedianEnumerationTest {

    @Test
    void findsWhatEnumerationFinds() {
        int infeasible = 0;
        int split = 0;
        for (int seed = 1; seed <= 300; seed++) {
            MedianProblem problem = problem(new SplittableRandom(seed));
            long best = enumerated(problem);
            SitingAnswer answer = PMedian.solve(problem, seed, SitingWork.UNTIL_PROVEN);
            if (best == Long.MAX_VALUE) {
                infeasible++;
                assertThat(answer.status()).as("seed %d", seed).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                assertThat(answer.reason()).as("seed %d", seed).isNotBlank();
                assertThat(answer.open()).as("seed %d", seed).isEmpty();
            } else {
                assertThat(answer.status()).as("seed %d: %s", seed, answer).isEqualTo(SitingAnswer.Status.OPTIMAL);
                assertThat(answer.objective()).as("seed %d", seed).isEqualTo(best);
                assertThat(answer.bound()).as("seed %d", seed).isEqualTo(best);
                assertThat(cost(problem, answer.open())).as("seed %d", seed).isEqualTo(best);
                split++;
            }
        }
        assertThat(infeasible).isBetween(30, 150);
        assertThat(split).isGreaterThan(150);
    }

    @Test
    void permutedSitesAndPointsCostTheSame() {
        for (int seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(1000 + seed);
            MedianProblem problem = problem(random);
            MedianProblem permuted = permuted(problem, random);
            SitingAnswer first = PMedian.solve(problem, seed, SitingWork.UNTIL_PROVEN);
            SitingAnswer second = PMedian.solve(permuted, seed + 1, SitingWork.UNTIL_PROVEN);
            assertThat(second.status()).as("seed %d", seed).isEqualTo(first.status());
            assertThat(second.objective()).as("seed %d", seed).isEqualTo(first.objective());
        }
    }

    @Test
    void sameSeedGivesTheSameAnswer() {
        for (int seed = 1; seed <= 30; seed++) {
            MedianProblem problem = problem(new SplittableRandom(seed));
            assertThat(PMedian.solve(problem, 5, SitingWork.UNTIL_PROVEN))
                    .as("seed %d", seed)
                    .isEqualTo(PMedian.solve(problem, 5, SitingWork.UNTIL_PROVEN));
        }
    }

    /** Returns a problem with required, forbidden and rival sites, ways that are missing, and points without weight, each now and then. */
    static MedianProblem problem(SplittableRandom random) {
        int sites = 2 + random.nextInt(11);
        int points = 1 + random.nextInt(16);
        boolean gaps = random.nextInt(3) == 0;
        boolean wide = random.nextInt(4) == 0;
        boolean onLine = random.nextBoolean();
        int[][] costs = new int[sites][points];
        for (int site = 0; site < sites; site++) {
            int at = random.nextInt(200);
            for (int point = 0; point < points; point++) {
                costs[site][point] = random.nextInt(4) == 0 && gaps
                        ? SiteCosts.UNREACHED
                        : onLine ? Math.abs(at - 13 * point) : random.nextInt(wide ? 1_000_000 : 30);
            }
        }
        long[] weights = new long[points];
        boolean heavy = random.nextInt(3) == 0;
        for (int point = 0; point < points; point++) {
            weights[point] =
                    random.nextInt(5) == 0 ? 0 : heavy ? 1000L * random.nextInt(1_000_000) : 1 + random.nextInt(9);
        }
        List<SiteStatus> statuses = new ArrayList<>();
        boolean free = random.nextInt(3) == 0;
        for (int site = 0; site < sites; site++) {
            int draw = free ? 9 : random.nextInt(10);
            statuses.add(draw == 0 ? SiteStatus.REQUIRED : draw <= 2 ? SiteStatus.FORBIDDEN : SiteStatus.CANDIDATE);
        }
        List<SiteRules.Conflict> conflicts = new ArrayList<>();
        int every = random.nextInt(3);
        for (int first = 0; first < sites; first++) {
            for (int second = first + 1; second < sites; second++) {
                boolean both =
                        statuses.get(first) == SiteStatus.REQUIRED && statuses.get(second) == SiteStatus.REQUIRED;
                if (every > 0 && !both && random.nextInt(1 + 3 * every) == 0) {
                    conflicts.add(new SiteRules.Conflict(first, second));
                }
            }
        }
        int p = 1 + random.nextInt(Math.min(6, sites + 1));
        return new MedianProblem(
                Demand.of(weights), SiteCosts.of(points, costs), new SiteRules(statuses, conflicts), p);
    }

    private static long enumerated(MedianProblem problem) {
        long best = Long.MAX_VALUE;
        for (int set = 0; set < 1 << problem.sites(); set++) {
            if (Integer.bitCount(set) == problem.p()) {
                int chosen = set;
                List<Integer> open = IntStream.range(0, problem.sites())
                        .filter(site -> (chosen >> site & 1) == 1)
                        .boxed()
                        .toList();
                best = Math.min(best, cost(problem, open));
            }
        }
        return best;
    }

    /** Returns what open sites cost, from the definition; {@link Long#MAX_VALUE} where they break a rule or leave somebody out. */
    static long cost(MedianProblem problem, List<Integer> open) {
        for (int site = 0; site < problem.sites(); site++) {
            SiteStatus status = problem.rules().status(site);
            if ((status == SiteStatus.REQUIRED && !open.contains(site))
                    || (status == SiteStatus.FORBIDDEN && open.contains(site))) {
                return Long.MAX_VALUE;
            }
        }
        for (SiteRules.Conflict conflict : problem.rules().conflicts()) {
            if (open.contains(conflict.first()) && open.contains(conflict.second())) {
                return Long.MAX_VALUE;
            }
        }
        long sum = 0;
        for (int point = 0; point < problem.demand().size(); point++) {
            long weight = problem.demand().weight(point);
            int least = SiteCosts.UNREACHED;
            for (int site : open) {
                least = Math.min(least, problem.costs().cost(site, point));
            }
            if (weight > 0 && least == SiteCosts.UNREACHED) {
                return Long.MAX_VALUE;
            }
            sum += weight > 0 ? weight * least : 0;
        }
        return sum;
    }

    private static MedianProblem permuted(MedianProblem problem, SplittableRandom random) {
        int[] sites = shuffled(problem.sites(), random);
        int[] points = shuffled(problem.demand().size(), random);
        int[][] costs = new int[sites.length][points.length];
        long[] weights = new long[points.length];
        List<SiteStatus> statuses = new ArrayList<>();
        int[] place = new int[sites.length];
        for (int site = 0; site < sites.length; site++) {
            place[sites[site]] = site;
            statuses.add(problem.rules().status(sites[site]));
            for (int point = 0; point < points.length; point++) {
                costs[site][point] = problem.costs().cost(sites[site], points[point]);
                weights[point] = problem.demand().weight(points[point]);
            }
        }
        List<SiteRules.Conflict> conflicts = problem.rules().conflicts().stream()
                .map(conflict -> new int[] {place[conflict.first()], place[conflict.second()]})
                .map(pair -> new SiteRules.Conflict(Math.min(pair[0], pair[1]), Math.max(pair[0], pair[1])))
                .toList();
        return new MedianProblem(
                Demand.of(weights),
                SiteCosts.of(points.length, costs),
                new SiteRules(statuses, conflicts),
                problem.p());
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int k = size - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int moved = order[k];
            order[k] = order[other];
            order[other] = moved;
        }
        return order;
    }
}
