package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Explains the open sites of a p-centre by the longest way: one pass over the costs of every site. Points of weight 0 do not count.
 *
 * <p>Without site r its points go to the next nearest open site; with i in its place they go to the nearer of that one and i, and the
 * points of other sites may go to i too.
 */
public final class CentreExplanation {

    private final MedianProblem problem;
    private final int[] open;
    private final int points;

    /** By point the place of the nearest open site, the lower one of equals, and the costs to it and to the next. */
    private final int[] nearest;

    private final int[] first;
    private final int[] second;

    private CentreExplanation(MedianProblem problem, int[] open) {
        this.problem = problem;
        this.open = open;
        this.points = problem.demand().size();
        TwoNearest two = TwoNearest.of(problem.costs(), open);
        this.nearest = two.places();
        this.first = two.first();
        this.second = two.second();
    }

    /**
     * Explains an answer in which every point with weight is served.
     *
     * @param open the open sites, ascending
     * @return by open site, in that order
     */
    public static List<SiteExplanation> of(MedianProblem problem, List<Integer> open) {
        return new CentreExplanation(
                        problem, open.stream().mapToInt(Integer::intValue).toArray())
                .explain();
    }

    private List<SiteExplanation> explain() {
        long[] served = new long[open.length];
        long[] farthest = new long[open.length];
        for (int point = 0; point < points; point++) {
            long weight = problem.demand().weight(point);
            if (weight > 0) {
                served[nearest[point]] += weight;
                farthest[nearest[point]] = Math.max(farthest[nearest[point]], first[point]);
            }
        }
        long objective = Arrays.stream(farthest).max().orElse(0);
        int[] row = new int[points];
        Arrays.fill(row, SiteCosts.UNREACHED);
        long[] without = longest(row);
        Replacements replacements = replacements(objective, row);
        List<SiteExplanation> explanations = new ArrayList<>();
        for (int place = 0; place < open.length; place++) {
            Long lost = without[place] == SiteCosts.UNREACHED ? null : (Long) (without[place] - objective);
            Integer runnerUp = replacements.site(place);
            explanations.add(new SiteExplanation(
                    open[place],
                    served[place],
                    lost,
                    lost,
                    runnerUp,
                    runnerUp == null ? null : (Long) (-replacements.value(place)),
                    replacements.ties(place),
                    farthest[place],
                    null,
                    null,
                    SiteExplanation.Told.ALL));
        }
        return explanations;
    }

    private Replacements replacements(long objective, int[] row) {
        Exchanges exchanges = new Exchanges(problem.rules(), open);
        Replacements replacements = new Replacements(open.length, -objective);
        for (int site = 0; site < problem.sites(); site++) {
            if (exchanges.isCandidate(site)) {
                problem.costs().copyRow(site, row);
                long[] swapped = longest(row);
                for (int place = 0; place < open.length; place++) {
                    if (swapped[place] != SiteCosts.UNREACHED && exchanges.allows(place, site)) {
                        replacements.offer(place, site, -swapped[place]);
                    }
                }
            }
        }
        return replacements;
    }

    /**
     * Returns by open site the longest way without it and with another; unreached where somebody would be.
     *
     * @param other by point the cost to the other
     */
    private long[] longest(int[] other) {
        long[] gone = new long[open.length]; // of the points of the one that goes
        long[] kept = new long[open.length]; // of the same points while it stays
        for (int point = 0; point < points; point++) {
            if (problem.demand().weight(point) > 0) {
                int place = nearest[point];
                gone[place] = Math.max(gone[place], Math.min(second[point], other[point]));
                kept[place] = Math.max(kept[place], Math.min(first[point], other[point]));
            }
        }
        long[] longest = gone.clone();
        for (int place = 0; place < open.length; place++) {
            for (int staying = 0; staying < open.length; staying++) {
                longest[place] = staying == place ? longest[place] : Math.max(longest[place], kept[staying]);
            }
        }
        return longest;
    }
}
