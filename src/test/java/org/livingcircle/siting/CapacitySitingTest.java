package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livingcircle.siting.SitingAnswer.Status;
import org.livingcircle.siting.solver.OrToolsMipSolver;

class CapacitySitingTest {

    private static final int PROBLEMS = 300;

    private static final MipSolver CBC = new OrToolsMipSolver(OrToolsMipSolver.Engine.CBC);
    private static final MipSolver HIGHS = new OrToolsMipSolver(OrToolsMipSolver.Engine.HIGHS);

    /** Odd seeds by one engine, even ones by the other. */
    private static MipSolver solver(long seed) {
        return seed % 2 == 0 ? CBC : HIGHS;
    }

    private static void agrees(long seed, SitingAnswer answer, OptionalLong best) {
        if (best.isEmpty()) {
            assertThat(answer.status()).as("seed %d: %s", seed, answer).isEqualTo(Status.INFEASIBLE);
            assertThat(answer.reason()).as("seed %d", seed).isNotBlank();
        } else {
            assertThat(answer.status())
                    .as("seed %d, best %s: %s", seed, best, answer)
                    .isEqualTo(Status.OPTIMAL);
            assertThat(answer.objective()).as("seed %d: %s", seed, answer).isEqualTo(best.getAsLong());
            assertThat(answer.bound()).as("seed %d", seed).isEqualTo(answer.objective());
        }
    }

