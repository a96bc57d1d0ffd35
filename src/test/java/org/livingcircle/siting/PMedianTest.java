package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** p-medians worked by hand: five villages on one road, at kilometre 0, 1, 2, 10 and 11; each may have a site. */
class PMedianTest {

    private static final int[] ROAD = {0, 1, 2, 10, 11};
    private static final SiteStatus C = SiteStatus.CANDIDATE;
    private static final SiteStatus R = SiteStatus.REQUIRED;
    private static final SiteStatus F = SiteStatus.FORBIDDEN;

    @Test
    void oneSiteStandsAtTheMedianNotAtTheMean() {
        SitingAnswer answer = solve(1, free(), 1, 1, 1, 1, 1);
        assertThat(answer.open()).containsExactly(2);
        assertThat(answer.objective()).isEqualTo(2 + 1 + 8 + 9);
        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.bound()).isEqualTo(20);
        assertThat(answer.reason()).isNull();
    }

    @Test
    void twoSitesServeTheTwoEnds() {
        SitingAnswer answer = solve(2, free(), 1, 1, 1, 1, 3);
        assertThat(answer.open()).containsExactly(1, 4);
        assertThat(answer.objective()).isEqualTo(1 + 1 + 1);
    }

    @Test
    void aRequiredSiteCountsTowardsP() {
        SitingAnswer answer = solve(2, List.of(R, C, C, C, C), 1, 1, 1, 1, 1);
        assertThat(answer.open()).hasSize(2).contains(0);
        assertThat(answer.objective()).isEqualTo(1 + 2 + 1);
    }

    @Test
    void onlyRequiredSitesLeaveNothingToChoose() {
        SitingAnswer answer = solve(2, List.of(R, C, C, C, R), 1, 1, 1, 1, 1);
        assertThat(answer.open()).containsExactly(0, 4);
        assertThat(answer.objective()).isEqualTo(1 + 2 + 1);
        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
    }

    @Test
    void aForbiddenSiteStaysClosed() {
        SitingAnswer answer = solve(2, List.of(C, F, C, C, C), 1, 1, 2, 1, 3);
        assertThat(answer.open()).containsExactly(2, 4);
        assertThat(answer.objective()).isEqualTo(2 + 1 + 1);
    }

    @Test
    void rivalsAreNotOpenTogether() {
        SitingAnswer free = solve(3, free(), 9, 0, 8, 9, 0);
        assertThat(free.open()).containsExactly(0, 2, 3);
        MedianProblem spaced = problem(3, free(), List.of(new SiteRules.Conflict(0, 2)), 9, 0, 8, 9, 0);
        SitingAnswer answer = PMedian.solve(spaced, 1, SitingWork.UNTIL_PROVEN);
        assertThat(answer.open()).containsExactly(0, 1, 3);
        assertThat(answer.objective()).isEqualTo(8);
    }

    @Test
    void villagesWithoutPeopleCostNothingWhereverTheyAre() {
        SitingAnswer answer = solve(1, free(), 0, 0, 0, 5, 0);
        assertThat(answer.open()).containsExactly(3);
        assertThat(answer.objective()).isZero();
        assertThat(solve(2, free(), 0, 0, 0, 0, 0).objective()).isZero();
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        assertThat(solve(6, free(), 1, 1, 1, 1, 1).reason()).isEqualTo("p is 6, but only 5 sites may be open");
        assertThat(solve(1, List.of(R, C, R, C, C), 1, 1, 1, 1, 1).reason())
                .isEqualTo("2 sites are required, but p is only 1");
        List<SiteRules.Conflict> all = new ArrayList<>();
        for (int first = 0; first < 5; first++) {
            for (int second = first + 1; second < 5; second++) {
                all.add(new SiteRules.Conflict(first, second));
            }
        }
        assertThat(PMedian.solve(problem(2, free(), all, 1, 1, 1, 1, 1), 1, SitingWork.UNTIL_PROVEN)
                        .reason())
                .isEqualTo("the spacing leaves room for 1 sites, but p is 2");
        assertThat(PMedian.solve(problem(2, List.of(R, C, C, C, C), all, 1, 1, 1, 1, 1), 1, SitingWork.UNTIL_PROVEN)
                        .reason())
                .isEqualTo("p is 2, but beside the required sites the spacing leaves only 1 sites that may be open");
    }

    @Test
    void saysWhoIsReachedByNoSiteAndWhenPIsTooSmallToReachAll() {
        int u = SiteCosts.UNREACHED;
        int[][] costs = {{1, 2, u, u}, {u, 3, 4, u}, {u, u, 5, 6}};
        MedianProblem one = new MedianProblem(Demand.of(1, 1, 1, 1), SiteCosts.of(4, costs), SiteRules.free(3), 1);
        SitingAnswer answer = PMedian.solve(one, 1, SitingWork.UNTIL_PROVEN);
        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.INFEASIBLE);
        assertThat(answer.reason())
                .isEqualTo("no 1 sites that may be open together reach everybody: at least 2 of 4 points with demand"
                        + " are left out");
        SitingAnswer two =
                PMedian.solve(new MedianProblem(one.demand(), one.costs(), one.rules(), 2), 1, SitingWork.UNTIL_PROVEN);
        assertThat(two.open()).containsExactly(0, 2);
        assertThat(two.objective()).isEqualTo(1 + 2 + 5 + 6);
        SiteRules withoutLast = new SiteRules(List.of(C, C, F), List.of());
        assertThat(PMedian.solve(
                                new MedianProblem(one.demand(), one.costs(), withoutLast, 2),
                                1,
                                SitingWork.UNTIL_PROVEN)
                        .reason())
                .isEqualTo("1 of 4 points with demand are reached by no site that may be open; the first is point 3");
        SitingAnswer empty = PMedian.solve(
                new MedianProblem(Demand.of(1, 1, 1, 0), one.costs(), withoutLast, 2), 1, SitingWork.UNTIL_PROVEN);
        assertThat(empty.objective()).isEqualTo(1 + 2 + 4);
    }

    @Test
    void tellsBetterAnswersAndBoundsInTheirOrderAndEndsWithTheAnswer() {
        MedianProblem problem = scattered(60, 6, 4);
        List<SitingProgress> heard = Collections.synchronizedList(new ArrayList<>());
        SitingAnswer answer = PMedian.solve(problem, 1, until(() -> false, heard));
        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(heard).isNotEmpty();
        for (int k = 0; k < heard.size(); k++) {
            assertThat(heard.get(k).bound()).isLessThanOrEqualTo(answer.objective());
            assertThat(heard.get(k).objective()).isGreaterThanOrEqualTo(answer.objective());
            if (k > 0) {
                assertThat(heard.get(k).bound())
                        .isGreaterThanOrEqualTo(heard.get(k - 1).bound());
                assertThat(heard.get(k).objective())
                        .isLessThanOrEqualTo(heard.get(k - 1).objective());
            }
        }
        SitingProgress last = heard.get(heard.size() - 1);
        assertThat(last.open()).isEqualTo(answer.open());
        assertThat(last.bound()).isEqualTo(answer.bound());
    }

    @Test
    void aStoppedSearchSaysWhatItHasAndABoundThatHolds() {
        MedianProblem problem = scattered(120, 12, 9);
        long best = PMedian.solve(problem, 1, SitingWork.UNTIL_PROVEN).objective();
        boolean between = false;
        for (int asked = 0; asked < 20_000; asked = asked * 2 + 1) {
            AtomicInteger left = new AtomicInteger(asked);
            SitingAnswer answer = PMedian.solve(problem, 1, until(() -> left.decrementAndGet() < 0, new ArrayList<>()));
            assertThat(answer.work()).as("work after %d questions", asked).isLessThanOrEqualTo(asked);
            assertThat(answer.bound()).isBetween(0L, best);
            if (answer.hasSites()) {
                assertThat(answer.objective()).isGreaterThanOrEqualTo(best);
                assertThat(PMedianEnumerationTest.cost(problem, answer.open())).isEqualTo(answer.objective());
            }
            between |= answer.status() == SitingAnswer.Status.FEASIBLE && answer.bound() > 0;
        }
        assertThat(between)
                .as("some search was stopped between answer and proof")
                .isTrue();
    }

    @Test
    void manyPointsOfAFewKindsCostWhatTheFewDo() {
        int copies = 9_000;
        int[][] few = new int[30][25];
        SplittableRandom random = new SplittableRandom(3);
        long[] weights = random.longs(25, 0, 9).toArray();
        for (int[] row : few) {
            for (int point = 0; point < row.length; point++) {
                row[point] = random.nextInt(9) == 0 ? SiteCosts.UNREACHED : random.nextInt(5000);
            }
        }
        char[][] many = new char[30][25 * copies];
        long[] manyWeights = new long[25 * copies];
        for (int point = 0; point < manyWeights.length; point++) {
            manyWeights[point] = weights[point % 25];
            for (int site = 0; site < 30; site++) {
                many[site][point] = (char) Math.min(few[site][point % 25], Character.MAX_VALUE);
            }
        }
        List<SiteRules.Conflict> conflicts = List.of(new SiteRules.Conflict(0, 1), new SiteRules.Conflict(3, 9));
        List<SiteStatus> statuses = new ArrayList<>(Collections.nCopies(30, C));
        statuses.set(7, R);
        SiteRules rules = new SiteRules(statuses, conflicts);
        SitingAnswer small = PMedian.solve(
                new MedianProblem(Demand.of(weights), SiteCosts.of(25, few), rules, 5), 1, SitingWork.UNTIL_PROVEN);
        MedianProblem large =
                new MedianProblem(Demand.of(manyWeights), SiteCosts.ofShort(manyWeights.length, many), rules, 5);
        SitingAnswer answer = PMedian.solve(large, 1, SitingWork.UNTIL_PROVEN);
        assertThat((long) large.sites() * large.demand().size()).isGreaterThan(Penalties.SORTED);
        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(small.objective() * copies);
    }

    @Test
    void theBytesOfALargeProblemAreFewBesideItsCosts() {
        assertThat(PMedian.bytes(250, 400_000)).isLessThan(250L << 20).isLessThan(2 * SiteCosts.bytes(250, 400_000));
        assertThat(PMedian.bytes(900, 900)).isLessThan(100L << 20);
    }

    /** Returns places scattered over a square, every one with a site. */
    static MedianProblem scattered(int places, int p, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] x = random.ints(places, 0, 1000).toArray();
        int[] y = random.ints(places, 0, 1000).toArray();
        int[][] costs = new int[places][places];
        for (int site = 0; site < places; site++) {
            for (int point = 0; point < places; point++) {
                costs[site][point] = (int) Math.hypot(x[site] - x[point], y[site] - y[point]);
            }
        }
        return new MedianProblem(
                Demand.of(random.longs(places, 1, 100).toArray()),
                SiteCosts.of(places, costs),
                SiteRules.free(places),
                p);
    }

    private static SitingWork until(BooleanSupplier stopped, List<SitingProgress> heard) {
        return new SitingWork() {
            @Override
            public void improved(SitingProgress progress) {
                heard.add(progress);
            }

            @Override
            public boolean stopped() {
                return stopped.getAsBoolean();
            }
        };
    }

    private static List<SiteStatus> free() {
        return Collections.nCopies(5, C);
    }

    private static SitingAnswer solve(int p, List<SiteStatus> statuses, long... weights) {
        return PMedian.solve(problem(p, statuses, List.of(), weights), 1, SitingWork.UNTIL_PROVEN);
    }

    private static MedianProblem problem(
            int p, List<SiteStatus> statuses, List<SiteRules.Conflict> conflicts, long... weights) {
        int[][] costs = IntStream.of(ROAD)
                .mapToObj(site ->
                        IntStream.of(ROAD).map(point -> Math.abs(site - point)).toArray())
                .toArray(int[][]::new);
        return new MedianProblem(Demand.of(weights), SiteCosts.of(5, costs), new SiteRules(statuses, conflicts), p);
    }
}
