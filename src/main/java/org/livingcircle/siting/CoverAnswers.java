package org.livingcircle.siting;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What covering searches answer; why there is no answer, in words, where that can be seen before a search. */
final class CoverAnswers {

    static final String ENGINE = "lagrangian-branch-and-bound";

    private CoverAnswers() {}

    static SitingAnswer none(String reason, String engine, long steps) {
        return new SitingAnswer(SitingAnswer.Status.INFEASIBLE, 0, 0, List.of(), reason, engine, steps);
    }

    /**
     * Returns what a search came to.
     *
     * @param mayBeProven whether the search's proof is one of the whole question
     * @param reason why there is no answer, if the search proves that
     * @param stepsBefore work done before the search
     */
    static SitingAnswer of(CoverSearch search, boolean mayBeProven, String reason, long stepsBefore) {
        long steps = stepsBefore + search.steps();
        if (!search.found()) {
            return search.proven() ? none(reason, ENGINE, steps) : unknown(search.bound(), ENGINE, steps);
        }
        return new SitingAnswer(
                search.proven() && mayBeProven ? SitingAnswer.Status.OPTIMAL : SitingAnswer.Status.FEASIBLE,
                search.earned(),
                search.bound(),
                list(search.open()),
                null,
                ENGINE,
                steps);
    }

    static SitingAnswer unknown(long bound, String engine, long steps) {
        return new SitingAnswer(
                SitingAnswer.Status.UNKNOWN, 0, bound, List.of(), "stopped before any answer was found", engine, steps);
    }

    static List<Integer> list(int[] sites) {
        return Arrays.stream(sites).boxed().toList();
    }

    /** Tells whether p sites can be open at all. */
    static @Nullable String count(SiteRules rules, int p) {
        int required = rules.count(SiteStatus.REQUIRED);
        int candidates = rules.count(SiteStatus.CANDIDATE);
        if (p > required + candidates) {
            return "p is %d, and %d sites may be open: %d required, %d candidates"
                    .formatted(p, required + candidates, required, candidates);
        }
        return p < required ? "p is %d, and %d sites are required".formatted(p, required) : null;
    }

    static String lost(CoverRows rows) {
        return "%d points with a weight of %d are within the limit of no site that may be open"
                .formatted(rows.lostPoints, rows.lostWeight);
    }

    static @Nullable String floorAboveTotal(CoveringProblem problem) {
        if (!problem.floors().isEmpty()) {
            long[] totals = problem.demand().totalsByZone();
            for (int zone = 0; zone < totals.length; zone++) {
                if (problem.floors().get(zone) > totals[zone]) {
                    return "the floor of zone %d is %d, and its weight %d"
                            .formatted(zone, problem.floors().get(zone), totals[zone]);
                }
            }
        }
        return null;
    }

    static @Nullable String floorOutOfReach(CoverRows rows) {
        if (rows.floors.length > 0) {
            long[] within = new long[rows.floors.length];
            for (int row = 0; row < rows.rows(); row++) {
                if (rows.zones[row] != Demand.NO_ZONE) {
                    within[rows.zones[row]] += rows.weights[row];
                }
            }
            for (int zone = 0; zone < within.length; zone++) {
                if (within[zone] < rows.floors[zone]) {
                    return "zone %d lacks a weight of %d for its floor, and sites that may be open add %d at most"
                            .formatted(zone, rows.floors[zone], within[zone]);
                }
            }
        }
        return null;
    }
}
