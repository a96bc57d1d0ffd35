package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.siting.SitingWork.UNTIL_PROVEN;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetCoveringTest {

    private static final int[][] ROW = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4}};

    @Test
    void coversAllTownsOfARow() {
        SitingAnswer answer =
                SetCovering.solve(CoveringProblem.of(Demand.of(1, 2, 4, 8, 16), ROW, SiteRules.free(5)), UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(3);
        assertThat(answer.bound()).isEqualTo(3);
    }

    @Test
    void aPointWithoutWeightNeedsNoSite() {
        SitingAnswer answer =
                SetCovering.solve(CoveringProblem.of(Demand.of(0, 2, 4, 8, 16), ROW, SiteRules.free(5)), UNTIL_PROVEN);

        assertThat(answer.open()).containsExactly(1, 3);
    }

    @Test
    void saysHowManyNobodyCovers() {
        SitingAnswer answer = SetCovering.solve(
                CoveringProblem.of(Demand.of(1, 2, 4), new int[][] {{1}}, SiteRules.free(1)), UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.INFEASIBLE);
        assertThat(answer.reason())
                .isEqualTo("2 points with a weight of 5 are within the limit of no site that may be open");
    }

    @Test
    void findsTheFewestOfAllSets() {
        for (long seed = 0; seed < 300; seed++) {
            CoverCase small = withoutLost(CoverCase.random(seed, false), seed % 4 > 0);
            long best = small.best(set -> small.coversAll(set) ? 100 - Integer.bitCount(set) : -1);

            SitingAnswer answer = SetCovering.solve(small.problem(), UNTIL_PROVEN);

            String as = "seed " + seed;
            if (best < 0) {
                assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                assertThat(answer.reason()).as(as).isNotBlank();
                continue;
            }
            assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.OPTIMAL);
            assertThat(answer.objective()).as(as).isEqualTo(100 - best).isEqualTo(answer.bound());
            int set = CoverCase.set(answer.open());
            assertThat(small.allowed(set) && small.coversAll(set)).as(as).isTrue();
            assertThat(answer.open()).as(as).hasSize((int) answer.objective());
            assertThat(SetCovering.solve(small.permuted(seed).problem(), UNTIL_PROVEN)
                            .objective())
                    .as(as)
                    .isEqualTo(answer.objective());
        }
    }

    @Test
    void findsTheFewestThatCoverAWeight() {
        for (long seed = 0; seed < 300; seed++) {
            CoverCase small = CoverCase.random(seed, true);
            long least = small.problem().demand().total() * (seed % 11) / 10;
            long best = small.best(set -> small.covered(set, 1) >= least ? 100 - Integer.bitCount(set) : -1);

            SitingAnswer answer = SetCovering.solveShare(small.problem(), least, seed, UNTIL_PROVEN);

            String as = "seed " + seed;
            if (best < 0) {
                assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                assertThat(answer.reason()).as(as).isNotBlank();
                continue;
            }
            assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.OPTIMAL);
            assertThat(answer.objective()).as(as).isEqualTo(100 - best).isEqualTo(answer.bound());
            int set = CoverCase.set(answer.open());
            assertThat(small.allowed(set) && small.floorsHold(set)).as(as).isTrue();
            assertThat(small.covered(set, 1)).as(as).isGreaterThanOrEqualTo(least);
        }
    }

    /** Returns the problem without the points that no site covers, so that more of them have an answer. */
    static CoverCase withoutLost(CoverCase small, boolean without) {
        if (!without) {
            return small;
        }
        CoveringProblem problem = small.problem();
        int all = (1 << problem.sites()) - 1;
        for (int site = 0; site < problem.sites(); site++) {
            all &= problem.rules().status(site) == SiteStatus.FORBIDDEN ? ~(1 << site) : all;
        }
        int[] counts = small.counts(all);
        long[] weights = new long[problem.demand().size()];
        for (int point = 0; point < weights.length; point++) {
            weights[point] = counts[point] == 0 ? 0 : problem.demand().weight(point);
        }
        return new CoverCase(CoveringProblem.of(Demand.of(weights), problem.covers(), problem.rules()), small.p());
    }

    @ParameterizedTest
    @CsvSource({"50, 38", "75, 17", "100, 10", "127, 5", "150, 3"})
    void provesTheKnownNumbersOfPmed1(int radius, long sites) {
        long[] ones =
                Collections.nCopies(100, 1L).stream().mapToLong(Long::longValue).toArray();
        int[][] covers = PmedFiles.covers(PmedFiles.costs(1), radius);
        CoveringProblem problem = CoveringProblem.of(Demand.of(ones), covers, SiteRules.free(100));

        for (SitingAnswer answer : List.of(
                SetCovering.solve(problem, UNTIL_PROVEN), SetCovering.solveShare(problem, 100, 1, UNTIL_PROVEN))) {
            assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
            assertThat(answer.objective()).isEqualTo(sites);
        }
    }
}
