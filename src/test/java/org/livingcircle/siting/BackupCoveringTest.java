package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.siting.SitingWork.UNTIL_PROVEN;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackupCoveringTest {

    @Test
    void takesThoseOfTheFewestThatCoverMostTwice() {
        // two sites must be open: 0 for point 0; then 1 covers point 1 (4 people) twice, 2 covers point 2 (2 people)
        // twice
        int[][] covers = {{0, 1, 2}, {1, 3}, {2, 3}};

        SitingAnswer answer = BackupCovering.solve(
                CoveringProblem.of(Demand.of(1, 4, 2, 8), covers, SiteRules.free(3)), 1, UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.open()).containsExactly(0, 1);
        assertThat(answer.objective()).isEqualTo(4);
    }

    @Test
    void aPointWithOneCandidateNeverCounts() {
        SitingAnswer answer = BackupCovering.solve(
                CoveringProblem.of(Demand.of(5, 7), new int[][] {{0}, {1}}, SiteRules.free(2)), 1, UNTIL_PROVEN);

        assertThat(answer.objective()).isZero();
        assertThat(answer.bound()).isZero();
        assertThat(answer.open()).containsExactly(0, 1);
    }

    @Test
    void findsTheBestOfAllSets() {
        for (long seed = 0; seed < 300; seed++) {
            CoverCase small = SetCoveringTest.withoutLost(CoverCase.random(seed, false), seed % 4 > 0);
            long fewest = small.best(set -> small.coversAll(set) ? 100 - Integer.bitCount(set) : -1);
            long best = small.best(
                    set -> small.coversAll(set) && Integer.bitCount(set) == 100 - fewest ? small.covered(set, 2) : -1);

            SitingAnswer answer = BackupCovering.solve(small.problem(), seed, UNTIL_PROVEN);

            String as = "seed " + seed;
            if (best < 0) {
                assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                assertThat(answer.reason()).as(as).isNotBlank();
                continue;
            }
            assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.OPTIMAL);
            assertThat(answer.objective()).as(as).isEqualTo(best).isEqualTo(answer.bound());
            int set = CoverCase.set(answer.open());
            assertThat(small.allowed(set) && small.coversAll(set)).as(as).isTrue();
            assertThat(small.covered(set, 2)).as(as).isEqualTo(best);
            assertThat(List.of((long) answer.open().size())).as(as).containsExactly(100 - fewest);
            assertThat(BackupCovering.solve(small.permuted(seed).problem(), seed, UNTIL_PROVEN)
                            .objective())
                    .as(as)
                    .isEqualTo(best);
        }
    }

    /**
     * Stopped before the fewest are known, the answer may have more sites than are needed; the bound is of all sets of up to that many,
     * so it holds for the fewest too.
     */
    @Test
    void stoppedEarlyTheBoundHoldsForTheFewest() {
        int more = 0;
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int points = 80;
            int[][] covers = new int[40][];
            for (int site = 0; site < covers.length; site++) {
                covers[site] = IntStream.range(0, points)
                        .filter(point -> random.nextInt(7) == 0)
                        .toArray();
            }
            CoveringProblem problem = CoveringProblem.of(
                    Demand.of(random.longs(points, 1, 30).toArray()), covers, SiteRules.free(covers.length));
            SitingAnswer proven = BackupCovering.solve(problem, seed, UNTIL_PROVEN);
            for (int asked = 0; proven.hasSites() && asked < 40; asked += 4) {
                SitingAnswer early = BackupCovering.solve(problem, seed, stoppedAfter(asked));
                if (early.hasSites()) {
                    String as = "seed %d, stopped after %d".formatted(seed, asked);
                    boolean tooMany = early.open().size() > proven.open().size();
                    more += tooMany ? 1 : 0;
                    assertThat(early.bound()).as(as).isGreaterThanOrEqualTo(proven.objective());
                    assertThat(early.bound()).as(as).isGreaterThanOrEqualTo(early.objective());
                    assertThat(tooMany && early.status() == SitingAnswer.Status.OPTIMAL)
                            .as(as)
                            .isFalse();
                }
            }
        }
        assertThat(more).as("answers with more sites than are needed").isPositive();
    }

    private static SitingWork stoppedAfter(int asked) {
        AtomicInteger times = new AtomicInteger();
        return new SitingWork() {
            @Override
            public void improved(SitingProgress progress) {}

            @Override
            public boolean stopped() {
                return times.getAndIncrement() >= asked;
            }
        };
    }
}
