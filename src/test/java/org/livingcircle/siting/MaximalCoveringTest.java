package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.siting.SitingWork.UNTIL_PROVEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaximalCoveringTest {

    /** Towns of 1, 2, 4, 8 and 16 people in a row; every site covers its town and the next. */
    private static final int[][] ROW = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4}};

    private static final Demand TOWNS = Demand.of(1, 2, 4, 8, 16);

    @ParameterizedTest
    @CsvSource({"1, 24", "2, 30", "3, 31", "4, 31", "5, 31"})
    void coversTheMost(int p, long covered) {
        SitingAnswer answer =
                MaximalCovering.solve(CoveringProblem.of(TOWNS, ROW, SiteRules.free(5)), p, 1, UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(covered);
        assertThat(answer.bound()).isEqualTo(covered);
    }

    @Test
    void opensNoSiteThatAddsNothing() {
        SitingAnswer answer =
                MaximalCovering.solve(CoveringProblem.of(TOWNS, ROW, SiteRules.free(5)), 5, 1, UNTIL_PROVEN);

        assertThat(answer.open()).hasSize(3);
    }

    @Test
    void keepsRequiredSitesForbidsOthersAndSpaces() {
        var statuses = List.of(
                SiteStatus.REQUIRED,
                SiteStatus.CANDIDATE,
                SiteStatus.CANDIDATE,
                SiteStatus.FORBIDDEN,
                SiteStatus.CANDIDATE);
        var apart = List.of(new SiteRules.Conflict(2, 4));

        SitingAnswer answer = MaximalCovering.solve(
                CoveringProblem.of(TOWNS, ROW, new SiteRules(statuses, apart)), 3, 1, UNTIL_PROVEN);

        // 0 covers 3; then 2 and 4 together would add 28, but only one may: 4 adds 16, and 1 adds 4
        assertThat(answer.open()).containsExactly(0, 1, 4);
        assertThat(answer.objective()).isEqualTo(23);
    }

    @Test
    void holdsTheFloorOfAZone() {
        Demand zones = Demand.of(new long[] {1, 2, 4, 8, 16}, new int[] {0, 0, 1, 1, 1}, 2);

        SitingAnswer answer = MaximalCovering.solve(
                new CoveringProblem(zones, ROW, SiteRules.free(5), List.of(2L, 0L)), 1, 1, UNTIL_PROVEN);

        assertThat(answer.open()).containsExactly(1);
        assertThat(answer.objective()).isEqualTo(6);
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        Demand zones = Demand.of(new long[] {1, 2, 4, 8, 16}, new int[] {0, 0, 1, 1, 1}, 2);

        assertThat(MaximalCovering.solve(CoveringProblem.of(TOWNS, ROW, SiteRules.free(5)), 6, 1, UNTIL_PROVEN))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                    assertThat(answer.reason()).isEqualTo("p is 6, and 5 sites may be open: 0 required, 5 candidates");
                });
        assertThat(MaximalCovering.solve(
                                new CoveringProblem(zones, ROW, SiteRules.free(5), List.of(4L, 0L)), 1, 1, UNTIL_PROVEN)
                        .reason())
                .isEqualTo("zone 0 lacks a weight of 4 for its floor, and sites that may be open add 3 at most");
        assertThat(MaximalCovering.solve(
                                new CoveringProblem(zones, ROW, SiteRules.free(5), List.of(3L, 28L)),
                                1,
                                1,
                                UNTIL_PROVEN)
                        .reason())
                .isEqualTo("no set of sites that may stand together reaches all floors");
    }

    @Test
    void findsTheBestOfAllSets() {
        for (long seed = 0; seed < 300; seed++) {
            CoverCase small = CoverCase.random(seed, true);
            long best = small.best(set -> Integer.bitCount(set) > small.p() ? -1 : small.covered(set, 1));

            SitingAnswer answer = MaximalCovering.solve(small.problem(), small.p(), seed, UNTIL_PROVEN);

            String as = "seed " + seed;
            boolean tooMany = small.p()
                    > small.problem().sites() - small.problem().rules().count(SiteStatus.FORBIDDEN);
            if (best < 0 || tooMany) {
                assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                assertThat(answer.reason()).as(as).isNotBlank();
                continue;
            }
            assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.OPTIMAL);
            assertThat(answer.objective()).as(as).isEqualTo(best).isEqualTo(answer.bound());
            int set = CoverCase.set(answer.open());
            assertThat(small.allowed(set) && small.floorsHold(set)).as(as).isTrue();
            assertThat(answer.open().size()).as(as).isLessThanOrEqualTo(small.p());
            assertThat(small.covered(set, 1)).as(as).isEqualTo(best);
        }
    }

    @Test
    void aTighterProblemNeverGivesMoreAndAnotherOrderTheSame() {
        for (long seed = 1000; seed < 1100; seed++) {
            CoverCase small = CoverCase.random(seed, true);
            SitingAnswer answer = MaximalCovering.solve(small.problem(), small.p(), seed, UNTIL_PROVEN);
            CoverCase permuted = small.permuted(seed);

            assertThat(MaximalCovering.solve(permuted.problem(), small.p(), seed, UNTIL_PROVEN)
                            .objective())
                    .as("seed %d", seed)
                    .isEqualTo(answer.objective());
            for (CoveringProblem tighter :
                    List.of(withSmallerLimit(small.problem()), withOneForbidden(small.problem()))) {
                assertThat(MaximalCovering.solve(tighter, small.p(), seed, UNTIL_PROVEN)
                                .objective())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(answer.objective());
            }
            if (small.p() > 1) {
                assertThat(MaximalCovering.solve(small.problem(), small.p() - 1, seed, UNTIL_PROVEN)
                                .objective())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(
                                answer.status() == SitingAnswer.Status.INFEASIBLE
                                        ? Long.MAX_VALUE
                                        : answer.objective());
            }
        }
    }

    private static CoveringProblem withSmallerLimit(CoveringProblem problem) {
        int[][] covers = Arrays.stream(problem.covers())
                .map(points -> Arrays.copyOf(points, points.length * 2 / 3))
                .toArray(int[][]::new);
        return new CoveringProblem(problem.demand(), covers, problem.rules(), problem.floors());
    }

    private static CoveringProblem withOneForbidden(CoveringProblem problem) {
        List<SiteStatus> statuses = new ArrayList<>(problem.rules().statuses());
        int candidate = statuses.indexOf(SiteStatus.CANDIDATE);
        if (candidate >= 0) {
            statuses.set(candidate, SiteStatus.FORBIDDEN);
        }
        return new CoveringProblem(
                problem.demand(),
                problem.covers(),
                new SiteRules(statuses, problem.rules().conflicts()),
                problem.floors());
    }

    @ParameterizedTest
    @CsvSource({"30, 27", "50, 51", "75, 72", "100, 90"})
    void provesTheKnownNumbersOfPmed1(int radius, long covered) {
        long[] ones =
                Collections.nCopies(100, 1L).stream().mapToLong(Long::longValue).toArray();
        int[][] covers = PmedFiles.covers(PmedFiles.costs(1), radius);

        SitingAnswer answer = MaximalCovering.solve(
                CoveringProblem.of(Demand.of(ones), covers, SiteRules.free(100)), 5, 1, UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(covered);
    }
}
