package org.livingcircle.siting;

/**
 * The most weight that at most p sites cover (MCLP, Church and ReVelle 1974): exact, with a proof where it ends by itself, and at any
 * time with a bound.
 *
 * <p>p counts required sites; fewer are open where another would add nothing. Floors by zone and conflicts hold in every answer. The same
 * problem and seed give the same answer unless the search is stopped. Method: {@code src/docs/method/siting-covering.md}.
 */
public final class MaximalCovering {

    private MaximalCovering() {}

    /** Returns the bytes that a search takes at most, beside the problem; entries are covered points summed over the sites. */
    public static long bytes(long sites, long points, long entries) {
        return CoverRows.bytes(sites, points, entries);
    }

    /**
     * Finds the sites that cover the most.
     *
     * @param p how many sites may be open, required ones among them; more than may be open at all has no answer
     */
    public static SitingAnswer solve(CoveringProblem problem, int p, long seed, SitingWork work) {
        String reason = CoverAnswers.count(problem.rules(), p);
        if (reason != null) {
            return CoverAnswers.none(reason, CoverAnswers.ENGINE, 0);
        }
        CoverRows rows = CoverRows.of(problem, CoverRows.Kind.FIRST);
        reason = CoverAnswers.floorOutOfReach(rows);
        if (reason != null) {
            return CoverAnswers.none(reason, CoverAnswers.ENGINE, 0);
        }
        return search(CoverDominance.ofSites(rows), p - rows.required.length, seed, work);
    }

    private static SitingAnswer search(CoverRows rows, int p, long seed, SitingWork work) {
        CoverSearch search = new CoverSearch(rows, p, seed, -1, Long.MAX_VALUE, work);
        search.run();
        return CoverAnswers.of(search, true, "no set of sites that may stand together reaches all floors", 0);
    }
}