    @Test
    void coveringIsTheBestOfAllSets() {
        int answers = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            CoveringProblem problem = random.covering();
            int p = random.between(1, Math.min(4, problem.sites()));
            List<Long> capacities =
                    random.capacities(problem.sites(), p, problem.demand().total());

            SitingAnswer answer =
                    CapacitatedCovering.solve(problem, capacities, p, solver(seed), SitingWork.UNTIL_PROVEN);

            agrees(seed, answer, Enumeration.capacitatedCovering(problem, capacities, p));
            if (answer.hasSites()) {
                answers++;
                List<Flow> flows = CapacitatedCovering.serve(problem, capacities, answer.open());
                assertThat(SitingVerifier.capacitatedCovering(problem, capacities, p, answer, flows))
                        .as("seed %d", seed)
                        .isEqualTo(SitingVerdict.agrees(answer.objective()));
            }
        }
        assertThat(answers).isBetween(PROBLEMS / 3, PROBLEMS - PROBLEMS / 10);
    }

    @Test
    void medianIsTheBestOfAllSets() {
        int answers = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            MedianProblem problem = random.median();
            List<Long> capacities = random.capacities(
                    problem.sites(), problem.p(), problem.demand().total());

            SitingAnswer answer = CapacitatedMedian.solve(problem, capacities, solver(seed), SitingWork.UNTIL_PROVEN);

            agrees(seed, answer, Enumeration.capacitatedMedian(problem, capacities));
            if (answer.hasSites()) {
                answers++;
                List<Flow> flows = CapacitatedMedian.serve(problem, capacities, answer.open());
                assertThat(SitingVerifier.capacitatedMedian(problem, capacities, answer, flows))
                        .as("seed %d", seed)
                        .isEqualTo(SitingVerdict.agrees(answer.objective()));
            }
        }
        assertThat(answers).isBetween(PROBLEMS / 5, PROBLEMS - PROBLEMS / 10);
    }

    @Test
    void withoutBoundsIsWithoutCapacities() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            MedianProblem problem = new RandomProblems(seed).median();

            SitingAnswer answer = CapacitatedMedian.solve(
                    problem, RandomProblems.unbounded(problem.sites()), solver(seed), SitingWork.UNTIL_PROVEN);

            agrees(seed, answer, Enumeration.median(problem));
        }
    }

    @Test
    void withoutBoundsCoveringIsWithoutCapacities() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            CoveringProblem problem = random.covering();
            int p = random.between(1, Math.min(4, problem.sites()));
            List<Long> unbounded = RandomProblems.unbounded(problem.sites());

            SitingAnswer answer =
                    CapacitatedCovering.solve(problem, unbounded, p, solver(seed), SitingWork.UNTIL_PROVEN);

            agrees(seed, answer, Enumeration.maximalCovering(problem, p));
            if (answer.hasSites()) {
                assertThat(SitingVerifier.maximalCovering(problem, p, answer))
                        .as("seed %d", seed)
                        .isEqualTo(SitingVerdict.agrees(answer.objective()));
            }
        }
    }

    @Test
    void lessCapacityNeverHelps() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            MedianProblem problem = random.median();
            List<Long> capacities = random.capacities(
                    problem.sites(), problem.p(), problem.demand().total());
            List<Long> less =
                    capacities.stream().map(capacity -> capacity * 9 / 10).toList();

            SitingAnswer wide = CapacitatedMedian.solve(problem, capacities, solver(seed), SitingWork.UNTIL_PROVEN);
            SitingAnswer tight = CapacitatedMedian.solve(problem, less, solver(seed), SitingWork.UNTIL_PROVEN);

            if (tight.hasSites()) {
                assertThat(wide.hasSites()).as("seed %d", seed).isTrue();
                assertThat(tight.objective()).as("seed %d", seed).isGreaterThanOrEqualTo(wide.objective());
            }
        }
    }

    @Test
    void theOrderOfSitesAndPointsIsNoMatter() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            MedianProblem problem = random.median();
            List<Long> capacities = random.capacities(
                    problem.sites(), problem.p(), problem.demand().total());
            int[] sites = random.shuffled(problem.sites());
            int[] points = random.shuffled(problem.demand().size());

            SitingAnswer answer = CapacitatedMedian.solve(problem, capacities, solver(seed), SitingWork.UNTIL_PROVEN);
            SitingAnswer other = CapacitatedMedian.solve(
                    reordered(problem, sites, points),
                    IntStream.of(sites).mapToObj(capacities::get).toList(),
                    solver(seed + 1),
                    SitingWork.UNTIL_PROVEN);

            assertThat(other.status()).as("seed %d", seed).isEqualTo(answer.status());
            assertThat(other.objective()).as("seed %d", seed).isEqualTo(answer.objective());
        }
    }

    private static MedianProblem reordered(MedianProblem problem, int[] sites, int[] points) {
        int[][] costs = new int[sites.length][points.length];
        for (int site = 0; site < sites.length; site++) {
            for (int point = 0; point < points.length; point++) {
                costs[site][point] = problem.costs().cost(sites[site], points[point]);
            }
        }
        List<SiteRules.Conflict> conflicts = new ArrayList<>();
        for (int first = 0; first < sites.length; first++) {
            for (int second = first + 1; second < sites.length; second++) {
                int low = Math.min(sites[first], sites[second]);
                int high = Math.max(sites[first], sites[second]);
                if (problem.rules().conflicts().contains(new SiteRules.Conflict(low, high))) {
                    conflicts.add(new SiteRules.Conflict(first, second));
                }
            }
        }
        return new MedianProblem(
                Demand.of(
                        IntStream.of(points).mapToLong(problem.demand()::weight).toArray()),
                SiteCosts.of(points.length, costs),
                new SiteRules(
                        IntStream.of(sites).mapToObj(problem.rules()::status).toList(), conflicts),
                problem.p());
    }

    /**
     * A cell of 10 between two sites that can take 6 and 5, a cell of 1 at the first: both together serve all 11 only because the cell's
     * people part; whole, the cell would fit nowhere.
     */
    @Test
    void capacityPartsACell() {
        CoveringProblem problem = CoveringProblem.of(Demand.of(10, 1), new int[][] {{0, 1}, {0}}, SiteRules.free(2));
        List<Long> capacities = List.of(6L, 5L);

        SitingAnswer answer = CapacitatedCovering.solve(problem, capacities, 2, CBC, SitingWork.UNTIL_PROVEN);

        assertThat(answer.objective()).isEqualTo(11);
        assertThat(CapacitatedCovering.serve(problem, capacities, answer.open()))
                .containsExactlyInAnyOrder(new Flow(0, 0, 5), new Flow(0, 1, 5), new Flow(1, 0, 1));
    }

    /** All 10 of the first cell would go to site 0 for nothing; it takes 6, so 4 go on to site 1 at 3 each, beside the second cell at 1. */
    @Test
    void medianSendsOnWhatDoesNotFit() {
        MedianProblem problem = new MedianProblem(
                Demand.of(10, 5), SiteCosts.of(2, new int[][] {{0, 9}, {3, 1}}), SiteRules.free(2), 2);
        List<Long> capacities = List.of(6L, 9L);

        SitingAnswer answer = CapacitatedMedian.solve(problem, capacities, CBC, SitingWork.UNTIL_PROVEN);

        assertThat(answer.objective()).isEqualTo(4 * 3 + 5);
        assertThat(CapacitatedMedian.serve(problem, capacities, answer.open()))
                .containsExactly(new Flow(0, 0, 6), new Flow(0, 1, 4), new Flow(1, 1, 5));
    }

    /** The large zone alone would be worth 9; the floor makes the site go where 2 of the small one are served. */
    @Test
    void aFloorOutweighsTheMost() {
        CoveringProblem problem = new CoveringProblem(
                Demand.of(new long[] {9, 4}, new int[] {0, 1}, 2),
                new int[][] {{0}, {1}},
                SiteRules.free(2),
                List.of(0L, 2L));

        SitingAnswer answer = CapacitatedCovering.solve(problem, List.of(9L, 3L), 1, CBC, SitingWork.UNTIL_PROVEN);

        assertThat(answer.open()).containsExactly(1);
        assertThat(answer.objective()).isEqualTo(3);
    }

    @Test
    void saysBothNumbersWhereCapacityIsBelowDemand() {
        MedianProblem problem = new MedianProblem(
                Demand.of(10, 5), SiteCosts.of(2, new int[][] {{0, 9}, {3, 1}, {4, 4}}), SiteRules.free(3), 2);

        SitingAnswer answer = CapacitatedMedian.solve(problem, List.of(6L, 8L, 1L), CBC, SitingWork.UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(answer.reason())
                .isEqualTo("the demand is 15, but no 2 sites that may be open can take more than 14");
    }

    @Test
    void stoppedAtOnceKnowsNothing() {
        SitingWork stopped = new SitingWork() {
            @Override
            public void improved(SitingProgress progress) {}

            @Override
            public boolean stopped() {
                return true;
            }
        };
        RandomProblems random = new RandomProblems(1);
        MedianProblem problem =
                new MedianProblem(Demand.of(random.weights(10)), random.costs(6, 10), SiteRules.free(6), 2);

        SitingAnswer answer = CapacitatedMedian.solve(problem, RandomProblems.unbounded(6), CBC, stopped);

        assertThat(answer.status()).isEqualTo(Status.UNKNOWN);
        assertThat(answer.open()).isEmpty();
    }

    @Test
    void progressOnlyImproves() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            MedianProblem problem = random.median();
            List<Long> capacities = random.capacities(
                    problem.sites(), problem.p(), problem.demand().total());
            List<SitingProgress> heard = new ArrayList<>();
            SitingWork work = new SitingWork() {
                @Override
                public void improved(SitingProgress progress) {
                    heard.add(progress);
                }

                @Override
                public boolean stopped() {
                    return false;
                }
            };

            SitingAnswer answer = CapacitatedMedian.solve(problem, capacities, solver(seed), work);

            for (int n = 1; n < heard.size(); n++) {
                SitingProgress before = heard.get(n - 1);
                SitingProgress after = heard.get(n);
                assertThat(after.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(before.bound());
                if (before.hasSites()) {
                    assertThat(after.objective()).as("seed %d", seed).isLessThanOrEqualTo(before.objective());
                }
            }
            if (answer.hasSites()) {
                SitingProgress last = heard.get(heard.size() - 1);
                assertThat(last.open()).as("seed %d", seed).isEqualTo(answer.open());
                assertThat(last.bound()).as("seed %d", seed).isEqualTo(answer.bound());
            }
        }
    }
}
