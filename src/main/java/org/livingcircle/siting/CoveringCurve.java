package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.List;

/**
 * How the weight covered grows with the number of sites: an answer of MCLP for each, in one call. Each begins with the answer before it.
 * Small problems are mostly proved; a point of a large one has a bound. Method: {@code src/docs/method/siting-covering.md}.
 */
public final class CoveringCurve {

    private static final int PARTS = 200;
    private static final int SHAKES = 4;

    private CoveringCurve() {}

    /** The answer for so many sites, required ones among them. */
    public record Point(int p, SitingAnswer answer) {}

    /**
     * Returns answers from the number of required sites, or 1 if there are none, to a number of sites; fewer where fewer may be open,
     * and none after all that can be covered is, or after the work stops.
     */
    public static List<Point> solve(CoveringProblem problem, int upTo, long seed, SitingWork work) {
        CoverRows rows = CoverDominance.ofSites(CoverRows.of(problem, CoverRows.Kind.FIRST));
        SiteRules rules = problem.rules();
        int most = Math.min(upTo, rules.count(SiteStatus.REQUIRED) + rules.count(SiteStatus.CANDIDATE));
        List<Point> curve = new ArrayList<>();
        int[] open = new int[0];
        long all = rows.reachable();
        for (int p = Math.max(1, rows.required.length); p <= most && !work.stopped(); p++) {
            CoverSearch search = new CoverSearch(
                            rows, p - rows.required.length, seed, -1, Long.MAX_VALUE, Silent.until(work))
                    .startingAt(open)
                    .atMost(PARTS, SHAKES);
            search.run();
            SitingAnswer answer = CoverAnswers.of(
                    search, true, "no set of %d sites that may stand together reaches all floors".formatted(p), 0);
            curve.add(new Point(p, answer));
            if (answer.hasSites()) {
                open = search.open();
                work.improved(new SitingProgress(true, answer.objective(), answer.bound(), answer.open()));
                if (answer.objective() == all) {
                    break;
                }
            }
        }
        return List.copyOf(curve);
    }
}
