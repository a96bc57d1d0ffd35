package org.livingcircle.siting;

/**
 * With the fewest sites that cover every point, the most weight that a second site covers too (LSCP-B: Daskin and Stern 1981, Hogan and
 * ReVelle 1986). The objective is the weight covered at least twice; a point that fewer than two sites could cover never counts.
 * Method: {@code src/docs/method/siting-covering.md}.
 */
public final class BackupCovering {

    private BackupCovering() {}

    /** Returns the bytes that a search takes at most, beside the problem; entries are covered points summed over the sites. */
    public static long bytes(long sites, long points, long entries) {
        return CoverRows.bytes(sites, points, entries);
    }

    /**
     * Finds the sites. Where the work stops before the fewest are known, the answer has the fewest found so far, covers every point, and
     * is {@link SitingAnswer.Status#FEASIBLE}. Its bound is that of all sets of up to that many sites, so it holds for the fewest too;
     * its objective may be more than the fewest can have.
     */
    public static SitingAnswer solve(CoveringProblem problem, long seed, SitingWork work) {
        SitingAnswer fewest = SetCovering.solve(problem, Silent.until(work));
        if (!fewest.hasSites()) {
            return fewest;
        }
        CoverRows rows = CoverRows.of(problem, CoverRows.Kind.SECOND);
        int room = fewest.open().size() - rows.required.length;
        CoverSearch search = new CoverSearch(rows, room, seed, -1, Long.MAX_VALUE, work)
                .startingAt(fewest.open().stream().mapToInt(Integer::intValue).toArray());
        search.run();
        return CoverAnswers.of(
                search,
                fewest.status() == SitingAnswer.Status.OPTIMAL,
                "no set of sites that may stand together covers every point",
                fewest.work());
    }
}
