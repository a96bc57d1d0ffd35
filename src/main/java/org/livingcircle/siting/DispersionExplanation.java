package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains the open sites of a p-dispersion by the shortest distance between two of them: one pass over the distances of every site to
 * the open ones. A site that is not in the closest pair holds nothing down, and loses nothing when it goes.
 */
public final class DispersionExplanation {

    private static final long NO_PAIR = Long.MAX_VALUE;

    private final DispersionProblem problem;
    private final int[] open;

    private DispersionExplanation(DispersionProblem problem, int[] open) {
        this.problem = problem;
        this.open = open;
    }

    /**
     * Explains an answer.
     *
     * @param open the open sites, ascending
     * @return by open site, in that order
     */
    public static List<SiteExplanation> of(DispersionProblem problem, List<Integer> open) {
        return new DispersionExplanation(
                        problem, open.stream().mapToInt(Integer::intValue).toArray())
                .explain();
    }

    private List<SiteExplanation> explain() {
        long[] without = new long[open.length];
        Arrays.fill(without, NO_PAIR);
        long shortest = NO_PAIR;
        for (int first = 0; first < open.length; first++) {
            for (int second = first + 1; second < open.length; second++) {
                long distance = problem.between()[open[first]][open[second]];
                shortest = Math.min(shortest, distance);
                for (int place = 0; place < open.length; place++) {
                    if (place != first && place != second) {
                        without[place] = Math.min(without[place], distance);
                    }
                }
            }
        }
        Replacements replacements = replacements(shortest, without);
        List<SiteExplanation> explanations = new ArrayList<>();
        for (int place = 0; place < open.length; place++) {
            Integer runnerUp = replacements.site(place);
            explanations.add(new SiteExplanation(
                    open[place],
                    0,
                    null,
                    without[place] == NO_PAIR ? null : (Long) (shortest - without[place]),
                    runnerUp,
                    runnerUp == null ? null : (Long) replacements.value(place),
                    replacements.ties(place),
                    null,
                    closest(place),
                    null,
                    SiteExplanation.Told.ALL));
        }
        return explanations;
    }

    /** Returns the closest other open site, the lower one of equals; null where it stands alone. */
    private SiteExplanation.@Nullable Closest closest(int place) {
        SiteExplanation.Closest closest = null;
        for (int other : open) {
            long distance = problem.between()[open[place]][other];
            if (other != open[place] && (closest == null || distance < closest.distance())) {
                closest = new SiteExplanation.Closest(other, distance);
            }
        }
        return closest;
    }

    private Replacements replacements(long shortest, long[] without) {
        Exchanges exchanges = new Exchanges(problem.rules(), open);
        Replacements replacements = new Replacements(open.length, shortest);
        for (int site = 0; site < problem.rules().size(); site++) {
            if (!exchanges.isCandidate(site)) {
                continue;
            }
            for (int place = 0; place < open.length; place++) {
                if (exchanges.allows(place, site)) {
                    long value = without[place];
                    for (int other = 0; other < open.length; other++) {
                        value = other == place ? value : Math.min(value, problem.between()[site][open[other]]);
                    }
                    replacements.offer(place, site, value);
                }
            }
        }
        return replacements;
    }
}
