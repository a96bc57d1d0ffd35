package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Explains the open sites of a covering by the weight they cover: one pass over the points of every site, whatever p is.
 *
 * <p>With U the weight no open site covers that candidate i would, E(i, r) the weight only r covers and i would too, and S(r) the
 * weight only r covers, the exchange of r for i is worth covered - S(r) + U(i) + E(i, r) (Teitz and Bart 1968, for covering).
 */
public final class CoveringExplanation {

    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    private final CoveringProblem problem;
    private final int[] open;

    /** By point the place of its only open site, {@link #NOBODY} or {@link #SEVERAL}. */
    private final int[] only;

    private CoveringExplanation(CoveringProblem problem, int[] open) {
        this.problem = problem;
        this.open = open;
        this.only = new int[problem.demand().size()];
        Arrays.fill(only, NOBODY);
        for (int place = 0; place < open.length; place++) {
            for (int point : problem.covers()[open[place]]) {
                only[point] = only[point] == NOBODY ? place : SEVERAL;
            }
        }
    }

    /**
     * Explains an answer.
     *
     * @param open the open sites, ascending
     * @return by open site, in that order
     */
    public static List<SiteExplanation> of(CoveringProblem problem, List<Integer> open) {
        return new CoveringExplanation(
                        problem, open.stream().mapToInt(Integer::intValue).toArray())
                .explain();
    }

    private List<SiteExplanation> explain() {
        Demand demand = problem.demand();
        long[] sole = new long[open.length];
        long covered = 0;
        for (int point = 0; point < only.length; point++) {
            if (only[point] != NOBODY) {
                covered += demand.weight(point);
            }
            if (only[point] >= 0) {
                sole[only[point]] += demand.weight(point);
            }
        }
        Replacements replacements = replacements(covered, sole);
        long[] added = added();
        List<SiteExplanation> explanations = new ArrayList<>();
        for (int place = 0; place < open.length; place++) {
            Integer runnerUp = replacements.site(place);
            explanations.add(new SiteExplanation(
                    open[place],
                    added[place],
                    added[place],
                    sole[place],
                    runnerUp,
                    runnerUp == null ? null : (Long) replacements.value(place),
                    replacements.ties(place)));
        }
        return explanations;
    }

    private Replacements replacements(long covered, long[] sole) {
        Demand demand = problem.demand();
        Exchanges exchanges = new Exchanges(problem.rules(), open);
        Replacements replacements = new Replacements(open.length, covered);
        Floors floors = problem.floors().isEmpty() ? null : new Floors();
        long[] shared = new long[open.length];
        for (int site = 0; site < problem.sites(); site++) {
            if (!exchanges.isCandidate(site)) {
                continue;
            }
            Arrays.fill(shared, 0);
            long fresh = 0;
            for (int point : problem.covers()[site]) {
                if (only[point] == NOBODY) {
                    fresh += demand.weight(point);
                } else if (only[point] >= 0) {
                    shared[only[point]] += demand.weight(point);
                }
            }
            if (floors != null) {
                floors.show(site);
            }
            for (int place = 0; place < open.length; place++) {
                if (exchanges.allows(place, site) && (floors == null || floors.hold(place))) {
                    replacements.offer(place, site, covered - sole[place] + fresh + shared[place]);
                }
            }
        }
        return replacements;
    }

    /** What each site covers anew in the order that covers most soonest, required sites first. */
    private long[] added() {
        Demand demand = problem.demand();
        boolean[] reached = new boolean[demand.size()];
        long[] added = new long[open.length];
        boolean[] done = new boolean[open.length];
        for (int step = 0; step < open.length; step++) {
            int next = NOBODY;
            for (int place = 0; place < open.length; place++) {
                if (!done[place]) {
                    added[place] = fresh(open[place], reached);
                    if (next == NOBODY || comesBefore(place, next, added)) {
                        next = place;
                    }
                }
            }
            done[next] = true;
            for (int point : problem.covers()[open[next]]) {
                reached[point] = true;
            }
        }
        return added;
    }

    private boolean comesBefore(int place, int other, long[] added) {
        boolean required = problem.rules().status(open[place]) == SiteStatus.REQUIRED;
        boolean otherRequired = problem.rules().status(open[other]) == SiteStatus.REQUIRED;
        return required == otherRequired ? added[place] > added[other] : required;
    }

    private long fresh(int site, boolean[] reached) {
        long fresh = 0;
        for (int point : problem.covers()[site]) {
            fresh += reached[point] ? 0 : problem.demand().weight(point);
        }
        return fresh;
    }

    /** Tells whether an exchange leaves every zone its least covered weight. */
    private final class Floors {

        private final long[] covered = new long[problem.demand().zoneCount()];
        private final long[][] sole = new long[open.length][covered.length];
        private final long[] fresh = new long[covered.length];
        private final long[][] shared = new long[open.length][covered.length];

        Floors() {
            for (int point = 0; point < only.length; point++) {
                int zone = problem.demand().zone(point);
                if (zone != Demand.NO_ZONE && only[point] != NOBODY) {
                    covered[zone] += problem.demand().weight(point);
                    if (only[point] >= 0) {
                        sole[only[point]][zone] += problem.demand().weight(point);
                    }
                }
            }
        }

        void show(int candidate) {
            Arrays.fill(fresh, 0);
            for (long[] byZone : shared) {
                Arrays.fill(byZone, 0);
            }
            for (int point : problem.covers()[candidate]) {
                int zone = problem.demand().zone(point);
                if (zone != Demand.NO_ZONE && only[point] == NOBODY) {
                    fresh[zone] += problem.demand().weight(point);
                } else if (zone != Demand.NO_ZONE && only[point] >= 0) {
                    shared[only[point]][zone] += problem.demand().weight(point);
                }
            }
        }

        boolean hold(int place) {
            for (int zone = 0; zone < covered.length; zone++) {
                long left = covered[zone] - sole[place][zone] + fresh[zone] + shared[place][zone];
                if (left < problem.floors().get(zone)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Returns the weight that no open site covers, by zone; points outside all zones are in none. */
    public static long[] uncoveredByZone(CoveringProblem problem, List<Integer> open) {
        boolean[] reached = new boolean[problem.demand().size()];
        for (int site : open) {
            for (int point : problem.covers()[site]) {
                reached[point] = true;
            }
        }
        long[] uncovered = new long[problem.demand().zoneCount()];
        for (int point = 0; point < reached.length; point++) {
            int zone = problem.demand().zone(point);
            if (!reached[point] && zone != Demand.NO_ZONE) {
                uncovered[zone] += problem.demand().weight(point);
            }
        }
        return uncovered;
    }
}
