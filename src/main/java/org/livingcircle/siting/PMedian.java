package org.livingcircle.siting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The p-median (Hakimi 1964): which p sites, open, make the least {@code sum of weight x cost to the nearest open site}. Exact: the
 * search goes on until its bound meets its answer, and the bound is whole-number arithmetic throughout.
 *
 * <p>Interchange finds answers, a Lagrangian relaxation of the assignment bounds them, its penalties settle sites, and branch and bound
 * closes what is left. Exactly p sites are open, required ones among them. Every point of weight above 0 must be reached by an open
 * site. The same problem and seed give the same answer on any number of cores, unless the search is stopped.
 */
public final class PMedian {

    /** Stands in {@link SitingAnswer#engine()}. */
    static final String ENGINE = "lagrangian-branch-and-bound";

    private PMedian() {}

    /**
     * Returns the bytes that a search takes at most, beside the costs themselves ({@link SiteCosts#bytes}), so that a caller can refuse
     * what would not fit.
     *
     * @param sites that may be open
     */
    public static long bytes(int sites, int points) {
        long costs = (long) sites * points;
        // By point: multipliers, directions and the nearest sites of the interchanges, of which a large problem has one
        // at a time.
        long arrays = (costs <= Penalties.SORTED ? 200L : 120L) * points + 64L * sites;
        long held = costs <= Penalties.SORTED ? costs : Math.min((long) Aggregation.GROUPS * sites, Penalties.SORTED);
        // By cost held: a copy, its order twice over, once more while sites are cut away.
        return arrays + 36 * held + MedianTree.MEMORY;
    }

    /**
     * Solves a problem.
     *
     * @param seed of the chance in where interchanges start; a proven objective does not depend on it
     */
    public static SitingAnswer solve(MedianProblem problem, long seed, SitingWork work) {
        String counts = wrongCounts(problem);
        if (counts != null) {
            return infeasible(counts, 0);
        }
        MedianCore core = MedianCore.of(problem);
        String unreached = unreached(core, problem);
        if (unreached != null) {
            return infeasible(unreached, 0);
        }
        if (core.sites < core.p) {
            return infeasible(
                    "p is %d, but beside the required sites the spacing leaves only %d sites that may be open"
                            .formatted(problem.p(), core.sites),
                    0);
        }
        Incumbent incumbent = new Incumbent(work, core);
        MedianSearch search = new MedianSearch(core, work, incumbent, seed);
        String reason = search.begin();
        if (reason != null) {
            return infeasible(reason, incumbent.steps);
        }
        search.run();
        if (incumbent.cost == Relaxation.NONE) {
            return new SitingAnswer(
                    SitingAnswer.Status.UNKNOWN,
                    0,
                    incumbent.boundOfObjective(),
                    List.of(),
                    null,
                    ENGINE,
                    incumbent.steps);
        }
        return new SitingAnswer(
                incumbent.proven() ? SitingAnswer.Status.OPTIMAL : SitingAnswer.Status.FEASIBLE,
                incumbent.objective(),
                incumbent.boundOfObjective(),
                incumbent.open(),
                null,
                ENGINE,
                incumbent.steps);
    }

    private static SitingAnswer infeasible(String reason, long work) {
        return new SitingAnswer(SitingAnswer.Status.INFEASIBLE, 0, 0, List.of(), reason, ENGINE, work);
    }

    private static @Nullable String wrongCounts(MedianProblem problem) {
        int required = problem.rules().count(SiteStatus.REQUIRED);
        if (required > problem.p()) {
            return "%d sites are required, but p is only %d".formatted(required, problem.p());
        }
        int allowed = problem.sites() - problem.rules().count(SiteStatus.FORBIDDEN);
        if (allowed < problem.p()) {
            return "p is %d, but only %d sites may be open".formatted(problem.p(), allowed);
        }
        return null;
    }

    private static @Nullable String unreached(MedianCore core, MedianProblem problem) {
        if (!core.rows.gaps && core.sites > 0) {
            return null;
        }
        int[] lost = IntStream.range(0, core.points)
                .filter(point -> core.weights[point] > 0
                        && IntStream.range(0, core.sites).noneMatch(site -> core.rows.cost(site, point) < core.far))
                .toArray();
        if (lost.length == 0) {
            return null;
        }
        return "%d of %d points with demand are reached by no site that may be open; the first is point %d"
                .formatted(
                        lost.length,
                        Arrays.stream(core.weights).filter(weight -> weight > 0).count(),
                        core.point(lost[0], problem.demand()));
    }
}
