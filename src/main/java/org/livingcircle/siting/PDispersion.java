package org.livingcircle.siting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exactly p sites of which the two nearest are as far apart as can be (Kuby 1987): a bisection over the costs, each step a search for p
 * sites of which no two are nearer. Exact. The objective is the smallest cost between two open sites. Method: {@code
 * src/docs/method/siting-covering.md}.
 */
public final class PDispersion {

    private static final String ENGINE = "bisection-of-independent-sets";

    private final DispersionProblem problem;
    private final SitingWork work;
    private int[] open = new int[0];
    private boolean found;
    private int lower;
    private int upper;
    private long steps;

    private PDispersion(DispersionProblem problem, SitingWork work) {
        this.problem = problem;
        this.work = work;
    }

    /** Returns the bytes that a search takes at most, beside the problem. */
    public static long bytes(long sites) {
        return sites * sites / 2 + 200 * sites;
    }

    public static SitingAnswer solve(DispersionProblem problem, SitingWork work) {
        String reason = CoverAnswers.count(problem.rules(), problem.p());
        return reason != null ? CoverAnswers.none(reason, ENGINE, 0) : new PDispersion(problem, work).solve();
    }

    private SitingAnswer solve() {
        upper = largest();
        Boolean any = apart(0);
        if (any == null) {
            return CoverAnswers.unknown(upper, ENGINE, steps);
        }
        if (!any) {
            return CoverAnswers.none(
                    "no %d sites that may be open stand together".formatted(problem.p()), ENGINE, steps);
        }
        while (lower < upper && !work.stopped()) {
            int middle = lower + (upper - lower) / 2 + 1;
            Boolean apart = apart(middle);
            if (apart == null) {
                break;
            }
            if (!apart) {
                upper = costBelow(middle);
                tell();
            }
        }
        return new SitingAnswer(
                lower >= upper ? SitingAnswer.Status.OPTIMAL : SitingAnswer.Status.FEASIBLE,
                lower,
                Math.max(lower, upper),
                CoverAnswers.list(open),
                null,
                ENGINE,
                steps);
    }

    private int largest() {
        int largest = 0;
        for (int site = 0; site < problem.sites(); site++) {
            for (int other = 0; other < site; other++) {
                largest = Math.max(largest, problem.between()[site][other]);
            }
        }
        return largest;
    }

    /** Looks for p sites of which no two are nearer than a cost; null where the work stopped first. */
    private @Nullable Boolean apart(int cost) {
        IndependentSites search = new IndependentSites(problem, cost, work);
        Boolean answer = search.find();
        steps += search.steps();
        if (answer != null && answer) {
            open = search.open();
            found = true;
            lower = smallest(open);
            tell();
        }
        return answer;
    }

    private int smallest(int[] sites) {
        int smallest = Integer.MAX_VALUE;
        for (int site : sites) {
            for (int other : sites) {
                if (site != other) {
                    smallest = Math.min(smallest, problem.between()[site][other]);
                }
            }
        }
        return smallest;
    }

    private void tell() {
        work.improved(new SitingProgress(
                found,
                lower,
                Math.max(lower, upper),
                Arrays.stream(open).boxed().toList()));
    }

    /** Returns the greatest cost below one; what is held already where there is none above it. */
    private int costBelow(int cost) {
        int below = lower;
        for (int site = 0; site < problem.sites(); site++) {
            for (int other = 0; other < site; other++) {
                int between = problem.between()[site][other];
                if (between < cost && between > below) {
                    below = between;
                }
            }
        }
        return below;
    }
}
