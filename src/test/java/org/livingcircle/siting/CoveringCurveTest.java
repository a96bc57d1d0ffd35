package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.siting.SitingWork.UNTIL_PROVEN;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoveringCurveTest {

    private static final int[][] ROW = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4}};

    @Test
    void endsWhereEverythingIsCovered() {
        List<CoveringCurve.Point> curve = CoveringCurve.solve(
                CoveringProblem.of(Demand.of(1, 2, 4, 8, 16), ROW, SiteRules.free(5)), 5, 1, UNTIL_PROVEN);

        assertThat(curve).extracting(CoveringCurve.Point::p).containsExactly(1, 2, 3);
        assertThat(curve).extracting(point -> point.answer().objective()).containsExactly(24L, 30L, 31L);
        assertThat(curve).extracting(point -> point.answer().bound()).containsExactly(24L, 30L, 31L);
    }

    @Test
    void agreesWithOneQuestionAtATime() {
        for (long seed = 0; seed < 60; seed++) {
            CoverCase small = CoverCase.random(seed, true);
            for (CoveringCurve.Point point : CoveringCurve.solve(small.problem(), 10, seed, UNTIL_PROVEN)) {
                SitingAnswer alone = MaximalCovering.solve(small.problem(), point.p(), seed, UNTIL_PROVEN);
                String as = "seed " + seed + ", p " + point.p();
                assertThat(point.answer().status()).as(as).isEqualTo(alone.status());
                assertThat(point.answer().objective()).as(as).isEqualTo(alone.objective());
            }
        }
    }
}
