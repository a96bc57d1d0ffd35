package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.livingcircle.siting.SitingAnswer.Status;
import org.livingcircle.siting.solver.OrToolsMipSolver;

class HierarchyTest {

    private static final int PROBLEMS = 300;

    private static final MipSolver SOLVER = new OrToolsMipSolver(OrToolsMipSolver.Engine.CBC);

    @Test
    void togetherIsTheBestOfAllSets() {
        int answers = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            HierarchyProblem problem = new RandomProblems(seed).hierarchy();

            HierarchyAnswer answer = Hierarchy.solve(problem, true, SOLVER, SitingWork.UNTIL_PROVEN);

            OptionalLong best = Enumeration.hierarchy(problem);
            if (best.isEmpty()) {
                assertThat(answer.siting().status())
                        .as("seed %d: %s", seed, answer)
                        .isEqualTo(Status.INFEASIBLE);
                assertThat(answer.siting().reason()).as("seed %d", seed).isNotBlank();
            } else {
                answers++;
                assertThat(answer.siting().status())
                        .as("seed %d: %s", seed, answer)
                        .isEqualTo(Status.OPTIMAL);
                assertThat(answer.siting().objective())
                        .as("seed %d: %s", seed, answer)
                        .isEqualTo(best.getAsLong());
                assertThat(SitingVerifier.hierarchy(problem, answer))
                        .as("seed %d", seed)
                        .isEqualTo(SitingVerdict.agrees(best.getAsLong()));
            }
        }
        assertThat(answers).isBetween(PROBLEMS / 5, PROBLEMS - PROBLEMS / 10);
    }

    @Test
    void fromTheTopIsTheBestUpperLevelAndThenTheBestLowerOne() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            HierarchyProblem problem = new RandomProblems(seed).hierarchy();

            HierarchyAnswer answer = Hierarchy.solve(problem, false, SOLVER, SitingWork.UNTIL_PROVEN);

            if (answer.siting().hasSites()) {
                SitingVerdict verdict = SitingVerifier.hierarchy(problem, answer);
                assertThat(verdict)
                        .as("seed %d", seed)
                        .isEqualTo(SitingVerdict.agrees(answer.siting().objective()));
                assertThat(answer.siting().objective())
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(Enumeration.hierarchy(problem).getAsLong());
                List<SiteStatus> held = new ArrayList<>(problem.rules().statuses());
                answer.upper().forEach(site -> held.set(site, SiteStatus.REQUIRED));
                long lower = Enumeration.median(new MedianProblem(
                                problem.lower(),
                                problem.costs(),
                                new SiteRules(held, problem.rules().conflicts()),
                                problem.p()))
                        .getAsLong();
                long upper = Enumeration.nearest(problem.upper(), problem.costs(), answer.upper())
                        .getAsLong();
                assertThat(answer.siting().objective()).as("seed %d", seed).isEqualTo(upper + lower);
            } else {
                assertThat(answer.siting().reason()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    /**
     * Sites and points 0, 1, 2 in a row, 10 apart; only the middle may be upper: 100 + 90 for its level. Lower: the middle serves the 30
     * there, the other site goes to the 50 at 0, and the 1 at 2 walks 10 to the middle, which is upper.
     */
    @Test
    void anUpperSiteServesTheLowerLevelToo() {
        HierarchyProblem problem = new HierarchyProblem(
                Demand.of(50, 30, 1),
                Demand.of(10, 0, 9),
                SiteCosts.of(3, new int[][] {{0, 10, 20}, {10, 0, 10}, {20, 10, 0}}),
                SiteRules.free(3),
                List.of(SiteStatus.FORBIDDEN, SiteStatus.CANDIDATE, SiteStatus.FORBIDDEN),
                2,
                1);

        HierarchyAnswer answer = Hierarchy.solve(problem, true, SOLVER, SitingWork.UNTIL_PROVEN);

        assertThat(answer.upper()).containsExactly(1);
        assertThat(answer.siting().open()).containsExactly(0, 1);
        assertThat(answer.siting().objective()).isEqualTo(10 * 10 + 9 * 10 + 10);
    }

    /**
     * The top alone chooses site 0 (cost 0 for its 2 against 2 x 1); the lower level, with p = 1, must follow it at 10 x 5 = 50. Together site 1
     * is better: 2 + 0.
     */
    @Test
    void fromTheTopMayCostMore() {
        HierarchyProblem problem = new HierarchyProblem(
                Demand.of(0, 10),
                Demand.of(2, 0),
                SiteCosts.of(2, new int[][] {{0, 5}, {1, 0}}),
                SiteRules.free(2),
                List.of(SiteStatus.CANDIDATE, SiteStatus.CANDIDATE),
                1,
                1);

        HierarchyAnswer top = Hierarchy.solve(problem, false, SOLVER, SitingWork.UNTIL_PROVEN);
        HierarchyAnswer together = Hierarchy.solve(problem, true, SOLVER, SitingWork.UNTIL_PROVEN);

        assertThat(top.together()).isFalse();
        assertThat(top.siting().open()).containsExactly(0);
        assertThat(top.siting().objective()).isEqualTo(50);
        assertThat(together.together()).isTrue();
        assertThat(together.siting().open()).containsExactly(1);
        assertThat(together.siting().objective()).isEqualTo(2);
    }
}
