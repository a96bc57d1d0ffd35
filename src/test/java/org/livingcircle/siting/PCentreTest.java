package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.siting.SitingWork.UNTIL_PROVEN;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PCentreTest {

    /** Towns along a road at 0, 1, 2, 6, 12. */
    private static final int[] ROAD = {0, 1, 2, 6, 12};

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 4", "3, 1", "4, 1", "5, 0"})
    void bringsTheWorstOffNear(int p, long cost) {
        SitingAnswer answer = PCentre.solve(problem(Demand.of(1, 1, 1, 1, 1), SiteRules.free(5), p), UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(cost);
        assertThat(answer.bound()).isEqualTo(cost);
    }

    @Test
    void aTownWithoutWeightMayBeFar() {
        assertThat(PCentre.solve(problem(Demand.of(1, 1, 1, 1, 0), SiteRules.free(5), 1), UNTIL_PROVEN)
                        .objective())
                .isEqualTo(4);
    }

    private static MedianProblem problem(Demand demand, SiteRules rules, int p) {
        int[][] costs = Arrays.stream(ROAD)
                .mapToObj(from ->
                        Arrays.stream(ROAD).map(to -> Math.abs(to - from)).toArray())
                .toArray(int[][]::new);
        return new MedianProblem(demand, SiteCosts.of(ROAD.length, costs), rules, p);
    }

    @Test
    void saysWhoIsReachedByNone() {
        int[][] costs = {{0, SiteCosts.UNREACHED}, {3, SiteCosts.UNREACHED}};

        SitingAnswer answer = PCentre.solve(
                new MedianProblem(Demand.of(1, 9), SiteCosts.of(2, costs), SiteRules.free(2), 1), UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.INFEASIBLE);
        assertThat(answer.reason()).isEqualTo("1 points with a weight of 9 are reached by no site that may be open");
    }

    @Test
    void findsTheBestOfAllSets() {
        for (long seed = 0; seed < 300; seed++) {
            CoverCase small = CoverCase.random(seed, false);
            Random random = new Random(seed);
            CoveringProblem base = small.problem();
            int points = base.demand().size();
            int[][] costs = new int[base.sites()][points];
            int most = seed % 3 == 0 ? 70_000 : 20;
            for (int[] row : costs) {
                for (int point = 0; point < points; point++) {
                    row[point] = random.nextInt(8) == 0 ? SiteCosts.UNREACHED : random.nextInt(most);
                }
            }
            long best = Long.MAX_VALUE;
            for (int set = 0; set < 1 << base.sites(); set++) {
                if (small.allowed(set) && Integer.bitCount(set) <= small.p()) {
                    best = Math.min(best, worst(base.demand(), costs, set));
                }
            }

            SitingAnswer answer = PCentre.solve(
                    new MedianProblem(base.demand(), SiteCosts.of(points, costs), base.rules(), small.p()),
                    UNTIL_PROVEN);

            String as = "seed " + seed;
            boolean tooMany = small.p() > base.sites() - base.rules().count(SiteStatus.FORBIDDEN);
            if (best >= SiteCosts.UNREACHED || tooMany) {
                assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                assertThat(answer.reason()).as(as).isNotBlank();
                continue;
            }
            assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.OPTIMAL);
            assertThat(answer.objective()).as(as).isEqualTo(best).isEqualTo(answer.bound());
            int set = CoverCase.set(answer.open());
            assertThat(small.allowed(set)).as(as).isTrue();
            assertThat(answer.open().size()).as(as).isLessThanOrEqualTo(small.p());
            assertThat(worst(base.demand(), costs, set)).as(as).isEqualTo(best);
        }
    }

    private static long worst(Demand demand, int[][] costs, int set) {
        long worst = 0;
        for (int point = 0; point < demand.size(); point++) {
            long nearest = SiteCosts.UNREACHED;
            for (int site = 0; site < costs.length; site++) {
                nearest = (set >> site & 1) == 1 ? Math.min(nearest, costs[site][point]) : nearest;
            }
            worst = demand.weight(point) > 0 ? Math.max(worst, nearest) : worst;
        }
        return worst;
    }

    @Test
    void provesTheKnownNumberOfPmed1() {
        long[] ones =
                Collections.nCopies(100, 1L).stream().mapToLong(Long::longValue).toArray();

        SitingAnswer answer = PCentre.solve(
                new MedianProblem(Demand.of(ones), SiteCosts.of(100, PmedFiles.costs(1)), SiteRules.free(100), 5),
                UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(127);
    }
}
