package org.livingcircle.siting;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * At most p sites so that the point that is worst off is as near as can be (vertex p-centre, Minieka 1970): a bisection over the costs,
 * each step a set covering within that cost. The covering is asked of few points; those that its answer leaves too far away are added, until
 * none is (Chen and Chen 2009): what no sites do for few points they do not for all. Exact. The objective is the largest cost of a point
 * with a weight to the nearest open site. Method: {@code src/docs/method/siting-covering.md}.
 */
public final class PCentre {

    private static final String ENGINE = "bisection-of-set-covering";
    private static final long SEED = 1;

    /** Some hundreds are asked of on real ground; this leaves room. */
    private static final long USUALLY_ASKED = 10_000;

    private final MedianProblem problem;
    private final SitingWork work;
    private final int[] points;
    private final int[] row;
    /** The points that have been asked of. */
    private int[] asked = new int[0];

    private int lower;
    private int upper = SiteCosts.UNREACHED;
    private int[] open = new int[0];
    private boolean found;
    private long steps;

    private PCentre(MedianProblem problem, SitingWork work) {
        this.problem = problem;
        this.work = work;
        row = new int[problem.costs().points()];
        points = IntStream.range(0, row.length)
                .filter(point -> problem.demand().weight(point) > 0)
                .toArray();
    }

    /** Returns about how many bytes a search takes beside the problem. */
    public static long bytes(long sites, long points) {
        long few = Math.min(points, USUALLY_ASKED);
        return 12 * points + CoverRows.bytes(sites, few, sites * few) + 4 * sites * few;
    }

    public static SitingAnswer solve(MedianProblem problem, SitingWork work) {
        String reason = CoverAnswers.count(problem.rules(), problem.p());
        return reason != null ? CoverAnswers.none(reason, ENGINE, 0) : new PCentre(problem, work).solve();
    }

    private SitingAnswer solve() {
        String lost = least();
        if (lost != null) {
            return CoverAnswers.none(lost, ENGINE, 0);
        }
        spread();
        if (!found) {
            Boolean all = within(SiteCosts.UNREACHED - 1);
            if (all == null) {
                return CoverAnswers.unknown(lower, ENGINE, steps);
            }
            if (!all) {
                return CoverAnswers.none(
                        "no %d sites that may stand together reach every point".formatted(problem.p()), ENGINE, steps);
            }
        }
        while (lower < upper && !work.stopped()) {
            int middle = lower + (upper - lower - 1) / 2;
            Boolean reached = within(middle);
            if (reached == null) {
                break;
            }
            if (!reached) {
                lower = middle + 1;
                tell();
            }
        }
        return new SitingAnswer(
                lower >= upper ? SitingAnswer.Status.OPTIMAL : SitingAnswer.Status.FEASIBLE,
                upper,
                Math.min(lower, upper),
                CoverAnswers.list(open),
                null,
                ENGINE,
                steps);
    }

    /** Finds the cost below which some point has no site at all; returns why there is no answer where one never has. */
    private @Nullable String least() {
        int[] nearest = nearest(site -> problem.rules().status(site) != SiteStatus.FORBIDDEN);
        int lostPoints = 0;
        long lostWeight = 0;
        for (int point : points) {
            if (nearest[point] == SiteCosts.UNREACHED) {
                lostPoints++;
                lostWeight += problem.demand().weight(point);
            } else {
                lower = Math.max(lower, nearest[point]);
            }
        }
        return lostPoints == 0
                ? null
                : "%d points with a weight of %d are reached by no site that may be open"
                        .formatted(lostPoints, lostWeight);
    }

    private int[] nearest(IntPredicate sites) {
        int[] nearest = new int[row.length];
        Arrays.fill(nearest, SiteCosts.UNREACHED);
        for (int site = 0; site < problem.sites(); site++) {
            if (sites.test(site)) {
                approach(site, nearest);
            }
        }
        return nearest;
    }

    private void approach(int site, int[] nearest) {
        problem.costs().copyRow(site, row);
        for (int point = 0; point < row.length; point++) {
            nearest[point] = Math.min(nearest[point], row[point]);
        }
    }

