package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Explains the open sites of a p-median by the cost to their points, weight times cost: one pass over the costs of every site, whatever
 * p is (Resende and Werneck 2007).
 *
 * <p>With d1 and d2 the cost to the nearest and the second nearest open site, closing r alone loses L(r), the sum of w (d2 - d1) over the
 * points nearest to r. Opening i gains G(i), the sum of w (d1 - c) where c, the cost to i, is below d1. For an exchange of r for i the
 * points of r lose less by E(i, r), the sum of w (d2 - max(c, d1)) where c is below d2.
 */
public final class MedianExplanation {

    private final MedianProblem problem;
    private final int[] open;
    private final int points;

    /** By point the place of the nearest open site, the lower one of equals, and the costs to it and to the next. */
    private final int[] nearest;

    private final int[] first;
    private final int[] second;

    private MedianExplanation(MedianProblem problem, int[] open) {
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
        return new MedianExplanation(
                        problem, open.stream().mapToInt(Integer::intValue).toArray())
                .explain();
    }

    private List<SiteExplanation> explain() {
        long[] served = new long[open.length];
        long[] lost = new long[open.length];
        int[] stranded = new int[open.length];
        long objective = 0;
        for (int point = 0; point < points; point++) {
            long weight = problem.demand().weight(point);
            if (weight == 0) {
                continue;
            }
            int place = nearest[point];
            served[place] += weight;
            objective += weight * first[point];
            if (second[point] == SiteCosts.UNREACHED) {
                stranded[place]++;
            } else {
                lost[place] += weight * (second[point] - first[point]);
            }
        }
        Replacements replacements = replacements(objective, lost, stranded);
        Long[] added = added();
        List<SiteExplanation> explanations = new ArrayList<>();
        for (int place = 0; place < open.length; place++) {
            Integer runnerUp = replacements.site(place);
            explanations.add(new SiteExplanation(
                    open[place],
                    served[place],
                    added[place],
                    stranded[place] > 0 ? null : (Long) lost[place],
                    runnerUp,
                    runnerUp == null ? null : (Long) (-replacements.value(place)),
                    replacements.ties(place)));
        }
        return explanations;
    }

    /** The value of an answer is its objective with the sign turned: higher is better. */
    private Replacements replacements(long objective, long[] lost, int[] stranded) {
        Exchanges exchanges = new Exchanges(problem.rules(), open);
        int[] candidates = IntStream.range(0, problem.sites())
                .filter(exchanges::isCandidate)
                .toArray();
        Exchange[] all =
                Arrays.stream(candidates).parallel().mapToObj(this::exchange).toArray(Exchange[]::new);
        Replacements replacements = new Replacements(open.length, -objective);
        for (int i = 0; i < candidates.length; i++) {
            for (int place = 0; place < open.length; place++) {
                if (exchanges.allows(place, candidates[i]) && all[i].rescued()[place] == stranded[place]) {
                    long value = -objective - lost[place] + all[i].gain() + all[i].saved()[place];
                    replacements.offer(place, candidates[i], value);
                }
            }
        }
        return replacements;
    }

    /**
     * What a candidate would do.
     *
     * @param gain beside all open sites
     * @param saved by place, of what closing it loses; below 0 where it serves at a higher cost points that nobody else would
     * @param rescued by place, of the points that nobody else would serve
     */
    @SuppressWarnings("ArrayRecordComponent") // Made and read in one method, never compared.
    private record Exchange(long gain, long[] saved, int[] rescued) {}

    private Exchange exchange(int candidate) {
        long[] saved = new long[open.length];
        int[] rescued = new int[open.length];
        long gain = 0;
        for (int point = 0; point < points; point++) {
            long weight = problem.demand().weight(point);
            int cost = problem.costs().cost(candidate, point);
            if (weight == 0 || cost == SiteCosts.UNREACHED) {
                continue;
            }
            if (cost < first[point]) {
                gain += weight * (first[point] - cost);
            }
            if (second[point] == SiteCosts.UNREACHED) {
                rescued[nearest[point]]++;
                saved[nearest[point]] -= weight * Math.max(0, cost - first[point]);
            } else if (cost < second[point]) {
                saved[nearest[point]] += weight * (second[point] - Math.max(cost, first[point]));
            }
        }
        return new Exchange(gain, saved, rescued);
    }

    /** What each site saves in the order that saves most soonest, required sites first; null while some points are still unserved. */
    private Long[] added() {
        Long[] added = new Long[open.length];
        int[] cost = new int[points];
        Arrays.fill(cost, SiteCosts.UNREACHED);
        boolean[] done = new boolean[open.length];
        // What a site does never grows while others come, so one whose step of before is not the best is not looked at
        // again (Minoux 1978).
        Step[] known = Arrays.stream(open)
                .parallel()
                .mapToObj(site -> step(site, cost))
                .toArray(Step[]::new);
        int[] knownAt = new int[open.length];
        for (int step = 0; step < open.length; step++) {
            int next = first(known, done);
            while (knownAt[next] < step) {
                known[next] = step(open[next], cost);
                knownAt[next] = step;
                next = first(known, done);
            }
            Step best = known[next];
            done[next] = true;
            added[next] = step == 0 || best.newlyServed() > 0 ? null : (Long) best.saved();
            for (int point = 0; point < points; point++) {
                cost[point] = Math.min(cost[point], problem.costs().cost(open[next], point));
            }
        }
        return added;
    }

    private static int first(Step[] known, boolean[] done) {
        int first = -1;
        for (int place = 0; place < known.length; place++) {
            if (!done[place] && (first < 0 || known[place].comesBefore(known[first]))) {
                first = place;
            }
        }
        return first;
    }

    /**
     * What one more site does to those served so far.
     *
     * @param newlyServed weight that nobody served; it comes first
     * @param saved of the cost so far, less the cost of those newly served
     */
    private record Step(boolean required, long newlyServed, long saved) {

        boolean comesBefore(Step other) {
            if (required != other.required) {
                return required;
            }
            return newlyServed == other.newlyServed ? saved > other.saved : newlyServed > other.newlyServed;
        }
    }

    private Step step(int site, int[] costSoFar) {
        long newlyServed = 0;
        long saved = 0;
        for (int point = 0; point < points; point++) {
            long weight = problem.demand().weight(point);
            int cost = problem.costs().cost(site, point);
            if (cost >= costSoFar[point]) {
                continue;
            }
            if (costSoFar[point] == SiteCosts.UNREACHED) {
                newlyServed += weight;
                saved -= weight * cost;
            } else {
                saved += weight * (costSoFar[point] - cost);
            }
        }
        return new Step(problem.rules().status(site) == SiteStatus.REQUIRED, newlyServed, saved);
    }
}