    /** A first answer: again and again the site nearest to the point that is worst off (Gonzalez 1985). */
    private void spread() {
        SiteRules rules = problem.rules();
        boolean[] barred = new boolean[problem.sites()];
        boolean[] isOpen = new boolean[problem.sites()];
        int[] nearest = nearest(site -> rules.status(site) == SiteStatus.REQUIRED);
        int size = 0;
        for (int site = 0; site < barred.length; site++) {
            isOpen[site] = rules.status(site) == SiteStatus.REQUIRED;
            barred[site] = rules.status(site) != SiteStatus.CANDIDATE;
            size += isOpen[site] ? 1 : 0;
        }
        for (int site = 0; site < barred.length; site++) {
            bar(site, isOpen, barred);
        }
        for (; size < problem.p(); size++) {
            int worst = worst(nearest);
            if (worst >= 0) {
                asked = IntStream.concat(Arrays.stream(asked), IntStream.of(worst))
                        .distinct()
                        .toArray();
            }
            int best = -1;
            for (int site = 0; site < barred.length && worst >= 0; site++) {
                if (!barred[site]
                        && !isOpen[site]
                        && (best < 0
                                || problem.costs().cost(site, worst)
                                        < problem.costs().cost(best, worst))) {
                    best = site;
                }
            }
            if (best < 0) {
                break;
            }
            isOpen[best] = true;
            approach(best, nearest);
            bar(best, isOpen, barred);
        }
        int worst = worst(nearest);
        int cost = worst < 0 ? 0 : nearest[worst];
        if (cost != SiteCosts.UNREACHED) {
            take(IntStream.range(0, isOpen.length).filter(site -> isOpen[site]).toArray());
        }
    }

    private void bar(int site, boolean[] isOpen, boolean[] barred) {
        for (SiteRules.Conflict conflict : problem.rules().conflicts()) {
            if (isOpen[site] && (conflict.first() == site || conflict.second() == site)) {
                barred[conflict.first() == site ? conflict.second() : conflict.first()] = true;
            }
        }
    }

    private int worst(int[] nearest) {
        int worst = -1;
        for (int point : points) {
            worst = worst < 0 || nearest[point] > nearest[worst] ? point : worst;
        }
        return worst;
    }

    /** Looks for sites that reach every point within a cost; null where the work stopped first. */
    private @Nullable Boolean within(int cost) {
        while (true) {
            CoverRows rows = CoverRows.of(asked(cost), CoverRows.Kind.ALL);
            CoverRows reduced = rows.lostPoints > 0 ? null : CoverDominance.ofAll(rows, work);
            int room = reduced == null ? -1 : problem.p() - reduced.required.length;
            if (reduced == null || room < 0) {
                return false;
            }
            CoverRows equal = reduced.withEqualWeights();
            long all = equal.reachable();
            CoverSearch search = new CoverSearch(equal, room, SEED, all - 1, all, Silent.until(work));
            search.run();
            steps += search.steps();
            if (!search.found()) {
                return search.proven() ? false : null;
            }
            if (!askMore(search.open(), cost)) {
                take(search.open());
                return true;
            }
            if (work.stopped()) {
                return null;
            }
        }
    }

    /** Returns which sites reach the points asked of within a cost. */
    private CoveringProblem asked(int cost) {
        int[][] covers = new int[problem.sites()][];
        int[] reached = new int[asked.length];
        for (int site = 0; site < covers.length; site++) {
            int size = 0;
            if (problem.rules().status(site) != SiteStatus.FORBIDDEN) {
                for (int i = 0; i < asked.length; i++) {
                    if (problem.costs().cost(site, asked[i]) <= cost) {
                        reached[size++] = i;
                    }
                }
            }
            covers[site] = Arrays.copyOf(reached, size);
        }
        long[] ones = new long[asked.length];
        Arrays.fill(ones, 1);
        return CoveringProblem.of(Demand.of(ones), covers, problem.rules());
    }

    /** Adds, for each site, the farthest of its points that is beyond a cost; returns whether there was any. */
    private boolean askMore(int[] sites, int cost) {
        int[] nearest = new int[row.length];
        int[] place = new int[row.length];
        Arrays.fill(nearest, SiteCosts.UNREACHED);
        for (int at = 0; at < sites.length; at++) {
            problem.costs().copyRow(sites[at], row);
            for (int point = 0; point < row.length; point++) {
                if (row[point] < nearest[point]) {
                    nearest[point] = row[point];
                    place[point] = at;
                }
            }
        }
        int[] farthest = new int[Math.max(1, sites.length)];
        Arrays.fill(farthest, -1);
        for (int point : points) {
            int known = farthest[place[point]];
            if (nearest[point] > cost && (known < 0 || nearest[point] > nearest[known])) {
                farthest[place[point]] = point;
            }
        }
        int before = asked.length;
        asked = IntStream.concat(Arrays.stream(asked), Arrays.stream(farthest).filter(point -> point >= 0))
                .toArray();
        return asked.length > before;
    }

    private void take(int[] sites) {
        int[] nearest = nearest(site -> Arrays.binarySearch(sites, site) >= 0);
        int worst = worst(nearest);
        found = true;
        open = sites;
        upper = worst < 0 ? 0 : nearest[worst];
        tell();
    }

    private void tell() {
        work.improved(new SitingProgress(true, upper, Math.min(lower, upper), CoverAnswers.list(open)));
    }
}
